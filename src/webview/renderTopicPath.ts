import { element } from './dom';

/** The levels of a topic from the root, each in its own direction: names in Hebrew would else change places. */
export function renderTopicPath(path: string): readonly (Node | string)[] {
	return path.split('/').flatMap((level, at) => [...(at > 0 ? [' › '] : []), element('bdi', {}, level)]);
}

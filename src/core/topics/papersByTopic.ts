import type { Paper } from '../model/paper';
import type { Slices } from '../model/slices';
import type { TopicsOf } from './groupingRules';

/**
 * The papers of each topic, by its path, those of the topics below it among them, none twice; in the order of the papers.
 *
 * @param paths topics that there are, though no paper may stand there; they come first.
 */
export function* papersByTopic(
	papers: readonly Paper[],
	topicsOf: TopicsOf,
	paths: readonly string[] = [],
): Slices<ReadonlyMap<string, readonly Paper[]>> {
	const found = new Map<string, Paper[]>(paths.map((path) => [path, []]));
	let count = 0;
	for (const paper of papers) {
		for (const topic of topicsOf(paper)) {
			for (const path of withAbove(topic)) {
				const list = found.get(path);
				if (!list) {
					found.set(path, [paper]);
				} else if (list.at(-1) !== paper) {
					list.push(paper);
				}
			}
		}
		if (++count % papersPerSlice === 0) {
			yield;
		}
	}
	return found;
}

/** `a/b/c` gives `a`, `a/b` and `a/b/c`. */
function withAbove(path: string): readonly string[] {
	const levels = path.split('/').filter(Boolean);
	return levels.map((_, at) => levels.slice(0, at + 1).join('/'));
}

const papersPerSlice = 500;

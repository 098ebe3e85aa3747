import { LineIndex } from '../../text/lineIndex';
import type { TopicEditFailure } from './topicEdit';
import type { TopicNode, TopicsDocument } from './topicNodes';

/** The topic of a path; `undefined` where the file has none. */
export function findTopic({ topics }: TopicsDocument, path: string): TopicNode | undefined {
	return allTopics(topics).find(({ topic }) => topic.path === path);
}

/** Why no edit can mean this topic: the file has it, or one above it, twice. */
export function findAmbiguity(document: TopicsDocument, path: string): TopicEditFailure | undefined {
	const all = allTopics(document.topics);
	for (let above = path; above !== ''; above = parentPath(above)) {
		const lines = all
			.filter(({ topic }) => topic.path === above)
			.map(({ topic }) => topic.range.start.line + 1);
		if (lines.length > 1) {
			return {
				message: `The topic “${above}” stands in the file several times, in lines ${lines.join(' and ')}: make one of them first.`,
			};
		}
	}
	return undefined;
}

export function allTopics(topics: readonly TopicNode[]): readonly TopicNode[] {
	return topics.flatMap((topic) => [topic, ...allTopics(topic.children)]);
}

/** The path of the topic above; `''` at the root. */
export function parentPath(path: string): string {
	return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** The last level of a path. */
export function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** A failure that names the line, as editors count. */
export function failAt({ text }: TopicsDocument, offset: number, why: string): TopicEditFailure {
	const { line } = new LineIndex(text).positionAt(offset);
	return { message: `The file of topics cannot be changed, since in line ${line + 1} ${why}` };
}

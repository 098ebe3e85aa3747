import { readTopics } from './file/topicNodes';
import type { TopicsFile } from './topicsFile';

/**
 * Reads `.marginalia/topics.yml`, whatever it is. What is wrong in a topic loses no other:
 *
 * - `topics-broken` is what is no YAML; the rest is read as well as it can be, and of it nothing else is told.
 * - `topics-wrong-type` is a value of another kind than its key has, and loses that value; at the top, all.
 * - `topics-missing-name` and `topics-bad-name` (empty, or with `/`) lose the topic, and those below it.
 * - `topics-unknown-key` names the key that was meant.
 * - `topics-duplicate` are two topics of one path, `topics-duplicate-paper` two of one paper in a topic: both are there.
 */
export function parseTopicsFile(text: string): TopicsFile {
	const { topics, problems } = readTopics(text);
	return { topics: topics.map(({ topic }) => topic), problems };
}

import { isOneSlip } from '../../text/oneSlip';

/** What a topic is written with, in the order in which we write it. */
export const topicKeys = ['name', 'description', 'query', 'papers', 'except', 'from', 'topics'] as const;

export type TopicKey = (typeof topicKeys)[number];

/** The keys whose values are lists of texts. */
export type TextListKey = 'papers' | 'except' | 'from';

/** What the file itself is written with. */
export const fileKeys = ['topics'] as const;

/** The key that was meant by one that is none: one slip away, or shorter or longer (`desc`, `subtopics`). `undefined` for none. */
export function nearestTopicKey(written: string, known: readonly string[]): string | undefined {
	const key = written.trim().toLowerCase();
	return (
		known.find((other) => other === key || isOneSlip(key, other)) ??
		known.find((other) => key.length >= shortestPart && (other.startsWith(key) || key.endsWith(other)))
	);
}

/** A line that begins with a key of a topic: see `readYaml`. */
export const keyLine = new RegExp(`^[ \\t]*(?:-[ \\t]+)?(?:${topicKeys.join('|')})[ \\t]*:(?:\\s|$)`, 'm');

const shortestPart = 3;

import { editDistance } from '../../core/format/nearestKeys';
import { compareTexts } from '../../core/text/compareTexts';
import { fold } from '../../core/text/fold';
import { nameOf } from '../../core/topics/file/findTopic';
import type { TopicLine } from '../../protocol';

/**
 * The topics that an unknown path may have meant, nearest first: topics elsewhere with the same name, with a slip of typing in it or
 * with the same words, and the nearest topic above the path that there is. Case and accents do not count.
 */
export function nearestTopics(path: string, topics: readonly TopicLine[], limit = 5): TopicLine[] {
	const wanted = fold(path);
	return topics
		.map((topic) => ({ topic, cost: costOf(wanted, fold(topic.path)) }))
		.filter(({ cost }) => cost < tooFar)
		.sort((a, b) => a.cost - b.cost || compareTexts(a.topic.path, b.topic.path))
		.slice(0, limit)
		.map(({ topic }) => topic);
}

function costOf(wanted: string, path: string): number {
	const name = nameOf(wanted);
	const other = nameOf(path);
	const most = Math.min(3, Math.max(1, Math.floor(name.length / 4)));
	const slips = editDistance(name, other, most);
	if (slips <= most) {
		return slips;
	}
	if (wordsOf(name).some((word) => wordsOf(other).includes(word))) {
		return sharedWordCost;
	}
	return wanted.startsWith(`${path}/`) ? aboveCost - path.length / (wanted.length + 1) : tooFar;
}

/** Short words, "of" and "and", are in too many names. */
function wordsOf(name: string): string[] {
	return name.match(/[\p{L}\p{N}]{4,}/gu) ?? [];
}

const sharedWordCost = 4;
const aboveCost = 6;
const tooFar = 9;

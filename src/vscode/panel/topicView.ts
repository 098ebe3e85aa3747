import { dateLabel } from '../../core/format/labels';
import { nameOf } from '../../core/topics/file/findTopic';
import type { Period, TopicOverview } from '../../core/topics/topicOverview';
import type { TopicLine, TopicView } from '../../protocol';
import { toPaperLine } from './paperView';

/** What is known of a topic besides its papers. */
export interface TopicInfo {
	/** From the root, levels separated by `/`. */
	readonly path: string;
	readonly description?: string | undefined;
	/** Of a smart topic. */
	readonly query?: string | undefined;
	readonly canEdit: boolean;
	/** Most telling first. */
	readonly words: readonly string[];
	/** In the order to show. */
	readonly subtopics: readonly TopicLine[];
}

/** How many papers the page of a topic lists; the overview needs no more. */
export const mostListed = 200;

/** A topic as its page shows it; `overview` is of the papers that stand in it and below. */
export function toTopicView(info: TopicInfo, overview: TopicOverview): TopicView {
	const { path } = info;
	const papers = overview.newest.slice(0, mostListed).map(toPaperLine);
	return {
		path,
		name: nameOf(path),
		description: info.description?.trim() || undefined,
		query: info.query,
		count: overview.count,
		years: overview.periods.map((period) => ({ label: periodLabel(period), count: period.count })),
		undated: overview.undated,
		words: info.words,
		subtopics: info.subtopics,
		papers,
		more: overview.count - papers.length,
		unread: overview.unread,
		uncited: overview.uncited,
		canEdit: info.canEdit,
	};
}

/** "2024", "1990s", "1900–1999". */
function periodLabel({ first, last }: Period): string {
	if (first === last) {
		return dateLabel({ year: first });
	}
	return last - first === 9 && first >= 0 ? `${first}s` : dateLabel({ year: first, end: { year: last } });
}

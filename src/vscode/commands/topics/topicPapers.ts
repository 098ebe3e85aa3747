import type { Paper } from '../../../core/model/paper';
import { choosePapers } from '../chosenPapers';
import type { Services } from '../services';
import { groupOfNode, pickTopic } from './pickTopic';

/** Puts papers under a topic that the user picks, a new one perhaps. */
export async function addToTopic(services: Services, ...args: readonly unknown[]): Promise<void> {
	const papers = await choosePapers(services, args, 'Add Which Paper to a Topic?');
	const path =
		papers && (await pickTopic(services, { title: `Add ${nameOf(papers)} to a Topic`, mayBeNew: true }));
	if (papers && path !== undefined) {
		await services.topicChanges.addPapers(path, papers);
	}
}

/** Takes papers out of the topic under whose node they are, or of one that the user picks. */
export async function removeFromTopic(services: Services, ...args: readonly unknown[]): Promise<void> {
	const papers = await choosePapers(services, args, 'Remove Which Paper from a Topic?');
	if (!papers) {
		return;
	}
	const standsUnder = new Set(papers.flatMap((paper) => services.topics.topicsOf(paper)));
	if (standsUnder.size === 0) {
		throw new Error(`${nameOf(papers)} ${papers.length === 1 ? 'stands' : 'stand'} under no topic.`);
	}
	const ofNode = groupOfNode(args[0]);
	const path =
		(ofNode !== undefined && standsUnder.has(ofNode) ? ofNode : undefined) ??
		(await pickTopic(services, {
			title: `Remove ${nameOf(papers)} from`,
			mayBeNew: false,
			isOffered: (topic) => standsUnder.has(topic),
		}));
	if (path !== undefined) {
		await services.topicChanges.removePapers(path, papers);
	}
}

function nameOf(papers: readonly Paper[]): string {
	return papers.length === 1 ? `“${papers[0]?.citekey}”` : `${papers.length} Papers`;
}

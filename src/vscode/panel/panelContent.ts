import { nameOf } from '../../core/topics/file/findTopic';
import type { PaperView, Subject, ToPage, TopicView } from '../../protocol';
import type { PaperPanelServices } from './paperPanelServices';

/** What a panel has to show of its subject, the paper or the topic unless that is missing. */
export interface PanelContent {
	/** For the tab; may be long, and hold mathematics as `$…$`. */
	readonly title: string;
	readonly message: ShownSubject;
	readonly paper?: PaperView;
	readonly topic?: TopicView;
}

/** What tells a page of its subject, but for what the panel has to say of itself. */
type ShownSubject = WithoutPanel<Extract<ToPage, { readonly pinned: boolean }>>;

/** Of each kind of message by itself: `Omit` alone would keep only what all kinds have. */
type WithoutPanel<Message> = Message extends unknown ? Omit<Message, 'pinned' | 'formerIds'> : never;

/** `undefined` while the library is still read and may yet have it. */
export async function panelContent(
	services: Pick<
		PaperPanelServices,
		'getPaperView' | 'getNearestPapers' | 'getTopicView' | 'getNearestTopics' | 'isLibraryLoaded'
	>,
	{ id, isTopic }: Subject,
): Promise<PanelContent | undefined> {
	if (isTopic) {
		const topic = await services.getTopicView(id);
		if (topic) {
			return { title: topic.name, message: { type: 'showTopic', topic }, topic };
		}
	} else {
		const paper = await services.getPaperView(id);
		if (paper) {
			return { title: paper.title, message: { type: 'showPaper', paper }, paper };
		}
	}
	if (!services.isLibraryLoaded()) {
		return undefined;
	}
	return isTopic
		? {
				title: nameOf(id),
				message: { type: 'showMissingTopic', path: id, nearest: await services.getNearestTopics(id) },
			}
		: {
				title: id,
				message: { type: 'showMissing', id, nearest: services.getNearestPapers(id) },
			};
}

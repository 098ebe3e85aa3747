import * as vscode from 'vscode';
import { compareTexts } from '../../../core/text/compareTexts';
import { mustBeRead } from '../../stillReading';
import type { Services } from '../services';

export interface TopicPick {
	readonly title: string;
	/** Whether what is typed may be a topic that is not there yet. */
	readonly mayBeNew: boolean;
	/** Whether a topic is offered: all are unless told. */
	readonly isOffered?: (path: string) => boolean;
	/** Offered before all others: what it is called, and its path. */
	readonly first?: { readonly label: string; readonly path: string };
}

/**
 * The path of a topic that a command is about: that of the node or path it was called with.
 *
 * @param args what VS Code passes: a path (links, keybindings), or a tree node.
 */
export function topicOfArgs([first]: readonly unknown[]): string | undefined {
	if (typeof first === 'string') {
		return first;
	}
	const isGroup = typeof first === 'object' && first !== null && 'kind' in first && first.kind === 'group';
	return isGroup ? groupOfNode(first) : undefined;
}

/** The path of the group that a tree node is, or of the one that a paper's node stands under. */
export function groupOfNode(node: unknown): string | undefined {
	const group = typeof node === 'object' && node !== null && 'group' in node ? node.group : undefined;
	return typeof group === 'object' && group !== null && 'id' in group && typeof group.id === 'string'
		? group.id
		: undefined;
}

/**
 * Lets the user choose a topic.
 *
 * @returns its path; `undefined` when they turned away.
 * @throws when there is none to choose.
 */
export async function pickTopic({ library, topics }: Services, pick: TopicPick): Promise<string | undefined> {
	const { isOffered = () => true, first, mayBeNew } = pick;
	const byTopic = await topics.papersByTopic();
	const known: readonly TopicItem[] = [...byTopic]
		.filter(([path]) => isOffered(path))
		.sort(([a], [b]) => compareTexts(a, b))
		.map(([path, { length }]) => ({ label: path, description: String(length), path }));
	const items = first ? [first, ...known] : known;
	if (items.length === 0 && !mayBeNew) {
		mustBeRead(library);
		throw new Error(
			'There are no topics yet. New Topic… makes one, and the keywords of your papers are topics.',
		);
	}
	return new Promise((resolve) => {
		const quickPick = vscode.window.createQuickPick<TopicItem>();
		let picked: string | undefined;
		quickPick.title = pick.title;
		quickPick.placeholder = mayBeNew
			? 'A topic, or the name of a new one; levels parted by /'
			: 'The name of a topic';
		quickPick.items = items;
		quickPick.onDidChangeValue((value) => {
			const name = value.trim();
			quickPick.items =
				mayBeNew && name !== '' && !byTopic.has(name)
					? [...items, { label: `$(add) New topic “${name}”`, path: name, alwaysShow: true }]
					: items;
		});
		quickPick.onDidAccept(() => {
			picked = quickPick.selectedItems[0]?.path;
			quickPick.hide();
		});
		quickPick.onDidHide(() => {
			quickPick.dispose();
			resolve(picked);
		});
		quickPick.show();
	});
}

interface TopicItem extends vscode.QuickPickItem {
	readonly path: string;
}

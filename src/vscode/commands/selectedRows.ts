import * as vscode from 'vscode';
import { titleLabel } from '../../core/format/labels';
import type { Paper } from '../../core/model/paper';
import { isPaperNode, type PaperNode, type PaperTreeNode } from '../../core/topics/paperTreeNodes';
import { findSourceFormat } from '../../core/sources/sourceFormat';
import { runSlices } from '../timing/runSlices';
import { copyPapers } from './copyPapers';
import { openEntry } from './revealEntry';
import type { Services } from './services';
import { forgetClick } from './showPaper';
import { deleteTopic, renameTopic } from './topics/changeTopics';

/*
 * What keys do in the view Papers: with the rows that are selected, or, where that is one at most, with the row that has the focus. What
 * no key can do with a row it says, and asks for nothing else in its place.
 */

/** Keeps the details of a paper open; of other rows, nothing. */
export async function keepSelectedOpen({ view, panels }: Services): Promise<void> {
	const paper = (await view.selectedPapers()).at(-1);
	if (paper) {
		panels.pin(paper.id);
	}
}

/** Renames a topic, or the citekey of a paper. */
export async function renameSelected(services: Services): Promise<void> {
	const [node] = await selectFocused(services);
	if (node?.kind === 'paper') {
		await renameCitekey(services, node.paper);
	} else if (node) {
		await renameTopic(services, topicOf(services, node));
	}
}

/** Deletes topics, or takes papers out of the topics that they stand under there. */
export async function deleteSelected(services: Services): Promise<void> {
	const nodes = await selectFocused(services);
	const papers = nodes.filter(isPaperNode);
	if (papers.length > 0) {
		await takeOut(services, papers);
		return;
	}
	const topics = nodes.map((node) => topicOf(services, node));
	for (const topic of topics.filter((path) => !topics.some((above) => path.startsWith(`${above}/`)))) {
		await deleteTopic(services, topic);
	}
}

async function takeOut({ view, topicChanges }: Services, nodes: readonly PaperNode[]): Promise<void> {
	const topics = new Set(nodes.map((node) => view.topicOf(node) ?? ''));
	if (topics.has('')) {
		throw new Error(
			'A paper is deleted in its bibliography, and taken out of a topic where it stands under one.',
		);
	}
	for (const topic of topics) {
		const inTopic = nodes.filter((node) => view.topicOf(node) === topic);
		await topicChanges.removePapers(
			topic,
			inTopic.map(({ paper }) => paper),
		);
	}
}

/** Copies the citation of papers, or the names of other rows. */
export async function copySelected(services: Services): Promise<void> {
	const nodes = await selectFocused(services);
	const papers = nodes.filter(isPaperNode).map(({ paper }) => paper.id);
	if (papers.length > 0) {
		await copyPapers(services, 'citation', papers);
	} else if (nodes.length > 0) {
		await vscode.env.clipboard.writeText(nodes.map(labelOf).join('\n'));
		vscode.window.setStatusBarMessage('$(check) Copied the name', messageMilliseconds);
	}
}

function selectFocused({ view }: Services): Promise<readonly PaperTreeNode[]> {
	forgetClick();
	return view.selectFocused();
}

/** Asks for the new citekey where the entry states the one it has, as *Rename Symbol* does there. */
async function renameCitekey(services: Services, paper: Paper): Promise<void> {
	const opened = await openEntry(services, paper);
	if (!opened) {
		return;
	}
	const { editor, place } = opened;
	const { document } = editor;
	const text = document.getText();
	const keys = findSourceFormat(document.uri.path, text)?.findCitekeys?.(text);
	const written = ((keys && (await runSlices(keys))) ?? []).filter(
		({ role, citekey }) => role === 'own' && citekey === place.citekey,
	);
	const own =
		written.find(({ start }) => document.positionAt(start).line >= editor.selection.active.line) ??
		written[0];
	if (!own) {
		throw new Error(`The entry of “${titleLabel(paper)}” states no citekey that could be renamed.`);
	}
	const start = document.positionAt(own.start);
	editor.selection = new vscode.Selection(start, start);
	await vscode.commands.executeCommand('editor.action.rename');
}

/** @throws where it is none. */
function topicOf({ view }: Services, node: PaperTreeNode): string {
	const topic = view.topicOf(node);
	if (topic === undefined || topic === '') {
		throw new Error(`“${labelOf(node)}” is no topic.`);
	}
	return topic;
}

function labelOf(node: PaperTreeNode): string {
	return node.kind === 'group'
		? node.group.label
		: node.kind === 'range'
			? node.label
			: titleLabel(node.paper);
}

const messageMilliseconds = 3000;

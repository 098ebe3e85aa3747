import * as vscode from 'vscode';
import { titleLabel } from '../../../core/format/labels';
import type { Paper } from '../../../core/model/paper';
import type { TopicSuggestion } from '../../../core/search/topics/suggestTopics';
import { mustBeRead } from '../../stillReading';
import { runSlices } from '../../timing/runSlices';
import { choosePapers } from '../chosenPapers';
import type { Services } from '../services';

/**
 * Offers for each paper the likeliest of the topics that there are, with the reasons; those that are ticked get the paper.
 *
 * @throws when there is none for some of them, once the others have theirs.
 */
export async function suggestTopics(services: Services, ...args: readonly unknown[]): Promise<void> {
	const papers = (await choosePapers(services, args, 'Suggest Topics for Which Paper?')) ?? [];
	const { topics, search, topicChanges } = services;
	const homeless: Paper[] = [];
	for (const [at, paper] of papers.entries()) {
		const standsUnder = new Set(topics.topicsOf(paper));
		const suggestions = await runSlices(
			search.current.suggestTopics(paper.id, topics.topicsOf, {
				limit: mostSuggested,
				isWanted: (topic) => !standsUnder.has(topic),
			}),
		);
		if (!suggestions || suggestions.length === 0) {
			homeless.push(paper);
			continue;
		}
		const part = papers.length > 1 ? ` (${at + 1} of ${papers.length})` : '';
		const picked = await vscode.window.showQuickPick(
			suggestions.map((suggestion) => suggestionItem(services, suggestion)),
			{
				title: `Suggested Topics${part}: ${titleLabel(paper)}`,
				placeHolder: 'Tick the topics that it belongs under',
				canPickMany: true,
				// The tree takes the focus when it shows where the paper before went.
				ignoreFocusOut: at > 0,
			},
		);
		if (!picked) {
			return;
		}
		for (const { topic } of picked) {
			await topicChanges.addPapers(topic, [paper]);
		}
	}
	const [first, ...others] = homeless;
	if (first) {
		const belong = others.length > 0 ? ` and ${others.length} more belong` : ' belongs';
		throw new Error(`Nothing in the library tells where “${titleLabel(first)}”${belong}.`);
	}
}

/** Proposes new topics for the papers that stand under none; those that are ticked are made. */
export async function proposeTopics(services: Services): Promise<void> {
	const { library, topics, search, topicChanges } = services;
	mustBeRead(library);
	const { topicsOf } = topics;
	const unfiled = library.papers.filter((paper) => topicsOf(paper).length === 0).map(({ id }) => id);
	if (unfiled.length === 0) {
		void vscode.window.showInformationMessage(
			library.size === 0 ? 'The library has no papers yet.' : 'Every paper stands under a topic.',
		);
		return;
	}
	const taken = new Set((await topics.papersByTopic()).keys());
	const proposed = await vscode.window.withProgress(
		{
			location: vscode.ProgressLocation.Notification,
			title: `Looking for topics in ${unfiled.length} unfiled papers`,
			cancellable: true,
		},
		(_, token) =>
			runSlices(
				search.current.proposeTopics(unfiled, { isTaken: (name) => taken.has(name) }),
				() => !token.isCancellationRequested,
			),
	);
	if (!proposed) {
		return;
	}
	if (proposed.length === 0) {
		void vscode.window.showInformationMessage(
			`No ${unfiled.length > 1 ? 'two ' : ''}unfiled papers are so alike that they would make a topic.`,
		);
		return;
	}
	const picked = await vscode.window.showQuickPick(
		proposed.map(({ name, papers, words }) => ({
			label: name,
			description: `${papers.length} papers`,
			detail: words.join(', '),
			papers,
		})),
		{
			title: 'Proposed Topics',
			placeHolder: 'Tick those to make; they can be renamed later',
			canPickMany: true,
		},
	);
	for (const { label, papers } of picked ?? []) {
		await topicChanges.add(label, { papers: papersOf(services, papers) });
	}
}

interface SuggestionItem extends vscode.QuickPickItem {
	readonly topic: string;
}

function suggestionItem(services: Services, { topic, words, papers }: TopicSuggestion): SuggestionItem {
	const [nearest] = papersOf(services, papers);
	const like = nearest && `like “${titleLabel(nearest)}”`;
	return { label: topic, detail: [words.join(', '), like].filter(Boolean).join(' · '), topic };
}

function papersOf({ library }: Services, ids: readonly string[]): readonly Paper[] {
	return ids.map((id) => library.get(id)).filter((paper) => paper !== undefined);
}

const mostSuggested = 5;

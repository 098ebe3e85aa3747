import * as vscode from 'vscode';
import { messageOf } from '../../core/model/thrown';
import { writeSetting } from '../settings';
import { addCitedPapers, addToBibliography } from './addCitedPapers';
import { choosePaper, idsOf } from './chosenPapers';
import { copyAs, copyPapers } from './copyPapers';
import { citeAgain, insertCitation, insertCitationAs, insertCitationWithLocator } from './insertCitation';
import { insertSummary } from './insertSummary';
import { openLink } from './openLink';
import { openNote } from './openNote';
import { openPdf } from './openPdf';
import { revealEntry } from './revealEntry';
import { findCitedPaper, replaceCitekey } from './replaceCitekey';
import { searchPapers } from './searchPapers';
import { copySelected, deleteSelected, keepSelectedOpen, renameSelected } from './selectedRows';
import type { Services } from './services';
import { showPaper } from './showPaper';
import { showReferences } from './showReferences';
import { suggestCitations } from './suggestCitations';
import { updateMovedKeys } from './updateMovedKeys';
import {
	deleteTopic,
	editTopic,
	editTopicQuery,
	moveTopic,
	newSmartTopic,
	newTopic,
	redoTopicChange,
	renameTopic,
	undoTopicChange,
} from './topics/changeTopics';
import { proposeTopics, suggestTopics } from './topics/suggestTopics';
import { insertTopicReview, showTopic } from './topics/topicOverview';
import { addToTopic, removeFromTopic } from './topics/topicPapers';

/** Every command of the manifest and what it runs. */
function commandTable(
	services: Services,
): Readonly<Record<string, (...args: readonly unknown[]) => unknown>> {
	const { view } = services;
	return {
		searchPapers: (query) => searchPapers(services, query),
		insertCitation: (...args) => insertCitation(services, ...args),
		insertCitationWithLocator: (...args) => insertCitationWithLocator(services, ...args),
		insertCitationAs: (...args) => insertCitationAs(services, ...args),
		citeAgain: () => citeAgain(services),
		insertSummary: (...args) => insertSummary(services, ...args),
		showPaper: (...args) => showPaper(services, ...args),
		pinPaper: async (...args) => {
			const ids = args.length > 0 ? idsOf(args) : (await view.selectedPapers()).map(({ id }) => id);
			const id = ids.at(-1);
			if (id !== undefined || services.panels.hasPreview) {
				return services.panels.pin(id);
			}
			const paper = await choosePaper(services, [], 'Keep the Details of Which Paper Open?');
			return paper && services.panels.pin(paper.id);
		},
		copyCitekey: (...args) => copyPapers(services, 'citekey', ...args),
		copyCitation: (...args) => copyPapers(services, 'citation', ...args),
		copyBibtex: (...args) => copyPapers(services, 'bibtex', ...args),
		copyAs: (...args) => copyAs(services, ...args),
		openNote: (...args) => openNote(services, ...args),
		openPdf: (...args) => openPdf(services, ...args),
		openArxiv: (...args) => openLink(services, 'arxiv', ...args),
		openCode: (...args) => openLink(services, 'code', ...args),
		revealPaper: async (...args) => {
			const paper = await choosePaper(services, args, 'Reveal Which Paper?');
			return paper && view.reveal(paper.id);
		},
		revealEntry: (...args) => revealEntry(services, ...args),
		replaceCitekey,
		findCitedPaper: (...args) => findCitedPaper(services, ...args),
		showReferences,
		updateMovedKeys: () => updateMovedKeys(services),
		addCitedPapers: (...args) => addCitedPapers(services, ...args),
		addToBibliography: (...args) => addToBibliography(services, ...args),
		groupPapers: () => view.pickGrouping(),
		sortPapers: () => view.pickSorting(),
		suggestCitations: (at) => suggestCitations(services, at),
		clearSearchHistory: async () => {
			await services.memory.forgetAll();
			vscode.window.setStatusBarMessage('$(check) Cleared the search history', messageMilliseconds);
		},
		newTopic: (...args) => newTopic(services, ...args),
		newSmartTopic: (query) => newSmartTopic(services, query),
		editTopicQuery: (...args) => editTopicQuery(services, ...args),
		renameTopic: (...args) => renameTopic(services, ...args),
		moveTopic: (...args) => moveTopic(services, ...args),
		deleteTopic: (...args) => deleteTopic(services, ...args),
		editTopic: (...args) => editTopic(services, ...args),
		undoTopicChange: () => undoTopicChange(services),
		redoTopicChange: () => redoTopicChange(services),
		addToTopic: (...args) => addToTopic(services, ...args),
		removeFromTopic: (...args) => removeFromTopic(services, ...args),
		suggestTopics: (...args) => suggestTopics(services, ...args),
		proposeTopics: () => proposeTopics(services),
		showTopic: (...args) => showTopic(services, ...args),
		insertTopicReview: (...args) => insertTopicReview(services, ...args),
		filterPapers: (query) => view.filter(typeof query === 'string' ? query : undefined),
		clearFilter: () => view.clearFilter(),
		keepSelectedOpen: () => keepSelectedOpen(services),
		renameSelected: () => renameSelected(services),
		deleteSelected: () => deleteSelected(services),
		copySelected: () => copySelected(services),
		useSampleLibrary: () => writeSetting('sampleLibrary.enabled', true),
	};
}

export function registerCommands(services: Services): vscode.Disposable {
	return vscode.Disposable.from(
		...Object.entries(commandTable(services)).map(([name, run]) => {
			const command = `marginalia.${name}`;
			return vscode.commands.registerCommand(command, async (...args: readonly unknown[]) => {
				try {
					return await run(...args);
				} catch (error) {
					if (error instanceof vscode.CancellationError) {
						return undefined;
					}
					services.log.error(command, error);
					void vscode.window.showErrorMessage(messageOf(error));
					return undefined;
				}
			});
		}),
	);
}

const messageMilliseconds = 3000;

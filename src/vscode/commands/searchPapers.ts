import * as vscode from 'vscode';
import { pickPapers } from '../pick/pickPapers';
import type { Services } from './services';

/**
 * Finds a paper as the user types; picking it shows it, its buttons cite it or put its summary into the note.
 *
 * @param query words to begin with, when it is text.
 */
export async function searchPapers(services: Services, query?: unknown): Promise<void> {
	const picked = await pickPapers(services, {
		title: 'Search Papers',
		many: false,
		query: typeof query === 'string' ? query : '',
		buttons: [
			{
				icon: 'preview',
				tooltip: 'Show Paper Details',
				run: ({ id }) => services.panels.show(id, { preserveFocus: true }),
			},
			{
				icon: 'quote',
				tooltip: 'Insert Citation',
				closes: true,
				run: ({ id }) => vscode.commands.executeCommand('marginalia.insertCitation', id),
			},
			{
				icon: 'note',
				tooltip: 'Insert Summary',
				closes: true,
				run: ({ id }) => vscode.commands.executeCommand('marginalia.insertSummary', id),
			},
		],
	});
	const paper = picked?.[0];
	if (paper) {
		services.panels.show(paper.id, { preserveFocus: false });
	}
}

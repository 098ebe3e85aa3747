import * as vscode from 'vscode';
import { until } from '../support/until';

/** Whether a tab's title holds a text. */
function hasTab(title: string): boolean {
	return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes(title)));
}

describe('The extension in a web worker', () => {
	it('activates where there is no Node', async () => {
		if ('process' in globalThis) {
			throw new Error('This is not the web worker extension host.');
		}
		const extension = vscode.extensions.getExtension('marginalia.marginalia');
		await extension?.activate();
		if (!extension?.isActive) {
			throw new Error('The extension did not activate.');
		}
	});

	it('finds a paper by search and shows it', async () => {
		await until('the search has found the paper, and a panel shows it', async () => {
			await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
			void vscode.commands.executeCommand('marginalia.searchPapers', 'wavtokeniser');
			await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
			return hasTab('WavTokenizer');
		});
	});

	it('shows a paper from the tree', async () => {
		await vscode.commands.executeCommand('marginalia.filterPapers', 'phenaki');
		await vscode.commands.executeCommand('marginalia.papers.focus');
		await until('the last row of the tree is the paper, and a panel shows it', async () => {
			await vscode.commands.executeCommand('list.focusLast');
			await vscode.commands.executeCommand('list.select');
			return hasTab('Phenaki');
		});
	});
});

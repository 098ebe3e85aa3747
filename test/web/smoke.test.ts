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

	it('reads bibliographies in a worker of its own', async () => {
		const extension = vscode.extensions.getExtension('marginalia.marginalia');
		if (!extension) {
			throw new Error('The extension is not installed.');
		}
		const script = vscode.Uri.joinPath(extension.extensionUri, 'dist', 'browser', 'thread.js').toString(true);
		const worker = new Worker(script);
		const reply = await new Promise<{ readonly kind: string }>((resolve, reject) => {
			worker.addEventListener('message', ({ data }) => resolve(data as { readonly kind: string }));
			worker.addEventListener('error', ({ message }) => reject(new Error(message)));
			const content = new TextEncoder().encode('@article{a, title = {A}}');
			const known = { known: new Float64Array(0), knownDigest: '' };
			worker.postMessage({ kind: 'read', id: 1, source: 'a', fileName: 'a.bib', content, ...known }, []);
		});
		worker.terminate();
		if (reply.kind !== 'entries') {
			throw new Error(`The worker answered with ${reply.kind}.`);
		}
	});

	it('writes citations in a worker of its own', async () => {
		const extension = vscode.extensions.getExtension('marginalia.marginalia');
		if (!extension) {
			throw new Error('The extension is not installed.');
		}
		const script = vscode.Uri.joinPath(extension.extensionUri, 'dist', 'browser', 'citations.js');
		const locales = await vscode.workspace.fs.readFile(
			vscode.Uri.joinPath(extension.extensionUri, 'dist', 'locales.json'),
		);
		const worker = new Worker(script.toString(true));
		const reply = await new Promise<{ readonly text?: string }>((resolve, reject) => {
			worker.addEventListener('message', ({ data }) => resolve(data as { readonly text?: string }));
			worker.addEventListener('error', ({ message }) => reject(new Error(message)));
			const item = { id: 'a', type: 'book', title: 'A', author: [{ family: 'Knuth' }] };
			const cite = { id: 'a', mode: 'normal', prefix: '', locator: '', suffix: '' };
			const group = { items: [item], cites: [cite] };
			worker.postMessage({ id: 1, language: 'de', locales, group }, []);
		});
		worker.terminate();
		if (reply.text !== '(Knuth, o.\u00a0J.)') {
			throw new Error(`The worker answered with ${reply.text}.`);
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
			// VS Code throws in a tree that has no rows yet.
			await vscode.commands.executeCommand('list.select').then(undefined, () => undefined);
			return hasTab('Phenaki');
		});
	});
});

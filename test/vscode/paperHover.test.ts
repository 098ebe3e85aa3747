import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { closeEditors, hoverAt, libraryLoaded } from './support/notes';

describe('The hover', () => {
	before(libraryLoaded);
	afterEach(closeEditors);

	const places: readonly (readonly [string, string])[] = [
		['a citation in brackets', 'Text [@yuan20|24ecar].'],
		['a citation in the text', '@yuan2024ecar| says'],
		['a key in braces', '[@{yuan2024|ecar}]'],
		['a suppressed author', 'Yuan says so [-@yuan2024e|car].'],
		['the second of a group with locators', '[see @gillman2024fourier, pp. 3-4; also @yuan2024|ecar, ch. 2]'],
		['an arXiv id', 'as in arXiv:2412.14|170v2'],
		['an arXiv link', '[E-CAR](https://arxiv.org/abs/2412.1|4170)'],
		['a DOI', 'https://doi.org/10.48550/arXiv.2412|.14170'],
	];
	for (const [what, marked] of places) {
		it(`shows the paper behind ${what}`, async () => {
			const card = await hoverAt(marked);
			assert.match(card, /Efficient Continuous Autoregressive Image Generation/);
			assert.match(card, /Zhihang Yuan/);
			assert.match(card, /2024/);
			assert.match(card, /command:marginalia\.showPaper/);
			assert.match(card, /command:marginalia\.insertCitation/);
			assert.match(card, /https:\/\/arxiv\.org\/abs\/2412\.14170/);
		});
	}

	it('says that a key is unknown and offers the nearest', async () => {
		const card = await hoverAt('[@yuan2024ekar|]');
		assert.match(card, /No paper/);
		assert.match(card, /yuan2024ecar/);
	});

	it('shows nothing in code, nor on an unknown identifier', async () => {
		assert.equal(await hoverAt('`[@yuan2024|ecar]`'), '');
		assert.equal(await hoverAt('arXiv:9912|.99999'), '');
	});

	it('can be switched off', async () => {
		const settings = vscode.workspace.getConfiguration('marginalia');
		await settings.update('hover.enabled', false, vscode.ConfigurationTarget.Global);
		try {
			assert.equal(await hoverAt('@yuan2024ecar|'), '');
		} finally {
			await settings.update('hover.enabled', undefined, vscode.ConfigurationTarget.Global);
		}
	});

	it('replaces an unknown key by the one chosen', async () => {
		const { document } = await vscode.window.showTextDocument(
			await vscode.workspace.openTextDocument({ language: 'markdown', content: 'see @yuan2024ekar.' }),
		);
		const range = { start: { line: 0, character: 4 }, end: { line: 0, character: 17 } };
		await vscode.commands.executeCommand(
			'marginalia.replaceCitekey',
			document.uri.toString(),
			range,
			'yuan2024ecar',
		);
		assert.equal(document.getText(), 'see @yuan2024ecar.');
	});
});

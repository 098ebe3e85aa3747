import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { libraryLoaded } from './support/notes';

type System = 'linux' | 'mac' | 'win';

interface Manifest {
	readonly capabilities: {
		readonly untrustedWorkspaces: {
			readonly supported: unknown;
			readonly restrictedConfigurations: readonly string[];
		};
	};
	readonly contributes: {
		readonly commands: readonly { readonly command: string; readonly title: string }[];
		readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
		readonly keybindings: readonly ({
			readonly command: string;
			readonly when?: string;
			readonly key?: string;
		} & Partial<Record<System, string>>)[];
		readonly configuration: {
			readonly properties: Readonly<
				Record<string, { readonly default?: unknown; readonly markdownDescription?: string }>
			>;
		};
		readonly walkthroughs: readonly {
			readonly steps: readonly { readonly media: { readonly image: string } }[];
		}[];
	};
}

describe('The manifest', () => {
	const extension = vscode.extensions.getExtension<unknown>('marginalia.marginalia');
	assert.ok(extension);
	const { capabilities, contributes } = extension.packageJSON as Manifest;
	const declared = contributes.commands.map(({ command }) => command).sort();

	before(libraryLoaded);

	it('declares exactly the commands that are registered', async () => {
		const registered = (await vscode.commands.getCommands(true)).filter(
			// VS Code itself adds commands for every view, such as focus.
			(command) => /^marginalia\.\w+$/.test(command),
		);
		assert.deepEqual(registered.sort(), declared);
	});

	it('offers only declared commands in menus and key bindings', () => {
		const used = [...Object.values(contributes.menus).flat(), ...contributes.keybindings].map(
			({ command }) => command,
		);
		assert.deepEqual(
			used.filter((command) => command !== 'runCommands' && !declared.includes(command)),
			[],
		);
	});

	for (const system of ['linux', 'mac', 'win'] as const) {
		it(`binds each key once under the same conditions (${system})`, () => {
			const bound = contributes.keybindings.flatMap(({ when = '', key, [system]: own = key }) =>
				own === undefined ? [] : [`${own} ${when}`],
			);
			assert.deepEqual([...new Set(bound)], bound);
		});
	}

	it('spells every id alike: marginalia and a verb with its noun', () => {
		assert.deepEqual(
			declared.filter((command) => !/^marginalia\.[a-z]+[A-Z]\w+$/.test(command)),
			[],
		);
	});

	it('has no setting lead out of a workspace that nobody trusts: those that name files or folders', () => {
		const { supported, restrictedConfigurations } = capabilities.untrustedWorkspaces;
		// Of any other extension VS Code does not read the list.
		assert.equal(supported, 'limited');
		assert.deepEqual(restrictedConfigurations, ['marginalia.bibliographies', 'marginalia.pdf.folders']);
	});

	it('gives every setting a default and a description', () => {
		for (const [key, property] of Object.entries(contributes.configuration.properties)) {
			assert.notEqual(property.default, undefined, key);
			assert.ok(property.markdownDescription, key);
		}
	});

	it('has every picture that the walkthrough shows', async () => {
		for (const { media } of contributes.walkthroughs.flatMap(({ steps }) => steps)) {
			await vscode.workspace.fs.stat(vscode.Uri.joinPath(extension.extensionUri, media.image));
		}
	});
});

import * as vscode from 'vscode';
import type { BesideSyntax } from '../core/citations/dialect';
import type { CheckLevels } from '../core/model/problem';
import type { CitationForm } from '../core/notes/citationForms';
import type { SummaryFormat } from '../core/notes/summaryBlock';
import { usableValue, type SettingSchema } from './settingValue';

/** The settings of one place (a folder, a note), read once; defaults live in `package.json` alone. */
export interface Settings {
	readonly bibliographies: readonly string[];
	readonly 'bibliography.checks': CheckLevels;
	readonly 'citations.checks': CheckLevels;
	readonly 'citations.syntaxes': readonly BesideSyntax[];
	readonly 'citations.insertAs': CitationForm;
	readonly 'citations.addToBibliography': 'always' | 'ask' | 'never';
	readonly 'sampleLibrary.enabled': boolean;
	readonly 'pdf.folders': readonly string[];
	readonly 'pdf.openIn': 'system' | 'editor';
	readonly 'summary.format': SummaryFormat;
	readonly 'summary.template': string;
	readonly 'hover.enabled': boolean;
}

/** The value that counts at a place; the default where that is of no use. */
export function readSetting<Key extends keyof Settings>(key: Key, scope?: vscode.Uri): Settings[Key] {
	const schema = schemas().get(key);
	if (!schema) {
		throw new Error(`settings: ${section}.${key} is not declared in package.json`);
	}
	const value: unknown = vscode.workspace.getConfiguration(section, scope).get(key);
	return (usableValue(value, schema) ?? schema.default) as Settings[Key];
}

/** The texts of a setting that is a list of them, without those that are blank. */
export function readTexts(key: 'bibliographies' | 'pdf.folders', scope?: vscode.Uri): readonly string[] {
	return readSetting(key, scope).flatMap((text) => text.trim() || []);
}

/** Written where the user had set it, else for the user. */
export async function writeSetting<Key extends keyof Settings>(
	key: Key,
	value: Settings[Key],
): Promise<void> {
	const configuration = vscode.workspace.getConfiguration(section);
	const known = configuration.inspect(key);
	const target =
		known?.workspaceValue === undefined
			? vscode.ConfigurationTarget.Global
			: vscode.ConfigurationTarget.Workspace;
	await configuration.update(key, value, target);
}

export function onDidChangeSetting(key: keyof Settings, listener: () => void): vscode.Disposable {
	return vscode.workspace.onDidChangeConfiguration((change) => {
		if (change.affectsConfiguration(`${section}.${key}`)) {
			listener();
		}
	});
}

/** How bad the user takes each of some checks to be, at a place. */
export interface CheckSettings {
	levels(uri: vscode.Uri): CheckLevels;
	onDidChange(listener: () => void): vscode.Disposable;
}

export function checkSettings(key: 'bibliography.checks' | 'citations.checks'): CheckSettings {
	return {
		levels: (uri) => readSetting(key, uri),
		onDidChange: (listener) => onDidChangeSetting(key, listener),
	};
}

/** The same levels, asked of VS Code once for each folder of the workspace: for whoever asks about many files at once. */
export function levelsByFolder(settings: CheckSettings): (uri: vscode.Uri) => CheckLevels {
	const known = new Map<vscode.WorkspaceFolder | undefined, CheckLevels>();
	return (uri) => {
		const folder = vscode.workspace.getWorkspaceFolder(uri);
		const levels = known.get(folder) ?? settings.levels(uri);
		known.set(folder, levels);
		return levels;
	};
}

let knownSchemas: ReadonlyMap<string, SettingSchema> | undefined;

/** What the manifest says of each setting, by its key without the section. */
function schemas(): ReadonlyMap<string, SettingSchema> {
	knownSchemas ??= new Map(
		Object.entries(manifest().contributes.configuration.properties).map(([key, schema]) => [
			key.slice(section.length + 1),
			schema,
		]),
	);
	return knownSchemas;
}

function manifest(): Manifest {
	const extension = vscode.extensions.getExtension<unknown>('marginalia.marginalia');
	if (!extension) {
		throw new Error('settings: the extension has another name');
	}
	return extension.packageJSON as Manifest;
}

interface Manifest {
	readonly contributes: {
		readonly configuration: { readonly properties: Readonly<Record<string, SettingSchema>> };
	};
}

const section = 'marginalia';

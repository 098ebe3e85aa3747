import * as vscode from 'vscode';
import type { BesideSyntax } from '../core/citations/dialect';
import type { CheckLevels } from '../core/model/problem';
import type { CitationForm } from '../core/notes/citationForms';
import type { SummaryFormat } from '../core/notes/summaryBlock';

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

export function readSetting<Key extends keyof Settings>(key: Key, scope?: vscode.Uri): Settings[Key] {
	const value = vscode.workspace.getConfiguration(section, scope).get<Settings[Key]>(key);
	if (value === undefined) {
		throw new Error(`settings: ${section}.${key} is not declared in package.json`);
	}
	return value;
}

/** The texts of a setting that is a list of them. Nobody checks what stands in a file of settings: there may be one alone, or something else. */
export function readTexts(key: 'bibliographies' | 'pdf.folders', scope?: vscode.Uri): readonly string[] {
	const value: unknown = readSetting(key, scope);
	const texts = Array.isArray(value) ? value : [value];
	return texts.flatMap((text) => (typeof text === 'string' && text.trim() !== '' ? [text.trim()] : []));
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

const section = 'marginalia';

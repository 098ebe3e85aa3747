import * as vscode from 'vscode';
import { readOnlyReason } from '../files/readOnlyReason';
import type { DocumentBibliographies } from '../sources/documentPapers';
import { isFolder, statIfThere } from '../files/statIfThere';

/** Where the works that a note cites are to be written. */
export type BibliographyTarget =
	| {
			readonly kind: 'file';
			readonly uri: vscode.Uri;
			/** Whether there is such a file yet. */
			readonly isThere: boolean;
			/** What the YAML of the note has to call it, which names no bibliography yet. */
			readonly nameInNote?: string;
	  }
	/** The `references:` of the note itself. */
	| { readonly kind: 'note' }
	/** Nowhere; why, and what to do, as sentences. */
	| { readonly kind: 'none'; readonly reason: string };

/**
 * The first bibliography of a note that can be written: one that its YAML or its project names; else its own `references:`; else, of
 * those that the settings of its folder find, the nearest to the note. If there is none, `references.bib` at the root of the folder, or
 * beside the note if it is in no folder.
 */
export async function findTarget(
	note: vscode.TextDocument,
	{ uris, isNamed, hasReferences }: DocumentBibliographies,
): Promise<BibliographyTarget> {
	if (note.isUntitled) {
		return { kind: 'none', reason: 'Save the note first, so that a bibliography can stand beside it.' };
	}
	if (!isNamed && hasReferences) {
		return { kind: 'note' };
	}
	const refused: string[] = [];
	for (const uri of isNamed ? uris : nearestFirst(uris, note.uri)) {
		const state = await stateOf(uri);
		if (
			state.is === 'writable' ||
			(state.is === 'missing' && isNamed && bibliographyPattern.test(uri.path))
		) {
			return { kind: 'file', uri, isThere: state.is === 'writable' };
		}
		if (isNamed || state.is !== 'missing') {
			refused.push(refusalOf(uri, state));
		}
	}
	if (refused.length > 0) {
		const advice = 'Change that, or name another bibliography in the YAML of the note.';
		return { kind: 'none', reason: `${refused.join(', ')}. ${advice}` };
	}
	return note.languageId === 'typst'
		? { kind: 'none', reason: 'Name one in the document: #bibliography("references.bib").' }
		: newTarget(note.uri);
}

async function newTarget(note: vscode.Uri): Promise<BibliographyTarget> {
	const folder = vscode.workspace.getWorkspaceFolder(note)?.uri ?? vscode.Uri.joinPath(note, '..');
	const uri = vscode.Uri.joinPath(folder, newName);
	const state = await stateOf(uri);
	const depth = note.path.slice(folder.path.length).split('/').filter(Boolean).length - 1;
	return state.is === 'unusable'
		? {
				kind: 'none',
				reason: `${refusalOf(uri, state)}. Name a bibliography in the YAML of the note.`,
			}
		: {
				kind: 'file',
				uri,
				isThere: state.is === 'writable',
				nameInNote: '../'.repeat(depth) + newName,
			};
}

type FileState =
	| { readonly is: 'writable' | 'missing' }
	/** The reason is the end of a sentence. */
	| { readonly is: 'unusable'; readonly reason: string };

async function stateOf(uri: vscode.Uri): Promise<FileState> {
	if (/\/[a-z][a-z+.-]+:\//i.test(uri.path)) {
		return unusable('is on the web');
	}
	if (!bibliographyPattern.test(uri.path)) {
		return (await statIfThere(uri)) ? unusable('is in no format that can be written') : { is: 'missing' };
	}
	const readOnly = await readOnlyReason(uri, 'to save');
	if (readOnly !== undefined) {
		return unusable(readOnly);
	}
	try {
		return isFolder(await vscode.workspace.fs.stat(uri)) ? unusable('is a folder') : { is: 'writable' };
	} catch (error) {
		return error instanceof vscode.FileSystemError && error.code !== 'FileNotFound'
			? unusable('cannot be read')
			: { is: 'missing' };
	}
}

function unusable(reason: string): FileState {
	return { is: 'unusable', reason };
}

function refusalOf(uri: vscode.Uri, state: FileState): string {
	return `${vscode.workspace.asRelativePath(uri)} ${state.is === 'unusable' ? state.reason : 'is not there'}`;
}

/** By how much of their folders' paths they have in common with the note, those above it first. */
function nearestFirst(uris: readonly vscode.Uri[], note: vscode.Uri): readonly vscode.Uri[] {
	const steps = note.path.split('/').slice(0, -1);
	const distanceOf = ({ path }: vscode.Uri): number => {
		const folders = path.split('/').slice(0, -1);
		const common = folders.findIndex((folder, at) => folder !== steps[at]);
		return common < 0 ? steps.length - folders.length : steps.length + folders.length - common;
	};
	return [...uris].sort((a, b) => distanceOf(a) - distanceOf(b));
}

const newName = 'references.bib';
const bibliographyPattern = /\.(?:bib|bibtex|biblatex|json|csljson|ya?ml|ris)$/i;

import * as vscode from 'vscode';
import { titleLabel } from '../../core/format/labels';
import { findLink, type Paper } from '../../core/model/paper';
import { isAddress, isPdf } from '../../core/sources/attachedFiles';
import { readSetting, readTexts } from '../settings';
import { resolvePath } from '../sources/bibliographyPatterns';
import { sampleSource } from '../sources/sampleSource';
import { choosePaper } from './chosenPapers';
import type { Services } from './services';

/**
 * Opens a paper's PDF, or another file of it where it has no PDF: the first place where it is, of those relative to its sources and
 * in the folders of `marginalia.pdf.folders`. Of several files the user picks one; where none is there, the address of its PDF
 * opens in the browser. Where it is in none of these places, the user is told them, and led to the setting.
 *
 * @throws when no file and no address is known.
 */
export async function openPdf(services: Services, ...args: readonly unknown[]): Promise<void> {
	const paper = await choosePaper(services, args, 'Open the PDF of Which Paper?', { query: 'has:pdf ' });
	if (!paper) {
		return;
	}
	const { files = [] } = paper;
	const pdfs = files.some(isPdf) ? files.filter(isPdf) : files;
	const places = pdfs.filter((path) => !isAddress(path)).map((path) => placesOf(path, paper));
	const found = (await Promise.all(places.map(firstThere))).filter((uri) => uri !== undefined);
	if (found.length > 0) {
		const uri = found.length === 1 ? found[0] : await pickFile(found);
		return uri && openFile(uri);
	}
	const address = pdfs.find(isAddress) ?? findLink(paper, 'pdf');
	if (address !== undefined) {
		await vscode.env.openExternal(vscode.Uri.parse(address, true));
	} else if (places.length === 0) {
		throw new Error(
			`No PDF of “${titleLabel(paper)}” is known: its entry names no file and no address of one.`,
		);
	} else {
		void tellNotFound(paper, places.flat());
	}
}

/** Where a file that a paper's sources name may be, the likeliest first. */
function placesOf(path: string, { places, provenance }: Paper): readonly vscode.Uri[] {
	const sources = [...new Set((places ?? [provenance]).map(({ source }) => source))]
		.filter((source) => source !== sampleSource)
		.map((source) => vscode.Uri.parse(source));
	const name = path.replace(/^.*[\\/]/, '');
	const besideSources = sources.map((source) => resolveFile(path, vscode.Uri.joinPath(source, '..')));
	const inFolders = sources
		.flatMap(pdfFolders)
		.flatMap((folder) => [
			...(isRelative(path) ? [resolveFile(path, folder)] : []),
			vscode.Uri.joinPath(folder, name),
		]);
	const all = [...besideSources, ...inFolders];
	return [...new Map(all.map((uri) => [uri.toString(), uri])).values()];
}

/** The folders of the setting, relative to the workspace folder of a source, or the first where it stands in none. */
function pdfFolders(source: vscode.Uri): readonly vscode.Uri[] {
	const home = vscode.workspace.getWorkspaceFolder(source) ?? vscode.workspace.workspaceFolders?.[0];
	return home ? readTexts('pdf.folders', source).map((folder) => resolveFile(folder, home.uri)) : [];
}

/** Windows writes paths with backslashes. */
function resolveFile(path: string, folder: vscode.Uri): vscode.Uri {
	return resolvePath(path.replaceAll('\\', '/'), folder);
}

function isRelative(path: string): boolean {
	return !/^(?:[\\/~]|[A-Za-z]:)/.test(path);
}

async function firstThere(places: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
	for (const uri of places) {
		try {
			await vscode.workspace.fs.stat(uri);
			return uri;
		} catch {
			// Not there, or not to be read: the next may be.
		}
	}
	return undefined;
}

async function pickFile(uris: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
	const items = uris.map((uri) => ({
		label: uri.path.split('/').at(-1) ?? uri.path,
		description: vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, '..')),
		uri,
	}));
	return (await vscode.window.showQuickPick(items, { title: 'Open Which File?' }))?.uri;
}

/**
 * With the system's program where that can see the file: not from the browser, and not on another machine. What is no PDF opens in
 * VS Code alone, since a bibliography from elsewhere may name a program.
 */
async function openFile(uri: vscode.Uri): Promise<void> {
	const canOpenOutside =
		uri.scheme === 'file' &&
		isPdf(uri.path) &&
		vscode.env.remoteName === undefined &&
		vscode.env.uiKind === vscode.UIKind.Desktop;
	const inEditor = !canOpenOutside || readSetting('pdf.openIn', uri) === 'editor';
	if (inEditor || !(await vscode.env.openExternal(uri))) {
		await vscode.commands.executeCommand('vscode.open', uri);
	}
}

/** A library that moved from another machine names files where they were there. */
async function tellNotFound(paper: Paper, tried: readonly vscode.Uri[]): Promise<void> {
	const paths = tried.map((uri) => (uri.scheme === 'file' ? uri.fsPath : uri.toString(true)));
	const choose = 'Choose Folders';
	const answer = await vscode.window.showErrorMessage(
		`The PDF of “${titleLabel(paper)}” is in none of these places: ${paths.join(', ')}.`,
		choose,
	);
	if (answer === choose) {
		await vscode.commands.executeCommand('workbench.action.openSettings', 'marginalia.pdf.folders');
	}
}

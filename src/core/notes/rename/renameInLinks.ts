import { spanOf, type ReadNote } from '../../citations/checks/readNote';
import { escapeRegExp } from '../../text/escapeRegExp';
import type { Span } from '../../text/range';
import { replaceSpan, type SpanEdit } from '../../text/spanEdits';
import { keyOfFileName } from '../literatureNote';
import { RenameRefused } from './citekeyRename';
import type { NoteLink } from './noteLink';
import { findNoteLinks, segmentsOfAddress } from './noteLinks';

/** That the file of a literature note gets another name, `@new.md`, in the folder in which it is: its addresses, percent-encoded. */
export interface NoteMove {
	readonly uri: string;
	readonly newUri: string;
}

export interface LinkingNote {
	/** As its user knows it. */
	readonly label: string;
	/** Percent-encoded. */
	readonly uri: string;
	readonly note: ReadNote;
	/** The address of the folder of the workspace that it is in: links may begin there. */
	readonly root?: string | undefined;
}

/** Whether a note's text may link to any of these files: quick, for the many notes that do not. */
export function linkTest(moves: readonly NoteMove[]): (text: string) => boolean {
	const names = moves.map(({ uri }) => [...`@${keyOfFileName(uri) ?? ''}`].map(writtenAs).join(''));
	const pattern = new RegExp(names.join('|'), 'i');
	return (text) => names.length > 0 && pattern.test(text);
}

/**
 * The edits that have links follow files which get another name: those with an address or a path by that, wiki links by the end of it. Where a citation
 * has the name, `[[@old]]`, it is not touched: whether the key there is the same paper's is not told by links.
 *
 * @param linking the note, by its address before the moves
 * @returns in the order of the text.
 * @throws RenameRefused where the new name cannot stand in a link.
 */
export function renameInLinks(linking: LinkingNote, moves: readonly NoteMove[]): readonly SpanEdit[] {
	const { note, label } = linking;
	const cited = new Set(
		note.map.citationGroups.flatMap(({ citations }) =>
			citations.map((citation) => `${spanOf(note, citation.keyRange).start} ${citation.citekey}`),
		),
	);
	const targets = moves.map((move) => ({ move, path: pathOf(move.uri) }));
	return findNoteLinks(note).flatMap((link) => {
		const found = targets.find(({ path }) => leadsTo(linking, link, path));
		const from = keyOfFileName(found?.move.uri ?? '');
		const to = keyOfFileName(found?.move.newUri ?? '');
		if (!found || from === undefined || to === undefined) {
			return [];
		}
		const span = keySpanIn(note.text, link, found.path.at(-1) ?? '');
		if (cited.has(`${span.start} ${from}`)) {
			return [];
		}
		if (link.kind === 'wiki' && /[[\]|#^\\"']/.test(to)) {
			throw new RenameRefused(
				`“${to}” cannot stand in a wiki link, as ${label} has one to the note about it.`,
			);
		}
		if (link.kind === 'path' && /["'\\]|^@/.test(to)) {
			throw new RenameRefused(`“${to}” cannot stand in a path, as ${label} has one to the note about it.`);
		}
		return [
			replaceSpan(span, link.kind !== 'address' ? to : encodeKey(to, note.text.slice(span.start, span.end))),
		];
	});
}

function leadsTo({ uri, root }: LinkingNote, { kind, path }: NoteLink, target: readonly string[]): boolean {
	const segments = kind === 'address' ? segmentsOfAddress(path) : path.split('/');
	if (!segments || !isNameOf(target.at(-1) ?? '', segments.at(-1) ?? '')) {
		return false;
	}
	const home = root === undefined ? undefined : pathOf(root).filter((segment) => segment !== '');
	const folder = target.slice(0, -1);
	const isIn = (base: readonly string[]): boolean =>
		resolve([...base, ...segments.slice(0, -1)]).join('/') === folder.join('/');
	const own = pathOf(uri).slice(0, -1);
	if (kind === 'path' && !extensionPattern.test(segments.at(-1) ?? '')) {
		return false;
	}
	if (kind !== 'wiki') {
		return segments[0] === '' ? home !== undefined && isIn(home) : isIn(own);
	}
	const named = segments.slice(0, -1).join('/');
	const isNear = home === undefined || home.every((segment, at) => segment === folder[at]);
	return isIn(own) || (isNear && `/${folder.join('/')}`.endsWith(named === '' ? '' : `/${named}`));
}

/** Without its extension, too. */
function isNameOf(fileName: string, written: string): boolean {
	return written === fileName || written === fileName.replace(extensionPattern, '');
}

/** The decoded path of an address, in segments. */
function pathOf(uri: string): readonly string[] {
	const path = uri.replace(/^[^:/?#]+:(?:\/\/[^/]*)?/, '').replace(/[?#].*$/s, '');
	return resolve((segmentsOfAddress(path) ?? path.split('/')).filter((segment) => segment !== ''));
}

function resolve(segments: readonly string[]): readonly string[] {
	const resolved: string[] = [];
	for (const segment of segments.filter((each) => each !== '' && each !== '.')) {
		if (segment === '..') {
			resolved.pop();
		} else {
			resolved.push(segment);
		}
	}
	return resolved;
}

/** The key in the name of the file, without the `@` and the extension. */
function keySpanIn(text: string, { nameSpan, path }: NoteLink, fileName: string): Span {
	const sign = /^(?:\\?@|%40)/.exec(text.slice(nameSpan.start, nameSpan.end))?.[0] ?? '';
	const extension = extensionPattern.exec(fileName)?.[0] ?? '';
	const written = path.endsWith(extension) ? extension : '';
	return { start: nameSpan.start + sign.length, end: nameSpan.end - written.length };
}

/** A key as part of an address, where nothing ends this or is Markdown; letters as they were, encoded or not. */
function encodeKey(citekey: string, before: string): string {
	const isEncoded = /%[\da-f]{2}/i.test(before);
	return citekey.replace(isEncoded ? /[^\w.~:@-]/gu : /[^\w.~!+,;=:@\-\u0080-\u{10FFFF}]/gu, (character) =>
		percentEncoded(character),
	);
}

/** All ways to write a character in a link, for a regular expression. */
function writtenAs(character: string): string {
	return `(?:\\\\?${escapeRegExp(character)}|${percentEncoded(character)})`;
}

function percentEncoded(character: string): string {
	return [...new TextEncoder().encode(character)]
		.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
		.join('');
}

const extensionPattern = /\.[^.]+$/;

import type { Slices } from '../../model/slices';
import type { BibtexDialect } from '../../sources/bibtex/bibtexDialect';
import type { EntryNode } from '../../sources/bibtex/bibtexSyntax';
import { scanNodes } from '../../sources/bibtex/scanBibtex';
import { illegalInBibtexKey } from '../../sources/keys/bibtexKey';
import { LineIndex } from '../../text/lineIndex';
import { lineEnd, lineEndOf } from '../../topics/file/lines';
import { bibtexFields } from '../bibtexFields';
import { dialectScore, recordFields } from './bibtexDialects';
import { bibtexStyleOf } from './bibtexStyle';
import type { Addition, NewEntry } from './newEntry';
import { writeBibtexEntry } from './writeBibtexEntry';

/**
 * Adds entries to the text of a BibTeX or BibLaTeX file, in its dialect and style: behind the last entry, before the comments of
 * reference managers, which stand at the end. Refused where that entry has no end, since what follows would be part of it.
 */
export function* addBibtexEntries(text: string, added: readonly NewEntry[]): Slices<Addition> {
	const unfit = added.find(
		({ entry }) => entry.citekey === '' || illegalInBibtexKey(entry.citekey) !== undefined,
	);
	if (unfit) {
		return { kind: 'refused', reason: `“${unfit.entry.citekey}” cannot be a key in BibTeX.` };
	}
	const found = yield* readFile(text);
	const taken = added.find(({ entry }) => found.keys.has(entry.citekey.toLowerCase()));
	if (taken) {
		return { kind: 'taken', citekey: taken.entry.citekey };
	}
	if (found.unclosed !== undefined) {
		const position = new LineIndex(text).positionAt(found.unclosed);
		return {
			kind: 'refused',
			reason: `What begins in line ${position.line + 1} has no closing brace, and would swallow what comes behind it. Close it first.`,
			position,
		};
	}
	const eol = lineEndOf(text);
	const style = bibtexStyleOf(text, found.sample, eol);
	const written = added.map(({ entry, record }) => {
		const fields = (record && recordFields(record, found.dialect)) ?? bibtexFields(entry, found.dialect);
		return writeBibtexEntry(entry.citekey, fields, style);
	});
	yield;
	const gap = eol.repeat(gapOf(text, found.sample));
	const { at, isBehindEntry } = found.end;
	const before = isBehindEntry ? gap : gapAtEnd(text, eol);
	const newText = before + written.join(gap) + (isBehindEntry ? '' : eol);
	const range = new LineIndex(text).rangeOf({ start: at, end: at });
	return { kind: 'added', edits: [{ range, newText }] };
}

interface FoundFile {
	/** In small letters, as BibTeX compares them. */
	readonly keys: ReadonlySet<string>;
	readonly dialect: BibtexDialect;
	/** The last entries, to look at their style. */
	readonly sample: readonly EntryNode[];
	/** Where the last entry or definition begins, if it has no end. */
	readonly unclosed: number | undefined;
	/** Where to write. */
	readonly end: { readonly at: number; readonly isBehindEntry: boolean };
}

function* readFile(text: string): Slices<FoundFile> {
	const keys = new Set<string>();
	const sample: EntryNode[] = [];
	let unclosed: number | undefined;
	let behind: number | undefined;
	let count = 0;
	for (const { node, fault } of scanNodes(text)) {
		if (node.kind === 'entry') {
			keys.add(text.slice(node.key.start, node.key.end).toLowerCase());
			sample.push(node);
			sample.splice(0, sample.length - sampleSize);
			unclosed = node.isClosed ? undefined : node.start;
			behind = undefined;
		} else if (sample.length === 0 && node.kind !== 'text' && node.kind !== 'comment') {
			unclosed = fault ? node.start : undefined;
		} else if (node.kind !== 'text') {
			behind ??= node.start;
		}
		if (++count % nodesInSlice === 0) {
			yield;
		}
	}
	const last = sample.at(-1);
	const at = last ? Math.min(lineEnd(text, last.end), behind ?? Infinity) : text.length;
	return {
		keys,
		dialect: dialectOf(text, sample),
		sample,
		unclosed,
		end: { at, isBehindEntry: last !== undefined },
	};
}

/** BibTeX where nothing tells: BibLaTeX reads that too. */
function dialectOf(text: string, sample: readonly EntryNode[]): BibtexDialect {
	const names = sample.flatMap(({ type, fields }) =>
		[type, ...fields.map(({ name }) => name)].map(({ start, end }) => text.slice(start, end)),
	);
	return dialectScore(names) > 0 ? 'biblatex' : 'bibtex';
}

/** How many line ends stand between the last two entries. */
function gapOf(text: string, sample: readonly EntryNode[]): number {
	const [before, last] = sample.slice(-2);
	const between = before && last ? text.slice(before.end, last.start) : '';
	return /^\s+$/.test(between) ? Math.max(1, between.split('\n').length - 1) : usualGap;
}

function gapAtEnd(text: string, eol: string): string {
	if (text.replace('\uFEFF', '').trim() === '') {
		return '';
	}
	return /\n[ \t]*$/.test(text) ? eol : eol + eol;
}

const sampleSize = 20;
const usualGap = 2;
const nodesInSlice = 16;

import type { Span } from '../../text/range';
import type { CitationGroup } from '../citation';
import type { BlockSpan } from '../findings';
import { characterReferenceEnd } from '../markdown/attributes';
import { spanOf, type ReadNote } from './readNote';

/** Square brackets in prose that make no group of citations, from `[` to behind `]`, or to the block's end without that. */
export interface LooseBracket extends Span {
	readonly isClosed: boolean;
	/** Offsets of the semicolons directly inside. */
	readonly separators: readonly number[];
	/** The bare citations directly inside, in the order of the text. */
	readonly groups: readonly CitationGroup[];
}

/** The groups of a note's text by the offset where they begin. */
export type GroupsByStart = ReadonlyMap<number, CitationGroup>;

export function groupsByStart(note: ReadNote): GroupsByStart {
	const inText = note.map.citationGroups.filter(({ place }) => place === 'text');
	// Of two that begin together, the first is the outer one.
	return new Map(inText.reverse().map((group) => [spanOf(note, group.range).start, group]));
}

/** The loose brackets of one block that are no part of a link, image, span or footnote. */
export function looseBracketsOf(note: ReadNote, block: BlockSpan, groups: GroupsByStart): LooseBracket[] {
	const { text, map } = note;
	const found: LooseBracket[] = [];
	const open: { start: number; separators: number[]; groups: CitationGroup[] }[] = [];
	// The cells of a table's row know nothing of the next row, nor does a bracket of the next paragraph.
	const leaveOpen = (end: number): void => {
		found.push(...open.splice(0).map((bracket) => ({ ...bracket, end, isClosed: false })));
	};
	const signs = new RegExp(signPattern);
	signs.lastIndex = block.start;
	for (let match = signs.exec(text); match && match.index < block.end; match = signs.exec(text)) {
		const { index } = match;
		const [sign] = match;
		const group = groups.get(index);
		if (group) {
			if (group.kind === 'bare') {
				open.at(-1)?.groups.push(group);
			}
			signs.lastIndex = spanOf(note, group.range).end;
		} else if (sign.startsWith('\\')) {
			continue;
		} else if (sign === '&') {
			signs.lastIndex = characterReferenceEnd(text, index) ?? index + 1;
		} else if (sign === '\n') {
			if (block.kind === 'table' || blankPattern.test(text.slice(index + 1, index + reach))) {
				leaveOpen(index);
			}
		} else if (map.kindAt(index) !== 'prose') {
			continue;
		} else if (sign === '[') {
			open.push({ start: index, separators: [], groups: [] });
		} else if (sign === ';') {
			open.at(-1)?.separators.push(index);
		} else if (sign === ']') {
			const bracket = open.pop();
			if (bracket && !'([{'.includes(text[index + 1] ?? ' ')) {
				found.push({ ...bracket, end: index + 1, isClosed: true });
			}
		}
	}
	leaveOpen(block.end);
	return found.filter(({ start }) => !'^!]'.includes(text[start - 1] ?? ' '));
}

/** A character behind a backslash stands for itself. */
const signPattern = /\\[^]|[[\];\n@&-]/g;
const blankPattern = /^[ \t>]*(?:\r?\n|$)/;
const reach = 40;

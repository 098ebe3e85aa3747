import type { Slices } from '../../model/slices';
import { scanRis, type RisRecord } from '../../sources/ris/scanRis';
import { LineIndex } from '../../text/lineIndex';
import { lineEndOf } from '../../topics/file/lines';
import { toRisLines } from '../ris';
import type { Addition, NewEntry } from './newEntry';

/** Adds records to the end of an RIS file, as far apart as its last ones are. Refused where the last has no end. */
export function* addRisRecords(text: string, added: readonly NewEntry[]): Slices<Addition> {
	const ids = new Set<string>();
	let last: RisRecord | undefined;
	let count = 0;
	for (const record of scanRis(text)) {
		record.fields
			.filter(({ tag }) => tag === 'ID')
			.forEach(({ values }) => values.forEach((id) => ids.add(id)));
		last = record;
		if (++count % recordsInSlice === 0) {
			yield;
		}
	}
	const taken = added.find(({ entry }) => ids.has(entry.citekey));
	if (taken) {
		return { kind: 'taken', citekey: taken.entry.citekey };
	}
	const index = new LineIndex(text);
	if (last?.endedBy === 'text') {
		const position = index.positionAt(last.head.start);
		return {
			kind: 'refused',
			reason: `The record that begins in line ${position.line + 1} has no end, a line “ER  - ”. Add that first.`,
			position,
		};
	}
	const eol = lineEndOf(text);
	const tail = text.slice(-longestTail);
	const blankLines = [...tail.matchAll(betweenPattern)].at(-1)?.[1]?.split('\n').length ?? usualLines;
	const gap = eol.repeat(blankLines - 1);
	const records = added.map(({ entry }) => toRisLines(entry).join(eol) + eol);
	const isEmpty = text.replace('\uFEFF', '').trim() === '';
	const hasLineEnd = /\n[ \t]*$/.test(text);
	const isApart = /\n[ \t]*\r?\n[ \t]*$/.test(text);
	const before = isEmpty ? '' : (hasLineEnd ? '' : eol) + (isApart ? '' : gap);
	const range = index.rangeOf({ start: text.length, end: text.length });
	return { kind: 'added', edits: [{ range, newText: before + records.join(gap) }] };
}

/** From the end of a record to the beginning of the next; the lines between are captured. */
const betweenPattern = /^[ \t]*ER[ \t]{1,3}-[^\r\n]*\r?\n((?:[ \t]*\r?\n)*)(?=[ \t]*TY[ \t]{1,3}-)/gim;
const usualLines = 2;
const longestTail = 20_000;
const recordsInSlice = 256;

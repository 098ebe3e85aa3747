import type { CitationGroup } from '../citation';
import type { PlacedGroup } from '../syntaxes/groupRewriting';
import { placedGroup, type ReadNote } from './readNote';

/** A group, and the same by offsets. */
export interface RunGroup {
	readonly group: CitationGroup;
	readonly placed: PlacedGroup;
}

/** Groups of one syntax and kind with nothing but `gap` between them, as many as follow each other around one of them. */
export function runAround(note: ReadNote, group: CitationGroup, gap: RegExp): readonly RunGroup[] {
	const all = note.map.citationGroups
		.filter(({ syntax, kind, place }) => syntax === group.syntax && kind === group.kind && place === 'text')
		.map((each) => ({ group: each, placed: placedGroup(note, each) }));
	const isBeside = (a: RunGroup, b: RunGroup): boolean =>
		gap.test(note.text.slice(a.placed.span.end, b.placed.span.start));
	const run = all.filter((each) => each.group === group);
	// By ends and starts, not by places in the list: a group may have others within, in a footnote or a supplement.
	const byEnd = [...all].sort((a, b) => a.placed.span.end - b.placed.span.end);
	for (let first = run[0]; first;) {
		const { start } = first.placed.span;
		const before = byEnd.filter(({ placed }) => placed.span.end <= start).at(-1);
		first = before && isBeside(before, first) ? before : undefined;
		run.unshift(...(first ? [first] : []));
	}
	for (let last = run.at(-1); last;) {
		const { end } = last.placed.span;
		const behind = all.find(({ placed }) => placed.span.start >= end);
		last = behind && isBeside(last, behind) ? behind : undefined;
		run.push(...(last ? [last] : []));
	}
	return run;
}

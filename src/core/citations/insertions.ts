import { LineIndex } from '../text/lineIndex';
import type { Position } from '../text/position';
import type { Span } from '../text/range';
import { applyEdits, type TextEdit } from '../text/textEdit';

export interface Insertion {
	readonly offset: number;
	readonly text: string;
}

/** What is inserted for a cursor. */
export interface Plan {
	/** In the order of the text. */
	readonly insertions: readonly Insertion[];
	/** Where the cursor stands when nothing is inserted. */
	readonly offset: number;
	/** How many characters of the last insertion the cursor stays before. */
	readonly behindCursor: number;
}

/** The edits of some plans, and where the cursor of each belongs afterwards. A plan that serves several cursors is carried out once. */
export function carryOut(
	note: string,
	lines: LineIndex,
	plans: readonly Plan[],
): { readonly edits: readonly TextEdit[]; readonly cursors: readonly Position[] } {
	const insertions = [...new Set(plans)].flatMap((plan) => plan.insertions);
	insertions.sort((a, b) => a.offset - b.offset);
	const edits = insertions.map(({ offset, text }) => {
		const position = lines.positionAt(offset);
		return { range: { start: position, end: position }, newText: text };
	});
	const after = new LineIndex(applyEdits(note, edits));
	return { edits, cursors: plans.map((plan) => after.positionAt(cursorAfter(plan, insertions))) };
}

export function insert(offset: number, text: string, behindCursor = 0): Plan {
	return { insertions: [{ offset, text }], offset, behindCursor };
}

export function insertNothing(offset: number): Plan {
	return { insertions: [], offset, behindCursor: 0 };
}

/** The end of a selection, less the white space that was selected with the words. */
export function cursorOf(note: string, selection: Span): number {
	const selected = note.slice(selection.start, selection.end);
	return selection.start + (selected.trim() === '' ? selected.length : selected.trimEnd().length);
}

function cursorAfter(plan: Plan, insertions: readonly Insertion[]): number {
	const last = plan.insertions.at(-1);
	const offset = last?.offset ?? plan.offset;
	let shift = 0;
	for (const insertion of insertions) {
		if (insertion.offset < offset || insertion === last) {
			shift += insertion.text.length;
		}
	}
	return offset + shift - (last ? plan.behindCursor : 0);
}

import type { Span } from '../text/range';

/** A list of references in a YAML text. */
export interface ReferenceList extends Span {
	/** The items of a block list, each from the beginning of its `-` line; `undefined` for a list in brackets. */
	readonly items: readonly Span[] | undefined;
	/** Where the `-` of most of its items stand on their lines. */
	readonly indent: number;
	/** Whether the text itself is the list, without `references:`. */
	readonly isBare: boolean;
}

/**
 * The lists of references between `start` and `end`: below or behind `references:` at the beginning of a line, or a text that
 * is a list from its first line on.
 *
 * Items are told by the lines alone, before anything is parsed, so that a fault in one cannot hide those behind it. An item begins
 * at a `-` in the column of the first one, left of it, or one blank to its right, where no field can stand. Any other line there belongs
 * to the item above, unless it is a field of the text around. Linear.
 */
export function findReferenceLists(text: string, start: number, end: number): ReferenceList[] {
	const lists: ReferenceList[] = [];
	let open: OpenList | undefined;
	let isFirst = true;
	for (const line of linesOf(text, start, end)) {
		if (line.kind === 'blank') {
			continue;
		}
		if (line.kind === 'document') {
			open = close(open, lists, line.start);
			isFirst = true;
			continue;
		}
		const isItem = line.kind === 'item';
		const value = line.indent === 0 && !isItem ? referencesPattern.exec(line.text)?.[1] : undefined;
		if (value !== undefined) {
			close(open, lists, line.start);
			const isFlow = /^[[{]/.test(value);
			open = { ...newList(line.start), isFlow };
		} else if (isFirst && (isItem || line.text.startsWith('['))) {
			open = { ...newList(line.start), indent: line.indent, isFlow: !isItem, isBare: true };
			if (isItem) {
				addItem(open, line);
			}
		} else if (open && !open.isFlow) {
			open = readLine(open, line, lists);
		} else if (open && line.indent === 0 && fieldPattern.test(line.text)) {
			open = close(open, lists, line.start);
		}
		isFirst = false;
	}
	close(open, lists, end);
	return lists;
}

interface OpenList {
	readonly start: number;
	readonly items: number[];
	/** Of its first item, once that is seen, or of one that stands before that. */
	indent: number | undefined;
	/** Those items that stand behind the first and may be lists within one. */
	readonly deeper: Set<number>;
	/** How many items that are sure to be some stand at each indent. */
	readonly indents: Map<number, number>;
	/** Whether any of its items begins as items of CSL do. */
	isSure?: boolean;
	readonly isFlow: boolean;
	readonly isBare: boolean;
	/** Whether a field of the text around came, and whether its value may be a list that begins below it. */
	isLeft?: 'for a list' | 'for a value';
	leftAt?: number;
}

function newList(start: number): OpenList {
	const [deeper, indents] = [new Set<number>(), new Map<number, number>()];
	return { start, items: [], indent: undefined, deeper, indents, isFlow: false, isBare: false };
}

function readLine(open: OpenList, line: Line, lists: ReferenceList[]): OpenList | undefined {
	const isItem = line.kind === 'item' && line.indent <= (open.indent ?? Infinity) + 1;
	if (isItem && open.isLeft !== 'for a list') {
		if (open.isLeft === undefined || itemPattern.test(line.text)) {
			delete open.isLeft;
			delete open.leftAt;
			addItem(open, line);
		}
		return open;
	}
	if (line.indent === 0 && line.kind === 'text' && fieldPattern.test(line.text)) {
		if (open.indent === undefined) {
			return close(open, lists, line.start);
		}
		// A field that lost its indent looks like one of the text around: what follows tells.
		open.leftAt ??= line.start;
		open.isLeft = /:\s*(?:[|>][-+\d]*\s*)?(?:#.*)?$/.test(line.text) ? 'for a list' : 'for a value';
	} else if (open.isLeft) {
		open.isLeft = 'for a value';
	}
	return open;
}

/**
 * Where the first item lost its `-`, a list within it looks like the list of items, until an item stands before that; where the
 * first stands too far in, so does a list within the next.
 */
function addItem(open: OpenList, line: Line): void {
	const isSure = itemPattern.test(line.text);
	if (isSure && line.indent < (open.indent ?? 0)) {
		const items = open.isSure
			? open.items.filter((start) => !open.deeper.has(start))
			: open.items.slice(0, 1);
		open.items.splice(0, open.items.length, ...items);
		open.deeper.clear();
		open.indent = line.indent;
	}
	open.isSure ||= isSure;
	open.indent ??= line.indent;
	open.items.push(line.start);
	if (isSure) {
		open.indents.set(line.indent, (open.indents.get(line.indent) ?? 0) + 1);
	} else if (line.indent > open.indent) {
		open.deeper.add(line.start);
	}
}

/** That of most items, of two the one that came first. */
function usualIndent({ indents, indent = 0 }: OpenList): number {
	const [usual] = [...indents].reduce((most, next) => (next[1] > most[1] ? next : most), [indent, 0]);
	return usual;
}

function close(open: OpenList | undefined, lists: ReferenceList[], end: number): undefined {
	if (!open) {
		return undefined;
	}
	const listEnd = open.leftAt ?? end;
	const items = open.items.map((start, at) => ({ start, end: open.items[at + 1] ?? listEnd }));
	lists.push({
		start: open.start,
		end: listEnd,
		items: open.isFlow ? undefined : items,
		indent: usualIndent(open),
		isBare: open.isBare,
	});
	return undefined;
}

interface Line {
	readonly start: number;
	/** From its first character that is no blank on. */
	readonly text: string;
	readonly indent: number;
	readonly kind: 'blank' | 'document' | 'item' | 'text';
}

function* linesOf(text: string, start: number, end: number): Generator<Line> {
	for (let at = start; at < end;) {
		linePattern.lastIndex = at;
		const [whole = '', blanks = '', content = ''] = linePattern.exec(text) ?? [];
		const kind =
			content === '' || content.startsWith('#')
				? 'blank'
				: blanks === '' && /^(?:---|\.\.\.)(?:\s|$)/.test(content)
					? 'document'
					: /^-(?:\s|$)/.test(content)
						? 'item'
						: 'text';
		yield { start: at, text: content, indent: blanks.replace(/\uFEFF/, '').length, kind };
		at += Math.max(1, whole.length);
	}
}

const linePattern = /([ \t\uFEFF]*)([^\r\n]*)(?:\r\n|\r|\n|$)/y;
const referencesPattern = /^(?:references|"references"|'references')[ \t]*:(?:[ \t]+|$)(.*)$/;
const fieldPattern = /^["']?\w[\w-]*["']?[ \t]*:(?:\s|$)/;
/** The first field of an item of CSL, and of little else. */
const itemPattern =
	/^-\s+["']?(?:id|type|title|author|issued|abstract|citation-key|container-title|DOI)["']?\s*:/;

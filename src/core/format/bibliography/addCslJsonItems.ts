import type { Slices } from '../../model/slices';
import { jsonMembers, scanJsonValue, skipSpace } from '../../sources/jsonScan';
import { citekeysInItem } from '../../sources/keys/cslJsonCitekeys';
import { LineIndex } from '../../text/lineIndex';
import type { Span } from '../../text/range';
import { lineEndOf } from '../../topics/file/lines';
import { citedItem } from './citedItem';
import type { Addition, NewEntry } from './newEntry';

/**
 * Adds items to the end of the list in a text of CSL-JSON, which is the text itself or the `items` of an object, written as its last items
 * are: one in a line, or with their indent. Refused where the text is no JSON, or holds one item without list.
 */
export function* addCslJsonItems(text: string, added: readonly NewEntry[]): Slices<Addition> {
	const items = added.map(({ entry }) => citedItem(entry));
	const eol = lineEndOf(text);
	if (skipSpace(text, 0) >= text.length) {
		const newText = `[${items.map((item) => eol + usualIndent + writeItem(item, usualStyle, eol)).join(',')}${eol}]${eol}`;
		return insertion(text, text.length, newText);
	}
	const open = findList(text);
	if (open === undefined) {
		return refusal(
			text,
			skipSpace(text, 0),
			'This is no list of items in square brackets. Make it one first.',
		);
	}
	const list = yield* readList(text, open);
	if ('fault' in list) {
		return refusal(text, list.at, `${list.fault} Correct it first.`);
	}
	const taken = added.find(({ entry }) => list.citekeys.has(entry.citekey));
	if (taken) {
		return { kind: 'taken', citekey: taken.entry.citekey };
	}
	const last = list.items.at(-1);
	if (!last) {
		const isOpen = /[\r\n]/.test(text.slice(open, list.close));
		const written = items.map((item) => eol + usualIndent + writeItem(item, usualStyle, eol)).join(',');
		return insertion(text, open + 1, written + (isOpen ? '' : eol));
	}
	const before = list.items.at(-2)?.end ?? open + 1;
	const separator = text.slice(before, last.start).replace(/^\s*,/, '');
	const style = styleOf(text.slice(last.start, last.end), separator);
	return insertion(
		text,
		last.end,
		items.map((item) => `,${separator}${writeItem(item, style, eol)}`).join(''),
	);
}

/** Where the list opens; `undefined` where there is none. */
function findList(text: string): number | undefined {
	const start = skipSpace(text, 0);
	if (text[start] === '[') {
		return start;
	}
	const members = text[start] === '{' ? [...jsonMembers(text, start)] : [];
	return members.find(({ key, start: at }) => /^(?:items|references)$/.test(key) && text[at] === '[')?.start;
}

interface List {
	readonly close: number;
	/** The last two. */
	readonly items: readonly Span[];
	readonly citekeys: ReadonlySet<string>;
}

function* readList(
	text: string,
	open: number,
): Slices<List | { readonly fault: string; readonly at: number }> {
	const items: Span[] = [];
	const citekeys = new Set<string>();
	let at = skipSpace(text, open + 1);
	for (let count = 1; text[at] !== ']' || items.length > 0; count++) {
		const scan = scanJsonValue(text, at);
		if (!scan.ok) {
			return { fault: scan.message, at: scan.at };
		}
		items.push({ start: at, end: scan.end });
		items.splice(0, items.length - 2);
		citekeysInItem(text, at, items.length).forEach(({ citekey }) => citekeys.add(citekey));
		at = skipSpace(text, scan.end);
		if (text[at] === ']') {
			break;
		}
		if (text[at] !== ',') {
			return { fault: 'Here a comma or the end of the list is missing.', at };
		}
		at = skipSpace(text, at + 1);
		if (count % itemsInSlice === 0) {
			yield;
		}
	}
	return { close: at, items, citekeys };
}

interface ItemStyle {
	/** One step of indent; `undefined` where an item is one line. */
	readonly step: string | undefined;
	/** What the item's own line is indented by. */
	readonly base: string;
	readonly hasBlanks: boolean;
}

function styleOf(item: string, separator: string): ItemStyle {
	const base = /[\r\n]([ \t]*)$/.exec(separator)?.[1] ?? /[\r\n]([ \t]*)\}$/.exec(item)?.[1] ?? '';
	const inner = /^\{\s*[\r\n]([ \t]*)"/.exec(item)?.[1];
	return {
		base,
		step: inner?.startsWith(base) ? inner.slice(base.length) : inner,
		hasBlanks: /^\{\s*"[^"]*"\s*:\s/.test(item),
	};
}

function writeItem(item: unknown, { step, base, hasBlanks }: ItemStyle, eol: string): string {
	if (step === undefined) {
		const written = JSON.stringify(item);
		return hasBlanks
			? written.replace(
					/("(?:[^"\\]|\\.)*")|([:,])/g,
					(_, text?: string, sign?: string) => text ?? `${sign ?? ''} `,
				)
			: written;
	}
	return JSON.stringify(item, undefined, step).replace(/\n/g, eol + base);
}

function insertion(text: string, at: number, newText: string): Addition {
	return { kind: 'added', edits: [{ range: new LineIndex(text).rangeOf({ start: at, end: at }), newText }] };
}

function refusal(text: string, at: number, reason: string): Addition {
	const position = new LineIndex(text).positionAt(at);
	return { kind: 'refused', reason: `Line ${position.line + 1}: ${reason}`, position };
}

const usualIndent = '  ';
const usualStyle: ItemStyle = { base: usualIndent, step: usualIndent, hasBlanks: true };
const itemsInSlice = 64;

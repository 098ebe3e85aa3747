import type { Entry, SourceContent } from '../model/entry';
import type { Problem } from '../model/problem';
import { LineIndex } from '../text/lineIndex';
import { characterAt } from '../text/characterAt';
import type { Span } from '../text/range';
import type { ReaderCode } from './checks/checkLevels';
import { fromCrossref } from './crossrefItem';
import { toEntry } from './cslItemFields';
import { withCslNames, withNoteVariables } from './cslVariables';
import { isCslItem, mildOnOthers, notAnItem } from './isCslItem';
import { jsonMembers, scanJsonValue, skipSpace, type JsonFault } from './jsonScan';

/**
 * Reads CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html): a list of items, Zotero's
 * `{ "items": [...] }` (or `references`), one item, or the answer of Crossref's API (`{ "message": { "items": [...] } }`, or
 * one work as `message`).
 *
 * Items are read one by one, in linear time, and each fault costs no more than what it is in:
 *
 * - An item that is not JSON is `json-broken`, at the place where it breaks; reading goes on at the next.
 * - A text that ends within an item is `json-truncated`.
 * - A value that is no item (`isCslItem`) is `csl-not-an-item`. Where no value is one, the file is told of once, as an information: other
 *   programs have a `library.json`, too.
 * - A field of a wrong type is left out: `csl-wrong-type` or `csl-bad-date`, at its value.
 */
export function parseCslJson(text: string): SourceContent {
	const index = new LineIndex(text);
	const entries: Entry[] = [];
	const problems: Problem[] = [];
	const report: Report = (code, severity, message, start, end) => {
		const span = { start, end: Math.max(end, start + characterAt(text, start).length) };
		problems.push({ code, severity, message, range: index.rangeOf(span) });
	};
	for (const { start, end } of cslJsonItems(text, report)) {
		const value: unknown = JSON.parse(text.slice(start, end));
		const item = isJsonObject(value) ? withCslNames(fromCrossref(value)) : {};
		if (!isCslItem(item)) {
			report('csl-not-an-item', 'warning', `This is no item of CSL-JSON: ${notAnItem}`, start, end);
			continue;
		}
		const { entry, faults } = toEntry(withNoteVariables(item));
		entries.push({ ...entry, range: index.rangeOf({ start, end }) });
		if (faults.length > 0) {
			const places = new Map([...jsonMembers(text, start)].map((member) => [member.key, member]));
			for (const fault of faults) {
				const place = places.get(fault.field);
				const placeEnd = place?.scan.ok ? place.scan.end : end;
				report(fault.code, 'warning', fault.message, place?.start ?? start, placeEnd);
			}
		}
	}
	return mildOnOthers({ entries, problems });
}

/** Where the values stand that may be items, in the order of the text; each is JSON. */
export function* cslJsonItems(text: string, report: Report): Generator<Span> {
	const start = skipSpace(text, 0);
	if (text[start] === '[') {
		yield* readItems(text, start, true, report);
	} else if (text[start] === '{') {
		yield* readObject(text, start, report);
	} else {
		report('csl-no-items', 'error', 'CSL-JSON is a list of items in square brackets.', start, start);
		const list = listPattern.exec(text);
		yield* list
			? readItems(text, list.index + list[0].length - 1, false, report)
			: readLoose(text, nextItem(text, start), report);
	}
}

type Report = (
	code: ReaderCode,
	severity: Problem['severity'],
	message: string,
	start: number,
	end: number,
) => void;

/** One item, or an object that holds the list, or holds such an object as its `message`. */
function* readObject(text: string, start: number, report: Report): Generator<Span> {
	for (const member of jsonMembers(text, start)) {
		if (listFields.has(member.key) && text[member.start] === '[') {
			yield* readItems(text, member.start, false, report);
			return;
		}
		if (member.key === 'message' && text[member.start] === '{') {
			yield* readObject(text, member.start, report);
			return;
		}
	}
	const scan = scanJsonValue(text, start);
	if (scan.ok) {
		yield { start, end: scan.end };
		// Where each item is a line of its own, or the bracket before the first is gone.
		const next = nextItem(text, scan.end);
		if (next < text.length && /^[\s,]*$/.test(text.slice(scan.end, next))) {
			const message = 'Several items stand in a list: “[” is missing before the first.';
			report('json-broken', 'warning', message, next, next);
			yield* readLoose(text, next, report);
		}
	} else {
		report(scan.truncated ? 'json-truncated' : 'json-broken', 'error', scan.message, scan.at, scan.at);
	}
}

/** Items that stand in no list, from the one at `first` on. */
function* readLoose(text: string, first: number, report: Report): Generator<Span> {
	for (let at = first; at < text.length;) {
		const scan = scanJsonValue(text, at);
		if (scan.ok) {
			yield { start: at, end: scan.end };
		} else {
			report('json-broken', 'error', `This item is left out: ${scan.message}`, scan.at, scan.at);
		}
		at = nextItem(text, scan.ok ? scan.end : Math.max(at + 1, scan.at));
	}
}

/** Reads the list that opens at `open`. With `isWhole`, it is all the text has: items behind its end are its own. */
function* readItems(text: string, open: number, isWhole: boolean, report: Report): Generator<Span> {
	let at = skipSpace(text, open + 1);
	let reach = longestItem;
	for (;;) {
		if (at >= text.length) {
			report('json-truncated', 'error', 'The text ends before the list of items does.', at, at);
			return;
		}
		if (text[at] === ']') {
			const rest = isWhole ? nextItem(text, at + 1) : text.length;
			if (rest >= text.length) {
				return;
			}
			report('json-broken', 'warning', 'The list of items ends here, but more items follow.', at, at + 1);
			at = rest;
		}
		if (text[at] === '[') {
			report(
				'csl-not-an-item',
				'warning',
				'A list within the list: its items are read as if it were not there.',
				at,
				at + 1,
			);
			at = skipSpace(text, at + 1);
			continue;
		}
		const scan = scanJsonValue(text, at, { pattern: itemStartPattern, reach });
		if (scan.ok) {
			reach = longestItem;
			yield { start: at, end: scan.end };
			at = skipSpace(text, scan.end);
			if (text[at] === ',') {
				at = skipSpace(text, at + 1);
			} else if (at < text.length && text[at] !== ']') {
				report('json-broken', 'warning', 'Expected a comma between two items.', at, at);
				at = text[at] === '{' ? at : nextItem(text, at);
			}
			continue;
		}
		// Of many in a row that run on, each would be read as far again.
		reach = scan.watched === undefined ? reach : Math.floor(reach / 2);
		const next = scan.watched ?? nextItem(text, Math.max(at + 1, scan.at));
		if (next >= text.length) {
			reportLast(text, at, scan, report);
			return;
		}
		reportBroken(next, scan, report);
		at = next;
	}
}

/** Tells of a broken item behind which there is no other. */
function reportLast(text: string, start: number, fault: JsonFault, report: Report): void {
	if (fault.truncated || text.slice(fault.at).trim() === '') {
		const message = 'The text ends in the middle of this item, so it is left out.';
		report('json-truncated', 'error', message, start, text.trimEnd().length);
	} else {
		report(
			'json-broken',
			'error',
			`This item is left out: ${fault.message}`,
			fault.at,
			text.trimEnd().length,
		);
	}
}

/** Tells of a broken item before the one that begins at `next`. */
function reportBroken(next: number, fault: JsonFault, report: Report): void {
	const runsOn = fault.truncated && fault.watched !== undefined;
	const place = runsOn ? next : fault.at;
	const reason = runsOn ? 'A bracket or brace before this place has no end.' : fault.message;
	report('json-broken', 'error', `This item is left out: ${reason}`, place, place);
}

/** Where the next item begins from `at` on: a brace behind a comma, bracket or brace, and a field that only items have. */
function nextItem(text: string, at: number): number {
	itemPattern.lastIndex = at;
	const match = itemPattern.exec(text);
	return match ? match.index : text.length;
}

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const listFields: ReadonlySet<string> = new Set(['items', 'references']);

/** Where the list of an object begins whose own beginning is gone. */
const listPattern = /"(?:items|references)"\s*:\s*\[/;

/** How far an item may reach behind an object in it that looks like the next item; half as far behind one that ran on. */
const longestItem = 65_536;
/** How items begin; Better BibTeX has sorted their fields. Not a DOI or an address, by which parts of Crossref's items begin, too. */
const itemStartPattern =
	/\{\s*"(?:(?:id|citation-key|type|abstract)"\s*:|(?:author|editor)"\s*:\s*\[|(?:issued|accessed)"\s*:\s*\{)/y;

// Not the fields of names and dates, whose objects stand in items.
const itemPattern =
	/(?<=[,[}\]"0-9a-z]\s*)\{\s*"(?!(?:family|given|literal|suffix|dropping-particle|non-dropping-particle|comma-suffix|static-ordering|parse-names|date-parts|raw|season|circa|isInstitution|multi|_key)")[A-Za-z][\w-]*"\s*:/g;

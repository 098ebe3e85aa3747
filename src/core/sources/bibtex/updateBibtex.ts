import type { UnplacedEntry } from '../../model/entry';
import { hashBytes, viewOf } from '../../text/hashBytes';
import { decodeValidUtf8 } from '../encoding';
import { HashMatcher } from '../hashMatcher';
import type { BibtexDialect } from './bibtexDialect';
import type { PlacedRecord } from './bibtexFields';
import { nodeFlags, type BibtexIndex } from './bibtexIndex';
import { BibtexIndexer } from './bibtexIndexer';
import { RecordReader } from './recordReader';
import { recordToEntry } from './recordToEntry';
import { scanNodes } from './scanBibtex';
import { spliceIndex, type Splice } from './spliceIndex';

export interface BibtexUpdate {
	readonly index: BibtexIndex;
	/** As in `SourceReading`. */
	readonly order: Int32Array;
	readonly fresh: readonly UnplacedEntry[];
}

/**
 * The index of a file after a change, from the index before it, reading only a window around what changed.
 *
 * The window begins with an entry that is as it was, and that nothing before it reaches beyond. It ends behind an entry that is as
 * it was and that the scan, run into what follows, finds in the same place: from there on everything is as it was.
 *
 * @returns `undefined` where reading everything might give something else: a `@string` changed, or an entry that inherits or is
 * inherited from; something is never closed; so much is broken that the scanner might give up looking for its ends; or the window is
 * no UTF-8.
 */
export function updateBibtex(
	known: BibtexIndex,
	bytes: Uint8Array,
	dialect: BibtexDialect,
): BibtexUpdate | undefined {
	if (known.hashes.length === 0) {
		return undefined;
	}
	const window = findWindow(known, viewOf(bytes));
	const scan = window && scanWindow(known, window, bytes);
	if (!scan) {
		return undefined;
	}
	const { index: made, records } = scan;
	if (wasted(made) > window.end - window.start || wasted(known) + wasted(made) > bytes.length) {
		return undefined;
	}
	const same = countSame(known, made, window);
	if (isEntangled(known, made, window, same)) {
		return undefined;
	}
	const { index, order, changedBefore, changedNow, firstEntry } = spliceIndex(known, made, {
		...window,
		...same,
	});
	const matcher = new HashMatcher(known.contents.subarray(changedBefore.start, changedBefore.end));
	const fresh: UnplacedEntry[] = [];
	for (let at = changedNow.start; at < changedNow.end; at++) {
		const from = matcher.match(index.contents[at] ?? 0);
		order[at] = from < 0 ? from : from + changedBefore.start;
		const record = records[at - firstEntry];
		if (from < 0 && record) {
			fresh.push(recordToEntry(record, dialect));
		}
	}
	return { index, order, fresh };
}

interface Window {
	/** The first node that is read again, and the node behind the last. */
	readonly first: number;
	readonly last: number;
	/** Bytes of the new file: where the window begins, where its last node ends, and how far the scan may look beyond that. */
	readonly start: number;
	readonly end: number;
	readonly reach: number;
}

function findWindow(known: BibtexIndex, view: DataView): Window | undefined {
	const { starts, hashes, flags } = known;
	const count = hashes.length;
	const startOf = (node: number): number => starts[node] ?? 0;
	const grown = view.byteLength - startOf(count);
	let before = 0;
	while (before < count && isSameAt(known, before, view, 0)) {
		before++;
	}
	let behind = count;
	while (
		behind > before &&
		startOf(behind - 1) + grown >= startOf(before) &&
		isSameAt(known, behind - 1, view, grown)
	) {
		behind--;
	}
	let first = before - 1;
	for (const isGood = makeStartTest(known); first > 0 && !isGood(first);) {
		first--;
	}
	first = Math.max(0, first);
	const good = nodeFlags.entry | nodeFlags.whole;
	let last = behind;
	while (last < count && ((flags[last] ?? 0) & good) !== good) {
		last++;
	}
	let beyond = last + 1;
	while (beyond < count && ((flags[beyond] ?? 0) & nodeFlags.entry) === 0) {
		beyond++;
	}
	return {
		first,
		last: Math.min(last + 1, count),
		start: startOf(first),
		end: startOf(Math.min(last + 1, count)) + grown,
		reach: startOf(Math.min(beyond + 1, count)) + grown,
	};
}

function isSameAt({ starts, hashes }: BibtexIndex, node: number, view: DataView, shift: number): boolean {
	const start = (starts[node] ?? 0) + shift;
	const end = (starts[node + 1] ?? 0) + shift;
	return start >= 0 && end <= view.byteLength && hashBytes(view, start, end) === hashes[node];
}

/** Whether a window may begin with a node, asked for ever earlier ones. */
function makeStartTest({ flags, broken }: BibtexIndex): (node: number) => boolean {
	return (node) =>
		((flags[node] ?? 0) & nodeFlags.entry) !== 0 &&
		broken.every((found) => found.node >= node || found.until <= node);
}

interface WindowScan {
	/** Of the window as if it were a file. */
	readonly index: BibtexIndex;
	readonly records: readonly PlacedRecord[];
}

function scanWindow(known: BibtexIndex, window: Window, bytes: Uint8Array): WindowScan | undefined {
	const content = bytes.subarray(window.start, window.reach);
	const text = decodeValidUtf8(content);
	if (text === undefined) {
		return undefined;
	}
	const reader = new RecordReader(text, known.strings);
	const indexer = new BibtexIndexer(text, viewOf(content), reader, known.parentKeys);
	const records: PlacedRecord[] = [];
	const length = window.end - window.start;
	for (const scanned of scanNodes(text)) {
		const record = reader.read(scanned.node);
		indexer.add(scanned, record);
		if (record && record.type !== 'xdata') {
			indexer.addEntry(record);
			records.push(record);
		}
		if (indexer.byteLength >= length) {
			break;
		}
	}
	const index = indexer.finish();
	return endsAsBefore(known, window, index, content.length) ? { index, records } : undefined;
}

/** Whether the window's last node is the one that it was, and nothing before that reaches beyond it; or the window ends with the file. */
function endsAsBefore(known: BibtexIndex, window: Window, made: BibtexIndex, length: number): boolean {
	const count = made.hashes.length;
	const isWholeRest = window.last === known.hashes.length && window.end === window.reach;
	if (isWholeRest && made.starts[count] === length) {
		return true;
	}
	const last = window.last - 1;
	return (
		made.starts[count] === window.end - window.start &&
		made.hashes[count - 1] === known.hashes[last] &&
		((made.flags[count - 1] ?? 0) & wholeEntry) === wholeEntry &&
		made.broken.every(({ until }) => until < count)
	);
}

/** How many nodes at either end of the window are as they were. */
function countSame(
	known: BibtexIndex,
	made: BibtexIndex,
	window: Window,
): Pick<Splice, 'sameBefore' | 'sameBehind'> {
	const kind = nodeFlags.entry | nodeFlags.whole | nodeFlags.string;
	const isSame = (old: number, now: number): boolean => {
		const [flagsBefore, flagsNow] = [known.flags[old] ?? 0, made.flags[now] ?? 0];
		const isWhole = (flagsNow & nodeFlags.whole) !== 0;
		return isWhole && ((flagsBefore ^ flagsNow) & kind) === 0 && made.hashes[now] === known.hashes[old];
	};
	const most = Math.min(window.last - window.first, made.hashes.length);
	let sameBefore = 0;
	while (sameBefore < most && isSame(window.first + sameBefore, sameBefore)) {
		sameBefore++;
	}
	let sameBehind = 0;
	while (
		sameBehind < most - sameBefore &&
		isSame(window.last - 1 - sameBehind, made.hashes.length - 1 - sameBehind)
	) {
		sameBehind++;
	}
	return { sameBefore, sameBehind };
}

function wasted({ broken }: BibtexIndex): number {
	return broken.reduce((sum, node) => sum + node.wasted, 0);
}

/** Whether what changed may mean something to the rest of the file, or the rest to it. */
function isEntangled(
	known: BibtexIndex,
	made: BibtexIndex,
	window: Window,
	{ sameBefore, sameBehind }: Pick<Splice, 'sameBefore' | 'sameBehind'>,
): boolean {
	const has = (flags: Uint8Array, flag: number): boolean => flags.some((found) => (found & flag) !== 0);
	if (has(known.flags.subarray(window.first), nodeFlags.string) || has(made.flags, nodeFlags.string)) {
		return true;
	}
	const changedBefore = known.flags.subarray(window.first + sameBefore, window.last - sameBehind);
	const changedNow = made.flags.subarray(sameBefore, made.flags.length - sameBehind);
	return has(changedBefore, nodeFlags.related) || has(changedNow, nodeFlags.related);
}

const wholeEntry = nodeFlags.entry | nodeFlags.whole;

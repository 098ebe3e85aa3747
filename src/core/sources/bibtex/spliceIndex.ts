import type { Problem } from '../../model/problem';
import type { Position } from '../../text/position';
import { nodeFlags, type BibtexIndex, type NodeProblem } from './bibtexIndex';

/** The nodes `[first, last)` of an index were read again, and so many at either end of them are as they were. */
export interface Splice {
	readonly first: number;
	readonly last: number;
	readonly sameBefore: number;
	readonly sameBehind: number;
}

export interface SplicedIndex {
	readonly index: BibtexIndex;
	/** As in `SourceReading`, but for the changed entries, whose numbers mean nothing yet. */
	readonly order: Int32Array;
	/** The entries that changed, by their numbers before and now. */
	readonly changedBefore: EntryRun;
	readonly changedNow: EntryRun;
	/** The number of the window's first entry. */
	readonly firstEntry: number;
}

interface EntryRun {
	readonly start: number;
	readonly end: number;
}

/**
 * Puts the index of a window in place of the nodes that it is about.
 *
 * @param made counts nodes, bytes and lines from the beginning of the window.
 */
export function spliceIndex(known: BibtexIndex, made: BibtexIndex, splice: Splice): SplicedIndex {
	const { first, last, sameBefore, sameBehind } = splice;
	const firstEntry = countEntries(known.flags.subarray(0, first));
	const lastEntry = firstEntry + countEntries(known.flags.subarray(first, last));
	const madeEntries = made.contents.length;
	const [entriesBefore, entriesBehind] = [
		countEntries(made.flags.subarray(0, sameBefore)),
		countEntries(made.flags.subarray(made.flags.length - sameBehind)),
	];
	const changedBefore = { start: firstEntry + entriesBefore, end: lastEntry - entriesBehind };
	const changedNow = { start: firstEntry + entriesBefore, end: firstEntry + madeEntries - entriesBehind };
	const contents = joinFloats(
		known.contents.subarray(0, changedBefore.start),
		made.contents.subarray(entriesBefore, madeEntries - entriesBehind),
		known.contents.subarray(changedBefore.end),
	);
	const place = makeShift(origin, first === 0 ? origin : startOf(known, firstEntry));
	const moveOn =
		lastEntry > firstEntry && madeEntries > 0
			? makeShift(endOf(known, lastEntry - 1), place(endOf(made, madeEntries - 1)))
			: place;
	const added = made.hashes.length - (last - first);
	const order = Int32Array.from(contents, (_, at) =>
		at < changedNow.end ? at : at - changedNow.end + changedBefore.end,
	);
	const index: BibtexIndex = {
		starts: spliceStarts(known, made, splice),
		hashes: joinFloats(known.hashes.subarray(0, first), made.hashes, known.hashes.subarray(last)),
		flags: spliceFlags(known, made, splice),
		contents,
		positions: joinInts(
			known.positions.subarray(0, 4 * firstEntry),
			shiftPositions(made.positions, place),
			shiftPositions(known.positions.subarray(4 * lastEntry), moveOn),
		),
		problems: [
			...known.problems.filter(({ node }) => node < first),
			...made.problems.map((found) => shiftProblem(found, first, place)),
			...known.problems.filter(({ node }) => node >= last).map((found) => shiftProblem(found, added, moveOn)),
		],
		broken: [
			...known.broken.filter(({ node }) => node < first),
			...made.broken.map((found) => ({ ...found, node: found.node + first, until: found.until + first })),
			...known.broken
				.filter(({ node }) => node >= last)
				.map((found) => ({ ...found, node: found.node + added, until: found.until + added })),
		],
		strings: known.strings,
		parentKeys: known.parentKeys,
	};
	return { index, order, changedBefore, changedNow, firstEntry };
}

type Shift = (position: Position) => Position;

/** Moves what stands behind `from` to where it stands when `from` is at `to`. */
function makeShift(from: Position, to: Position): Shift {
	return ({ line, character }) => ({
		line: line + to.line - from.line,
		character: line === from.line ? character + to.character - from.character : character,
	});
}

function spliceStarts(known: BibtexIndex, made: BibtexIndex, { first, last }: Splice): Int32Array {
	const count = made.hashes.length;
	const starts = new Int32Array(known.starts.length + count - (last - first));
	const start = known.starts[first] ?? 0;
	const grown = start + (made.starts[count] ?? 0) - (known.starts[last] ?? 0);
	starts.set(known.starts.subarray(0, first));
	starts.set(
		made.starts.map((at) => at + start),
		first,
	);
	starts.set(
		known.starts.subarray(last).map((at) => at + grown),
		first + count,
	);
	return starts;
}

/** Nodes that are as they were stay related to what they were. */
function spliceFlags(
	known: BibtexIndex,
	made: BibtexIndex,
	{ first, last, sameBefore, sameBehind }: Splice,
): Uint8Array {
	const flags = new Uint8Array(known.flags.length + made.flags.length - (last - first));
	flags.set(known.flags.subarray(0, first + sameBefore));
	flags.set(made.flags.subarray(sameBefore), first + sameBefore);
	flags.set(known.flags.subarray(last - sameBehind), first + made.flags.length - sameBehind);
	return flags;
}

function shiftPositions(positions: Int32Array, shift: Shift): Int32Array {
	const shifted = new Int32Array(positions.length);
	for (let at = 0; at < positions.length; at += 2) {
		const { line, character } = shift({ line: positions[at] ?? 0, character: positions[at + 1] ?? 0 });
		shifted[at] = line;
		shifted[at + 1] = character;
	}
	return shifted;
}

function shiftProblem({ node, problem }: NodeProblem, nodes: number, shift: Shift): NodeProblem {
	const { start, end } = problem.range;
	const shifted: Problem = { ...problem, range: { start: shift(start), end: shift(end) } };
	return { node: node + nodes, problem: shifted };
}

function countEntries(flags: Uint8Array): number {
	return flags.reduce((count, found) => count + (found & nodeFlags.entry), 0);
}

function startOf({ positions }: BibtexIndex, entry: number): Position {
	return { line: positions[4 * entry] ?? 0, character: positions[4 * entry + 1] ?? 0 };
}

function endOf({ positions }: BibtexIndex, entry: number): Position {
	return { line: positions[4 * entry + 2] ?? 0, character: positions[4 * entry + 3] ?? 0 };
}

function joinFloats(...parts: readonly Float64Array[]): Float64Array {
	const joined = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		joined.set(part, at);
		at += part.length;
	}
	return joined;
}

function joinInts(...parts: readonly Int32Array[]): Int32Array {
	const joined = new Int32Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		joined.set(part, at);
		at += part.length;
	}
	return joined;
}

const origin: Position = { line: 0, character: 0 };

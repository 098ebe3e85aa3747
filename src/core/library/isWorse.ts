import type { Problem } from '../model/problem';
import { comparePositions } from '../text/position';

/** How well a source reads. */
export interface ReadingQuality {
	/** One for each entry. */
	readonly hashes: ArrayLike<number>;
	/** In bytes. */
	readonly size: number;
	/** How many `countErrors` finds. */
	readonly errors: number;
}

/**
 * How many problems tell that something is broken. A record of RIS without its end may be written so, or be broken off; what may be another
 * program's file was broken if it was a bibliography before.
 */
export function countErrors(problems: readonly Problem[]): number {
	return problems.filter(isError).length;
}

function isError({ severity, code }: Problem): boolean {
	return severity === 'error' || brokenCodes.has(code);
}

/**
 * Whether a source was probably caught while something was writing it: it has errors that it had not before, and entries
 * are gone. Then what was read before is shown on, until the source reads well again (Zotero's automatic export rewrites a
 * file as a whole; a person types an entry letter by letter).
 */
export function isWorse(reading: ReadingQuality, lastGood: ReadingQuality): boolean {
	return reading.hashes.length < lastGood.hashes.length && reading.errors > lastGood.errors;
}

/** Whether more than half of a source is gone without an error, as where its writing has just begun, or stopped between entries. */
export function shrankALot(reading: ReadingQuality, lastGood: ReadingQuality): boolean {
	return reading.hashes.length * 2 < lastGood.hashes.length;
}

/**
 * Whether a source is what it was up to some entry, and then ends, as where it is just being written: most formats allow for that without
 * an error.
 */
export function isCutOff(reading: ReadingQuality, lastGood: ReadingQuality): boolean {
	const { hashes, size } = reading;
	if (size >= lastGood.size || hashes.length > lastGood.hashes.length) {
		return false;
	}
	// The last entry may have been cut itself.
	for (let at = 0; at < hashes.length - 1; at++) {
		if (hashes[at] !== lastGood.hashes[at]) {
			return false;
		}
	}
	const last = hashes.length - 1;
	return hashes.length < lastGood.hashes.length || hashes[last] !== lastGood.hashes[last];
}

/**
 * Whether a source may have been cut off though nothing is wrong in it. In the formats whose entries are closed by a sign, the last one would
 * not be there, or be broken: where it is, and is shorter, somebody has written it so.
 */
export function mayBeCutOff(reading: ReadingQuality, lastGood: ReadingQuality, fileName: string): boolean {
	const hasAll = reading.hashes.length === lastGood.hashes.length;
	return isCutOff(reading, lastGood) && !(hasAll && closingFormats.test(fileName));
}

/** What tells where a source is broken. */
export interface BrokenReading extends ReadingQuality {
	readonly problems: readonly Problem[];
	/** As `SourceUpdate.positions`. */
	readonly positions: Int32Array;
}

/**
 * Whether a source is cut off within an entry, so that it has an error that it had not before. An entry that has its end, though something
 * is wrong in it, is not broken off: somebody may have closed it.
 */
export function isBrokenOff(reading: BrokenReading, lastGood: ReadingQuality): boolean {
	const { errors, problems, positions } = reading;
	const [line = 0, character = 0] = positions.slice(-2);
	const mayBeBreak = ({ code, range }: Problem): boolean =>
		!code.startsWith('bibtex-missing-') || comparePositions(range.end, { line, character }) >= 0;
	return (
		errors > lastGood.errors &&
		isCutOff(reading, lastGood) &&
		problems.some((problem) => isError(problem) && mayBeBreak(problem))
	);
}

const closingFormats = /\.(?:bib|bibtex|biblatex|json|csljson)$/i;
const brokenCodes: ReadonlySet<string> = new Set([
	'bibtex-no-entries',
	'ris-missing-end',
	'csl-not-an-item',
	'source-format-unknown',
]);

import type { Entry, UnplacedEntry } from '../model/entry';
import { hashText } from '../text/hashText';
import { decodeSource } from './encoding';
import { matchHashes } from './matchHashes';
import { parseSource } from './sourceFormat';
import type { SourceReading } from './sourceReading';

/** Reads one source again and again. */
export interface SourceReader {
	/**
	 * @param bytes the whole file, in whatever encoding.
	 * @param onEntries is given the fresh entries, some at a time and in order, while reading goes on.
	 */
	read(bytes: Uint8Array, onEntries?: OnEntries): SourceReading;
}

export type OnEntries = (fresh: readonly UnplacedEntry[]) => void;

/** @param fileName tells the format, together with how the file begins. */
export function createSourceReader(fileName: string): SourceReader {
	return new WholeReader(fileName);
}

/** Reads everything each time, and tells by their content which entries are the same as before. */
class WholeReader implements SourceReader {
	#hashes = new Float64Array();

	constructor(private readonly fileName: string) {}

	read(bytes: Uint8Array, onEntries?: OnEntries): SourceReading {
		const { text, problems } = decodeSource(bytes);
		const content = parseSource(this.fileName, text);
		const entries = content.entries.map(({ range: _range, ...entry }) => entry);
		const hashes = Float64Array.from(entries, (entry) => hashText(JSON.stringify(entry)));
		const order = matchHashes(this.#hashes, hashes);
		const fresh = entries.filter((_, at) => (order[at] ?? 0) < 0);
		this.#hashes = hashes;
		onEntries?.(fresh);
		return {
			order,
			fresh,
			positions: toPositions(content.entries),
			problems: [...problems, ...content.problems],
		};
	}
}

function toPositions(entries: readonly Entry[]): Int32Array {
	const positions = new Int32Array(4 * entries.length);
	entries.forEach(({ range: { start, end } }, at) => {
		positions.set([start.line, start.character, end.line, end.character], 4 * at);
	});
	return positions;
}

import { withoutRange, type Entry } from '../model/entry';
import { hashText } from '../text/hashText';
import { dialectOfName, type BibtexDialect } from './bibtex/bibtexDialect';
import { BibtexReader } from './bibtex/bibtexReader';
import { findByteForm } from './byteForm';
import { decodeSource, withoutMark } from './encoding';
import { HashMatcher } from './hashMatcher';
import { isBibtexName, parseSourceBytes } from './sourceFormat';
import type { OnEntries, SourceReading } from './sourceReading';

/** Reads one source again and again. */
export interface SourceReader {
	/**
	 * @param bytes the whole file, in whatever encoding.
	 * @param onEntries is given the fresh entries, some at a time and in order, while reading goes on.
	 */
	read(bytes: Uint8Array, onEntries?: OnEntries): SourceReading;
}

/** @param fileName tells the format, together with how the file begins. */
export function createSourceReader(fileName: string): SourceReader {
	return isBibtexName(fileName) ? new BibtexFileReader(dialectOfName(fileName)) : new WholeReader(fileName);
}

/** Reads only what changed. Files in other encodings are read as if they were UTF-8, which they become first. */
class BibtexFileReader implements SourceReader {
	readonly #reader: BibtexReader;

	constructor(dialect: BibtexDialect) {
		this.#reader = new BibtexReader(dialect);
	}

	read(bytes: Uint8Array, onEntries?: OnEntries): SourceReading {
		const reading = findByteForm(bytes) ? undefined : this.#reader.read(withoutMark(bytes), onEntries);
		if (reading) {
			return reading;
		}
		const { text, problems } = decodeSource(bytes);
		const decoded = this.#reader.readText(text, onEntries);
		return { ...decoded, problems: [...problems, ...decoded.problems] };
	}
}

/** Reads everything each time, and tells by their content which entries are the same as before. */
class WholeReader implements SourceReader {
	#hashes = new Float64Array();

	constructor(private readonly fileName: string) {}

	read(bytes: Uint8Array, onEntries?: OnEntries): SourceReading {
		const content = parseSourceBytes(this.fileName, bytes);
		const entries = content.entries.map(withoutRange);
		const hashes = Float64Array.from(entries, (entry) => hashText(JSON.stringify(entry)));
		const matcher = new HashMatcher(this.#hashes);
		const order = Int32Array.from(hashes, (hash) => matcher.match(hash));
		const fresh = entries.filter((_, at) => (order[at] ?? 0) < 0);
		this.#hashes = hashes;
		onEntries?.(fresh);
		return { order, fresh, positions: toPositions(content.entries), problems: content.problems };
	}
}

function toPositions(entries: readonly Entry[]): Int32Array {
	const positions = new Int32Array(4 * entries.length);
	entries.forEach(({ range: { start, end } }, at) => {
		positions.set([start.line, start.character, end.line, end.character], 4 * at);
	});
	return positions;
}

import type { UnplacedEntry } from '../../model/entry';
import { viewOf } from '../../text/hashBytes';
import { decodeValidUtf8 } from '../encoding';
import { HashMatcher } from '../hashMatcher';
import type { OnEntries, SourceReading } from '../sourceReading';
import type { BibtexDialect } from './bibtexDialect';
import { emptyIndex, type BibtexIndex } from './bibtexIndex';
import { BibtexIndexer } from './bibtexIndexer';
import { readRecords, RecordReader } from './recordReader';
import { recordToEntry } from './recordToEntry';
import { updateBibtex } from './updateBibtex';

/**
 * Reads one `.bib` file again and again. Between readings it keeps no text, only an index of some hundred bytes an entry: a
 * reading after a change looks at all bytes, but reads only the entries around what changed (`updateBibtex`).
 */
export class BibtexReader {
	#index: BibtexIndex = emptyIndex;

	constructor(private readonly dialect: BibtexDialect = 'biblatex') {}

	/**
	 * @param bytes without byte order mark.
	 * @param onEntries is given the fresh entries, some hundreds at a time and in order, while reading goes on.
	 * @returns what `parseBibtexSource` reads, told by the reading before; `undefined` where the bytes are no UTF-8.
	 */
	read(bytes: Uint8Array, onEntries?: OnEntries): SourceReading | undefined {
		const reading = this.#readChanges(bytes, onEntries);
		const text = reading ? undefined : decodeValidUtf8(bytes);
		return text === undefined ? reading : this.#readAll(text, bytes, onEntries);
	}

	/** The same for the text of a file in another encoding. */
	readText(text: string, onEntries?: OnEntries): SourceReading {
		const bytes = new TextEncoder().encode(text);
		return this.#readChanges(bytes, onEntries) ?? this.#readAll(text, bytes, onEntries);
	}

	#readChanges(bytes: Uint8Array, onEntries: OnEntries | undefined): SourceReading | undefined {
		const update = updateBibtex(this.#index, bytes, this.dialect);
		if (update) {
			this.#index = update.index;
			onEntries?.(update.fresh);
		}
		return update && toReading(update.index, update.order, update.fresh);
	}

	#readAll(text: string, bytes: Uint8Array, onEntries: OnEntries | undefined): SourceReading {
		const reader = new RecordReader(text);
		const indexer = new BibtexIndexer(text, viewOf(bytes), reader);
		const matcher = new HashMatcher(this.#index.contents);
		const order: number[] = [];
		const fresh: UnplacedEntry[] = [];
		let given = 0;
		const records = readRecords(text, this.dialect, reader, (scanned, record) => {
			indexer.add(scanned, record);
		});
		for (const record of records) {
			if (record.type === 'xdata') {
				continue;
			}
			const from = matcher.match(indexer.addEntry(record));
			order.push(from);
			if (from < 0) {
				fresh.push(recordToEntry(record, this.dialect));
				if (onEntries && fresh.length - given >= entriesAtOnce) {
					onEntries(fresh.slice(given));
					given = fresh.length;
				}
			}
		}
		onEntries?.(fresh.slice(given));
		this.#index = indexer.finish();
		return toReading(this.#index, Int32Array.from(order), fresh);
	}
}

function toReading(index: BibtexIndex, order: Int32Array, fresh: readonly UnplacedEntry[]): SourceReading {
	return { order, fresh, positions: index.positions, problems: index.problems.map(({ problem }) => problem) };
}

const entriesAtOnce = 256;

import type { UnplacedEntry } from '../model/entry';
import type { Problem } from '../model/problem';
import { messageOf } from '../model/thrown';
import { HashMatcher } from '../sources/hashMatcher';
import { createSourceReader, type SourceReader } from '../sources/sourceReader';
import { assignCitekeys } from './citekeys';
import { EntryBatch, toPackable, type PackableEntry, type PackedEntries } from './packedEntries';

/** What is asked of whoever reads sources, perhaps in another thread. */
export interface ReadRequest {
	/** Comes back with each reply. */
	readonly id: number;
	readonly source: string;
	/** Tells the format, together with how the file begins. */
	readonly fileName: string;
	readonly bytes: Uint8Array;
	/** The hashes of the entries that the asking side has of this source, in file order: those are not sent again. */
	readonly known: Float64Array;
}

export type ReadReply =
	/** The next of the entries that the asking side has not, in file order. */
	| { readonly kind: 'entries'; readonly id: number; readonly packed: PackedEntries }
	/** All is read. */
	| {
			readonly kind: 'read';
			readonly id: number;
			/** For each entry in file order its index in `known`, or `-1 - n` for the n-th that was sent. */
			readonly order: Int32Array;
			/** The hash of each entry in file order. */
			readonly hashes: Float64Array;
			/** Four numbers for each entry, as `SourceUpdate.positions`. */
			readonly positions: Int32Array;
			readonly problems: readonly Problem[];
	  }
	| { readonly kind: 'failed'; readonly id: number; readonly message: string };

/**
 * Reads sources, each again and again, and answers with what is new to whoever asks.
 *
 * What it remembers of a source only makes it faster: where the asking side has something else than what was read last, the
 * source is read as if for the first time.
 */
export class SourceReadings {
	readonly #readers = new Map<string, Reading>();

	constructor(private readonly post: (reply: ReadReply) => void) {}

	/** Never throws: what goes wrong is the reply. */
	read(request: ReadRequest): void {
		try {
			this.#read(request);
		} catch (error) {
			this.#readers.delete(request.source);
			const message = messageOf(error);
			this.post({ kind: 'failed', id: request.id, message });
		}
	}

	forget(source: string): void {
		this.#readers.delete(source);
	}

	#read(request: ReadRequest): void {
		const last = this.#readers.get(request.source);
		if (last && !last.hasMadeCitekeys && isSame(last.hashes, request.known)) {
			this.#readOn(request, last.reader);
		} else {
			this.#readAll(request);
		}
	}

	/** What is asked for is what changed since the last reading; all, where a citekey is to be made, which depends on all entries. */
	#readOn(request: ReadRequest, reader: SourceReader): void {
		const { id, source, bytes, known } = request;
		const { order, fresh, positions, problems } = reader.read(bytes);
		if (fresh.some(({ citekey }) => citekey === undefined)) {
			this.#readAll(request);
			return;
		}
		const sender = new Sender(id, this.post);
		const sent = fresh.map((entry) => toPackable(entry, undefined));
		sent.forEach((entry) => sender.send(entry));
		sender.flush();
		const hashes = Float64Array.from(order, (from) =>
			from >= 0 ? (known[from] ?? 0) : (sent[-1 - from]?.hash ?? 0),
		);
		this.#readers.set(source, { reader, hashes, hasMadeCitekeys: false });
		this.post({ kind: 'read', id, order, hashes, positions, problems });
	}

	#readAll({ id, source, fileName, bytes, known }: ReadRequest): void {
		const reader = createSourceReader(fileName);
		const sender = new Sender(id, this.post);
		const matcher = new HashMatcher(known);
		const hashes: number[] = [];
		const order: number[] = [];
		const add = (entry: UnplacedEntry, made: string | undefined): void => {
			const packable = toPackable(entry, made);
			const from = matcher.match(packable.hash);
			hashes.push(packable.hash);
			order.push(from);
			if (from < 0) {
				sender.send(packable);
			}
		};
		let canSend = true;
		const { fresh, positions, problems } = reader.read(bytes, (some) => {
			for (const entry of some) {
				// The citekeys that are made for entries without one depend on all of them.
				canSend &&= entry.citekey !== undefined;
				if (canSend) {
					add(entry, undefined);
				}
			}
		});
		const citekeys = assignCitekeys(fresh);
		for (let at = hashes.length; at < fresh.length; at++) {
			const entry = fresh[at];
			if (entry) {
				add(entry, entry.citekey === undefined ? citekeys[at] : undefined);
			}
		}
		sender.flush();
		const hasMadeCitekeys = fresh.some(({ citekey }) => citekey === undefined);
		const reading = { reader, hashes: Float64Array.from(hashes), hasMadeCitekeys };
		this.#readers.set(source, reading);
		this.post({
			kind: 'read',
			id,
			order: Int32Array.from(order),
			hashes: reading.hashes,
			positions,
			problems,
		});
	}
}

interface Reading {
	readonly reader: SourceReader;
	/** Of the entries that the reader read last. */
	readonly hashes: Float64Array;
	readonly hasMadeCitekeys: boolean;
}

/** Sends entries some at a time. */
class Sender {
	readonly #batch = new EntryBatch();

	constructor(
		private readonly id: number,
		private readonly post: (reply: ReadReply) => void,
	) {}

	send(entry: PackableEntry): void {
		this.#post(this.#batch.add(entry));
	}

	flush(): void {
		this.#post(this.#batch.rest());
	}

	#post(packed: PackedEntries | undefined): void {
		if (packed) {
			this.post({ kind: 'entries', id: this.id, packed });
		}
	}
}

function isSame(a: Float64Array, b: Float64Array): boolean {
	return a.length === b.length && a.every((value, at) => value === b[at]);
}

import { SourceReadings } from '../core/library/sourceReadings';
import { readNotes } from '../core/notes/index/readNotes';
import { checkSource } from '../core/sources/checkSource';
import type { CheckSource, Content, ReadNotes, ReadSource, ThreadHost } from './messages';

/** Reads sources and notes; all the parsers for that, which it takes a while to load. */
export class Readings {
	#content: Content = { digest: '', size: 0 };
	readonly #sources: SourceReadings;

	constructor(private readonly host: ThreadHost) {
		this.#sources = new SourceReadings((reply) => {
			if (reply.kind === 'entries') {
				const { narrow, wide, lengths, keys, keyCounts, hashes } = reply.packed;
				const parts = [narrow, wide, lengths, keys, keyCounts, hashes];
				host.post(
					reply,
					parts.map(({ buffer }) => buffer),
				);
			} else {
				host.post(reply.kind === 'read' ? { ...reply, ...this.#content } : reply, []);
			}
		});
	}

	/** @param bytes what the source holds, until the next file is read. */
	readSource(message: ReadSource, bytes: Uint8Array, content: Content): void {
		const { kind: _kind, content: _content, root: _root, knownDigest: _digest, ...request } = message;
		this.#content = content;
		this.#sources.read({ ...request, bytes });
	}

	/** @param bytes likewise. */
	checkSource({ id, fileName, read }: CheckSource, bytes: Uint8Array, { digest }: Content): void {
		const known = read.digest === digest ? read.problems : undefined;
		this.host.post({ kind: 'checked', id, problems: checkSource(fileName, bytes, known), digest }, []);
	}

	readNotes({ id, notes }: ReadNotes): void {
		const { files } = this.host;
		this.host.post({ kind: 'notes', id, notes: files ? readNotes(notes, files) : [] }, []);
	}

	/** Nothing more will be asked about the source. */
	forget(source: string): void {
		this.#sources.forget(source);
	}
}

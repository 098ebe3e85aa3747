import { SourceReadings, type ReadReply, type ReadRequest } from '../core/library/sourceReadings';
import { checkSource } from '../core/sources/checkSource';
import { digestOf } from '../core/text/hashBytes';
import { readNotes, type AskedNote, type NoteAnswer, type NoteFiles } from '../core/notes/index/readNotes';

/** What the extension host asks of the thread. */
export type ToThread =
	| ReadSource
	| ReadFile
	| CheckSource
	| ReadNotes
	/** Nothing more will be asked about the source. */
	| { readonly kind: 'forget'; readonly source: string };

export interface ReadSource extends Omit<ReadRequest, 'bytes'> {
	readonly kind: 'read';
	/** A file that the thread reads itself, by its path, where its host has files; else what the source holds. */
	readonly content: string | Uint8Array;
	/** The digest of a content whose entries the asking side has, `''` for none. */
	readonly knownDigest: string;
}

/** Asks what is wrong in a file. */
export interface CheckSource {
	readonly kind: 'check';
	readonly id: number;
	readonly fileName: string;
	/** As `ReadSource` has it. */
	readonly content: string | Uint8Array;
}

/** Asks for all that a file holds, where the thread's host has files. */
export interface ReadFile {
	readonly kind: 'readFile';
	readonly id: number;
	readonly path: string;
}

/** Asks what notes cite, where the thread's host has files. */
export interface ReadNotes {
	readonly kind: 'readNotes';
	readonly id: number;
	readonly notes: readonly AskedNote[];
}

/** What the thread answers to `read`: any number of `entries`, then one of the others; to what else is asked, one. */
export type FromThread =
	| Exclude<ReadReply, { readonly kind: 'read' }>
	| (Extract<ReadReply, { readonly kind: 'read' }> & Content)
	/** The content has the known digest. */
	| ({ readonly kind: 'same'; readonly id: number } & Content)
	| ({ readonly kind: 'file'; readonly id: number; readonly bytes: Uint8Array } & Pick<Content, 'digest'>)
	| ({
			readonly kind: 'checked';
			readonly id: number;
			readonly problems: ReturnType<typeof checkSource>;
	  } & Pick<Content, 'digest'>)
	/** One for each note that was asked about. */
	| { readonly kind: 'notes'; readonly id: number; readonly notes: readonly NoteAnswer[] }
	/** There is no such file. */
	| { readonly kind: 'missing'; readonly id: number };

interface Content {
	readonly digest: string;
	/** In bytes. */
	readonly size: number;
}

/** What the host of the thread can do. */
export interface ThreadHost {
	/** Hands over the buffers in the list, so that nothing is copied. */
	post(reply: FromThread, transfer: readonly ArrayBufferLike[]): void;
	/** Where it has files. */
	readonly files?: HostFiles;
}

export interface HostFiles extends NoteFiles {
	/**
	 * @param isKept whether the bytes are for good; else they hold until the next file is read.
	 * @returns `undefined` when there is no such file.
	 */
	readFile(path: string, isKept: boolean): Uint8Array | undefined;
}

/** Answers the extension host's messages. */
export function serveReadings(host: ThreadHost): (message: ToThread) => void {
	let content: Content = { digest: '', size: 0 };
	const readings = new SourceReadings((reply) => {
		if (reply.kind === 'entries') {
			const { narrow, wide, lengths, keys, keyCounts, hashes } = reply.packed;
			const parts = [narrow, wide, lengths, keys, keyCounts, hashes];
			host.post(
				reply,
				parts.map(({ buffer }) => buffer),
			);
		} else {
			host.post(reply.kind === 'read' ? { ...reply, ...content } : reply, []);
		}
	});
	const bytesOf = (given: string | Uint8Array): Uint8Array | undefined =>
		typeof given === 'string' ? host.files?.readFile(given, false) : given;
	const readSource = (message: ReadSource): void => {
		const { kind: _kind, content: given, knownDigest, ...request } = message;
		const bytes = bytesOf(given);
		if (!bytes) {
			host.post({ kind: 'missing', id: request.id }, []);
			return;
		}
		content = { digest: digestOf(bytes), size: bytes.length };
		if (content.digest === knownDigest) {
			host.post({ kind: 'same', id: request.id, ...content }, []);
		} else {
			readings.read({ ...request, bytes });
		}
	};
	const readFile = ({ id, path }: ReadFile): void => {
		const bytes = host.files?.readFile(path, true);
		if (bytes) {
			host.post({ kind: 'file', id, bytes, digest: digestOf(bytes) }, [bytes.buffer]);
		} else {
			host.post({ kind: 'missing', id }, []);
		}
	};
	const check = ({ id, fileName, content: given }: CheckSource): void => {
		const bytes = bytesOf(given);
		host.post(
			bytes
				? { kind: 'checked', id, problems: checkSource(fileName, bytes), digest: digestOf(bytes) }
				: { kind: 'missing', id },
			[],
		);
	};
	const read = ({ id, notes }: ReadNotes): void =>
		host.post({ kind: 'notes', id, notes: host.files ? readNotes(notes, host.files) : [] }, []);
	return (message) => {
		if (message.kind === 'forget') {
			readings.forget(message.source);
			return;
		}
		try {
			if (message.kind === 'read') {
				readSource(message);
			} else if (message.kind === 'check') {
				check(message);
			} else if (message.kind === 'readNotes') {
				read(message);
			} else {
				readFile(message);
			}
		} catch (error) {
			const text = error instanceof Error ? error.message : String(error);
			host.post({ kind: 'failed', id: message.id, message: text }, []);
		}
	};
}

import { SourceReadings, type ReadReply, type ReadRequest } from '../core/library/sourceReadings';
import { digestOf } from '../core/text/hashBytes';

/** What the extension host asks of the thread. */
export type ToThread =
	| ReadSource
	/** Nothing more will be asked about the source. */
	| { readonly kind: 'forget'; readonly source: string };

export interface ReadSource extends Omit<ReadRequest, 'bytes'> {
	readonly kind: 'read';
	/** A file that the thread reads itself, by its path, where its host has files; else what the source holds. */
	readonly content: string | Uint8Array;
	/** The digest of a content whose entries the asking side has, `''` for none. */
	readonly knownDigest: string;
}

/** What the thread answers to `read`: any number of `entries`, then one of the others. */
export type FromThread =
	| Exclude<ReadReply, { readonly kind: 'read' }>
	| (Extract<ReadReply, { readonly kind: 'read' }> & Content)
	/** The content has the known digest. */
	| ({ readonly kind: 'same'; readonly id: number } & Content)
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
	/** @returns `undefined` when there is no such file. */
	readFile?(path: string): Uint8Array | undefined;
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
	return (message) => {
		if (message.kind === 'forget') {
			readings.forget(message.source);
			return;
		}
		const { kind: _kind, content: given, knownDigest, ...request } = message;
		try {
			const bytes = typeof given === 'string' ? host.readFile?.(given) : given;
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
		} catch (error) {
			const text = error instanceof Error ? error.message : String(error);
			host.post({ kind: 'failed', id: request.id, message: text }, []);
		}
	};
}

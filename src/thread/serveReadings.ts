import { SourceReadings, type ReadReply, type ReadRequest } from '../core/library/sourceReadings';

/** What the extension host asks of the thread. */
export type ToThread =
	| { readonly kind: 'read'; readonly request: ReadRequest }
	/** Nothing more will be asked about the source. */
	| { readonly kind: 'forget'; readonly source: string };

/** Answers the extension host's messages. `post` hands over the buffers in the list, so that nothing is copied. */
export function serveReadings(
	post: (reply: ReadReply, transfer: readonly ArrayBufferLike[]) => void,
): (message: ToThread) => void {
	const readings = new SourceReadings((reply) => post(reply, buffersOf(reply)));
	return (message) => {
		if (message.kind === 'read') {
			readings.read(message.request);
		} else {
			readings.forget(message.source);
		}
	};
}

function buffersOf(reply: ReadReply): readonly ArrayBufferLike[] {
	switch (reply.kind) {
		case 'entries':
			return [reply.packed.keys.buffer, reply.packed.keyCounts.buffer, reply.packed.hashes.buffer];
		case 'read':
			return [];
		case 'failed':
			return [];
	}
}

import { messageOf } from '../core/model/thrown';
import { digestOf } from '../core/text/hashBytes';
import type { CheckSource, ReadFile, ReadSource, ThreadHost, ToThread } from './messages';
import type { Readings } from './readings';

/**
 * Answers the extension host's messages. What needs no parser is answered at once, since everybody waits for it when the editor starts:
 * files of the cache, and whether a source is as the cache has it. The parsers are loaded when there is something to read.
 */
export function serveReadings(host: ThreadHost): (message: ToThread) => void {
	let readings: Readings | undefined;
	let loading: Promise<Readings> | undefined;
	const load = async (): Promise<Readings> => {
		loading ??= import('./readings').then((module) => new module.Readings(host));
		readings = await loading;
		return readings;
	};
	const answer = (message: ToThread): void => {
		if (message.kind === 'forget') {
			readings?.forget(message.source);
		} else if (message.kind === 'readFile') {
			answerFile(host, message);
		} else if (!readings && !mayBeKnown(message)) {
			later(message);
		} else if (message.kind === 'readNotes') {
			readings?.readNotes(message);
		} else {
			answerSource(message);
		}
	};
	const answerSource = (message: ReadSource | CheckSource): void => {
		const { id, kind, content: given } = message;
		const bytes = typeof given === 'string' ? host.files?.readFile(given, false) : given;
		const isFile = kind === 'read' && typeof given === 'string' && bytes !== undefined;
		const linkedPath = isFile ? host.files?.linkedPath(given, message.root) : undefined;
		const content = bytes && {
			digest: digestOf(bytes),
			size: bytes.length,
			...(linkedPath !== undefined && { linkedPath }),
		};
		if (!content) {
			host.post({ kind: 'missing', id }, []);
		} else if (kind === 'read' && content.digest === message.knownDigest) {
			host.post({ kind: 'same', id, ...content }, []);
		} else if (!readings) {
			later(message);
		} else if (kind === 'read') {
			readings.readSource(message, bytes, content);
		} else {
			readings.checkSource(message, bytes, content);
		}
	};
	/** Begins again when the parsers are there: what was read of a file holds only until the next is. */
	const later = (message: ToThread): void => {
		load().then(
			() => answerSafely(message),
			(error: unknown) => fail(message, error),
		);
	};
	const fail = (message: ToThread, error: unknown): void => {
		if (message.kind !== 'forget') {
			const text = messageOf(error);
			host.post({ kind: 'failed', id: message.id, message: text }, []);
		}
	};
	const answerSafely = (message: ToThread): void => {
		try {
			answer(message);
		} catch (error) {
			fail(message, error);
		}
	};
	return answerSafely;
}

/** Whether the answer may be that all is as the asking side has it. */
function mayBeKnown(message: ToThread): boolean {
	return message.kind === 'read' && message.knownDigest !== '';
}

function answerFile(host: ThreadHost, { id, path }: ReadFile): void {
	const bytes = host.files?.readFile(path, true);
	if (bytes) {
		host.post({ kind: 'file', id, bytes, digest: digestOf(bytes) }, [bytes.buffer]);
	} else {
		host.post({ kind: 'missing', id }, []);
	}
}

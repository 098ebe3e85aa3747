import { messageOf } from '../core/model/thrown';
import { digestOf } from '../core/text/hashBytes';
import type { CheckSource, ReadFile, ReadSource, ThreadHost, ToThread } from './messages';
import type { Readings } from './readings';

/**
 * Answers the extension host's messages. What needs no parser is answered at once, since everybody waits for it when the editor starts:
 * files of the cache, and whether a source is as the cache has it. The parsers are loaded when there is something to read.
 */
export function serveReadings(host: ThreadHost): (message: ToThread) => void {
	const server = new ReadingServer(host);
	return (message) => server.answer(message);
}

class ReadingServer {
	#readings: Readings | undefined;
	#loading: Promise<Readings> | undefined;

	constructor(private readonly host: ThreadHost) {}

	/** Answers a message, that it failed if need be; never throws. */
	answer(message: ToThread): void {
		try {
			this.#answer(message);
		} catch (error) {
			this.#fail(message, error);
		}
	}

	#answer(message: ToThread): void {
		if (message.kind === 'forget') {
			this.#readings?.forget(message.source);
		} else if (message.kind === 'readFile') {
			answerFile(this.host, message);
		} else if (!this.#readings && !mayBeKnown(message)) {
			this.#answerLater(message);
		} else if (message.kind === 'readNotes') {
			this.#readings?.readNotes(message);
		} else {
			this.#answerSource(message);
		}
	}

	#answerSource(message: ReadSource | CheckSource): void {
		const { host } = this;
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
		} else if (!this.#readings) {
			this.#answerLater(message);
		} else if (kind === 'read') {
			this.#readings.readSource(message, bytes, content);
		} else {
			this.#readings.checkSource(message, bytes, content);
		}
	}

	/** Begins again when the parsers are there: what was read of a file holds only until the next is. */
	#answerLater(message: ToThread): void {
		this.#load().then(
			() => this.answer(message),
			(error: unknown) => this.#fail(message, error),
		);
	}

	async #load(): Promise<Readings> {
		this.#loading ??= import('./readings').then((module) => new module.Readings(this.host));
		this.#readings = await this.#loading;
		return this.#readings;
	}

	#fail(message: ToThread, error: unknown): void {
		if (message.kind !== 'forget') {
			this.host.post({ kind: 'failed', id: message.id, message: messageOf(error) }, []);
		}
	}
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

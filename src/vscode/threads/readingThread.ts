import type * as vscode from 'vscode';
import type { PackedEntries } from '../../core/library/packedEntries';
import type { AskedNote, NoteAnswer } from '../../core/notes/index/readNotes';
import type { CheckSource, FromThread, ReadSource, ToThread } from '../../thread/messages';
import { serveReadings } from '../../thread/serveReadings';
import type { Thread, ThreadListener } from './startThread';

/** What `ReadingThread.read` gives in the end. */
export type ReadResult = Exclude<
	FromThread,
	{ readonly kind: 'entries' | 'failed' | 'file' | 'checked' | 'notes' }
>;

/** What is wrong in a source with that `digestOf`. */
export type CheckResult = Pick<Extract<FromThread, { readonly kind: 'checked' }>, 'problems' | 'digest'>;

/** All that a file holds, and its `digestOf`. */
export type FileContent = Pick<Extract<FromThread, { readonly kind: 'file' }>, 'bytes' | 'digest'>;

/** What was asked for is what the thread died of. */
export class DeadlyReading extends Error {}

/**
 * Reads sources, and files of the cache, in a thread beside the extension host. Where none can be started, they are read here. One that
 * dies later had something to read that was too much for it, and would be for the host: another is started for what is asked next. So it
 * is where one waits in vain for a file, for what waits behind that, too.
 */
export class ReadingThread implements vscode.Disposable {
	readonly #asked = new Map<number, Asked>();
	#thread: Thread<ToThread> | undefined;
	#lastId = 0;

	/** @param start starts a thread, and throws where there is none. */
	constructor(
		private readonly start: (listener: ThreadListener<FromThread>) => Thread<ToThread>,
		private readonly log: Pick<vscode.LogOutputChannel, 'warn'>,
	) {
		// It takes a while until it is there, and is needed as soon as it is.
		this.#running();
	}

	/**
	 * Reads a source.
	 *
	 * @param request bytes in it are handed over, and gone from here.
	 * @param onEntries called with the entries that are new, some at a time, before the result is there.
	 * @throws when the source cannot be read.
	 */
	async read(
		request: Omit<ReadSource, 'kind' | 'id'>,
		onEntries: (packed: PackedEntries) => void,
	): Promise<ReadResult> {
		const transfer = buffersOf(request.content);
		const reply = await this.#ask((id) => ({ ...request, kind: 'read', id }), transfer, onEntries);
		return reply as ReadResult;
	}

	/**
	 * All that is wrong in a source (`checkSource`); `undefined` when there is none.
	 *
	 * @param request bytes in it are handed over, and gone from here.
	 * @throws when it cannot be read.
	 */
	async check(request: Omit<CheckSource, 'kind' | 'id'>): Promise<CheckResult | undefined> {
		const reply = await this.#ask((id) => ({ ...request, kind: 'check', id }), buffersOf(request.content));
		return reply.kind === 'checked' ? reply : undefined;
	}

	/**
	 * Reads a file, where `readsFiles`; `undefined` when there is none.
	 *
	 * @throws when it cannot be read.
	 */
	async readFile(path: string): Promise<FileContent | undefined> {
		const reply = await this.#ask((id) => ({ kind: 'readFile', id, path }));
		return reply.kind === 'file' ? reply : undefined;
	}

	/**
	 * Reads the files of notes, where `readsFiles`: an answer for each.
	 *
	 * @throws when the thread is gone.
	 */
	async readNotes(notes: readonly AskedNote[]): Promise<readonly NoteAnswer[]> {
		const reply = await this.#ask((id) => ({ kind: 'readNotes', id, notes }));
		return reply.kind === 'notes' ? reply.notes : [];
	}

	/** Whether it reads files itself, by their paths. */
	get readsFiles(): boolean {
		return this.#running().readsFiles;
	}

	/** Nothing more will be asked about the source. */
	forget(source: string): void {
		this.#thread?.post({ kind: 'forget', source }, []);
	}

	dispose(): void {
		this.#thread?.stop();
		this.#failAll('The extension is shutting down.');
	}

	#ask(
		message: (id: number) => ToThread,
		transfer: readonly ArrayBufferLike[] = [],
		onEntries: Asked['onEntries'] = () => undefined,
	): Promise<Answer> {
		const id = ++this.#lastId;
		const asked = message(id);
		return new Promise((resolve, reject) => {
			this.#asked.set(id, { message: transfer.length === 0 ? asked : undefined, onEntries, resolve, reject });
			this.#running().post(asked, transfer);
		});
	}

	#running(): Thread<ToThread> {
		this.#thread ??= this.#start();
		return this.#thread;
	}

	#start(): Thread<ToThread> {
		let isStarted = false;
		const onReply = (reply: FromThread): void => {
			isStarted = true;
			this.#answer(reply);
		};
		const onFailure = (message: string): void => {
			this.#thread = isStarted ? undefined : this.#startHere(message);
			this.#failAll(`The thread died: ${message}`, DeadlyReading);
		};
		const onStuck = (message: string): void => {
			this.#thread = undefined;
			this.#passOver(message);
		};
		try {
			return this.start({ onReply, onFailure, onStuck });
		} catch (error) {
			return this.#startHere(String(error));
		}
	}

	#startHere(message: string): Thread<ToThread> {
		this.log.warn(`Bibliographies are read without a thread of their own: ${message}`);
		return runHere((reply) => this.#answer(reply));
	}

	#answer(reply: FromThread): void {
		const asked = this.#asked.get(reply.id);
		if (!asked) {
			return;
		}
		if (reply.kind === 'entries') {
			asked.onEntries(reply.packed);
			return;
		}
		this.#asked.delete(reply.id);
		if (reply.kind === 'failed') {
			asked.reject(new Error(reply.message));
		} else {
			asked.resolve(reply);
		}
	}

	/** What the thread waits for in vain is the first that it was asked for. Bytes that it was given are gone with it. */
	#passOver(message: string): void {
		const [[first] = [], ...others] = this.#asked;
		this.#asked.get(first ?? 0)?.reject(new DeadlyReading(message));
		this.#asked.delete(first ?? 0);
		for (const [id, asked] of others) {
			if (asked.message) {
				this.#running().post(asked.message, []);
			} else {
				this.#asked.delete(id);
				asked.reject(new Error(message));
			}
		}
	}

	/** @param FirstError of what is asked for one after the other, the first is what it was at. */
	#failAll(message: string, FirstError: new (message: string) => Error = Error): void {
		const [first, ...others] = this.#asked.values();
		this.#asked.clear();
		first?.reject(new FirstError(message));
		for (const { reject } of others) {
			reject(new Error(message));
		}
	}
}

type Answer = Exclude<FromThread, { readonly kind: 'entries' | 'failed' }>;

interface Asked {
	/** `undefined` for one with what was handed over. */
	readonly message: ToThread | undefined;
	readonly onEntries: (packed: PackedEntries) => void;
	readonly resolve: (answer: Answer) => void;
	readonly reject: (error: Error) => void;
}

function buffersOf(content: string | Uint8Array): readonly ArrayBufferLike[] {
	return typeof content === 'string' ? [] : [content.buffer];
}

function runHere(onReply: (reply: FromThread) => void): Thread<ToThread> {
	return {
		readsFiles: false,
		post: serveReadings({ post: onReply }),
		stop: () => undefined,
	};
}

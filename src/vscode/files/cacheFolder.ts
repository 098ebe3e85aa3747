import * as vscode from 'vscode';
import { digestOf } from '../../core/text/hashBytes';
import { readIfThere } from './readIfThere';
import type { FileContent, ReadingThread } from '../threads/readingThread';
import { ownTurn } from '../timing/runSlices';
import { statIfThere } from './statIfThere';
import { Sequencer } from '../timing/sequencer';

/**
 * Files that can be made again, each in parts: whatever is missing, damaged or half written counts as not there.
 *
 * All is written aside first, so that a writing which is broken off leaves what there was. A name's index file comes last and holds the
 * digest of every part, so that parts of two writings never pass for one. What nobody asks for any more is deleted after a month.
 *
 * Another window may have the same folder, as on a remote machine with two clients, and writes the same names whenever this one does: what
 * each writes aside is its own.
 */
export class CacheFolder {
	/** Names that somebody has asked for, or written. */
	readonly #used = new Set<string>();
	readonly #writings = new Sequencer();
	/** Ends the names of what this one writes aside. */
	readonly #ending = `.${Math.random().toString(36).slice(2)}.new`;
	/** The names of which something is there, as far as this window knows: another one may write more. */
	readonly #names = new Set<string>();
	/** `undefined` before anybody asked. */
	#isListed: boolean | undefined;
	#isSwept = false;

	/** @param folder `undefined` where there is none to write to; then nothing is kept. */
	constructor(
		private readonly folder: vscode.Uri | undefined,
		private readonly thread: ReadingThread,
	) {}

	/** The parts of a name in order, as far as they are sound; while one is looked at, the next ones are read. */
	async *read(name: string): AsyncGenerator<Uint8Array, void> {
		if (!this.folder) {
			return;
		}
		this.#used.add(name);
		if (this.#isUnlisted(name) && !(await this.#read(name, 'index'))) {
			return;
		}
		// While the workbench starts, what is asked for comes late: the first parts need not wait for the index.
		const index = this.#read(name, 'index');
		const coming = Array.from({ length: readAhead }, (_, at) => this.#read(name, at));
		const digests = parseDigests((await index)?.bytes);
		for (const [at, digest] of digests.entries()) {
			const part = await coming.shift();
			if (part?.digest !== digest) {
				return;
			}
			if (at + readAhead < digests.length) {
				coming.push(this.#read(name, at + readAhead));
			}
			yield part.bytes;
		}
	}

	/** Whether there is probably nothing under a name, as of thousands of small sources: all their parts would be asked for to no end. */
	#isUnlisted(name: string): boolean {
		if (this.#isListed === undefined) {
			this.#isListed = false;
			void this.#list();
		}
		return this.#isListed && !this.#names.has(name);
	}

	/** Nobody waits for it: the first who ask find out for themselves. */
	async #list(): Promise<void> {
		const files = this.folder
			? await vscode.workspace.fs.readDirectory(this.folder).then(undefined, () => [])
			: [];
		for (const [file] of files) {
			this.#names.add(file.replace(/\.[^.]*$/, ''));
		}
		this.#isListed = true;
	}

	/** @param parts each made when the one before it is written, or `undefined` to give up; then what there was stays. */
	async write(
		name: string,
		parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array | undefined>,
	): Promise<void> {
		if (this.folder) {
			this.#used.add(name);
			this.#names.add(name);
			await this.#writings.queue(() => this.#write(name, parts));
			await this.#writings.queue(() => this.#sweep());
		}
	}

	async #write(
		name: string,
		parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array | undefined>,
	): Promise<void> {
		const digests: string[] = [];
		for await (const part of parts) {
			if (!part) {
				return;
			}
			await vscode.workspace.fs.writeFile(this.#aside(this.#uri(name, digests.length)), part);
			digests.push(digestOf(part));
		}
		const index = new TextEncoder().encode(JSON.stringify(digests));
		await vscode.workspace.fs.writeFile(this.#aside(this.#uri(name, 'index')), index);
		const before = parseDigests((await this.#read(name, 'index'))?.bytes);
		// All at once: a host that is ended meanwhile leaves parts of two writings, which count as none.
		await Promise.all(digests.map((_, part) => this.#putInPlace(this.#uri(name, part))));
		await this.#putInPlace(this.#uri(name, 'index'));
		const rest = before.map((_, part) => this.#uri(name, part)).slice(digests.length);
		await Promise.all(rest.map(deleteIfThere));
	}

	/** Once, behind the first writing: where nothing is written, the folder does not grow. */
	async #sweep(): Promise<void> {
		if (!this.folder || this.#isSwept) {
			return;
		}
		this.#isSwept = true;
		for (const [file] of await vscode.workspace.fs.readDirectory(this.folder)) {
			const [, name = '', aside] = /^(.*)\.(?:\d+|index)(\.\w+\.new)?$/.exec(file) ?? [];
			if (aside !== undefined || !this.#used.has(name)) {
				const uri = vscode.Uri.joinPath(this.folder, file);
				const stat = await statIfThere(uri);
				const longest = aside === undefined ? unusedMilliseconds : brokenOffMilliseconds;
				await (stat && Date.now() - stat.mtime > longest ? deleteIfThere(uri) : undefined);
			}
		}
	}

	/**
	 * VS Code deletes what stands in the place, moves the file there, and looks at it there: either fails where another window deletes it
	 * meanwhile. A file that is aside still is tried again; one that is not was in its place, and has yielded to the other's.
	 */
	async #putInPlace(uri: vscode.Uri, triesLeft = mostTries): Promise<void> {
		const aside = this.#aside(uri);
		try {
			await vscode.workspace.fs.rename(aside, uri, { overwrite: true });
		} catch (error) {
			const isAside = (await statIfThere(aside)) !== undefined;
			if (isAside && triesLeft <= 1) {
				throw error;
			}
			await (isAside ? this.#putInPlace(uri, triesLeft - 1) : undefined);
		}
	}

	#aside(uri: vscode.Uri): vscode.Uri {
		return uri.with({ path: `${uri.path}${this.#ending}` });
	}

	/** Never rejects, so that nobody need wait for it. */
	async #read(name: string, part: number | 'index'): Promise<FileContent | undefined> {
		const uri = this.#uri(name, part);
		if (uri.scheme === 'file' && this.thread.readsFiles) {
			return this.thread.readFile(uri.fsPath).catch(() => undefined);
		}
		const bytes = await readIfThere(uri);
		// Many parts may be there at once.
		await ownTurn();
		return bytes && { bytes, digest: digestOf(bytes) };
	}

	#uri(name: string, part: number | 'index'): vscode.Uri {
		return vscode.Uri.joinPath(this.folder ?? vscode.Uri.file('/'), `${name}.${part}`);
	}
}

async function deleteIfThere(uri: vscode.Uri): Promise<void> {
	await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
}

const unusedMilliseconds = 30 * 24 * 60 * 60 * 1000;
/** What was written aside so long ago, nobody will put in place. */
const brokenOffMilliseconds = 60 * 60 * 1000;

/** More than windows will have one folder. */
const mostTries = 10;

/** A part waits longer for the disk than for its reader. */
const readAhead = 4;

function parseDigests(index: Uint8Array | undefined): readonly string[] {
	try {
		const digests: unknown = index && JSON.parse(new TextDecoder().decode(index));
		return Array.isArray(digests) ? digests.filter((digest) => typeof digest === 'string') : [];
	} catch {
		return [];
	}
}

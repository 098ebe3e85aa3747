import * as vscode from 'vscode';
import { digestOf } from '../core/text/hashBytes';
import { readIfThere } from './readIfThere';
import type { FileContent, ReadingThread } from './readingThread';
import { ownTurn } from './runSlices';

/**
 * Files that can be made again, each in parts: whatever is missing, damaged or half written counts as not there.
 *
 * All is written aside first, so that a writing which is broken off leaves what there was. A name's index file comes last and holds the
 * digest of every part, so that parts of two writings never pass for one.
 */
export class CacheFolder {
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

	/** @param parts each made when the one before it is written, or `undefined` to give up; then what there was stays. */
	async write(
		name: string,
		parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array | undefined>,
	): Promise<void> {
		if (!this.folder) {
			return;
		}
		const digests: string[] = [];
		for await (const part of parts) {
			if (!part) {
				return;
			}
			await vscode.workspace.fs.writeFile(aside(this.#uri(name, digests.length)), part);
			digests.push(digestOf(part));
		}
		const index = new TextEncoder().encode(JSON.stringify(digests));
		await vscode.workspace.fs.writeFile(aside(this.#uri(name, 'index')), index);
		// All at once: a host that is ended meanwhile leaves parts of two writings, which count as none.
		await Promise.all(digests.map((_, part) => this.#putInPlace(this.#uri(name, part))));
		await this.#putInPlace(this.#uri(name, 'index'));
	}

	#putInPlace(uri: vscode.Uri): Thenable<void> {
		return vscode.workspace.fs.rename(aside(uri), uri, { overwrite: true });
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

function aside(uri: vscode.Uri): vscode.Uri {
	return uri.with({ path: `${uri.path}.new` });
}

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

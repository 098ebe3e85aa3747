import * as vscode from 'vscode';
import { readIfThere } from './readIfThere';

/**
 * Files that can be made again, each in parts: whatever is missing, damaged or half written counts as not there.
 *
 * A name's index file is written last and holds the digest of every part, so that parts of two writings never pass for one.
 */
export class CacheFolder {
	/** @param folder `undefined` where there is none to write to; then nothing is kept. */
	constructor(private readonly folder: vscode.Uri | undefined) {}

	/** The parts of a name in order, as far as they are sound; while one is looked at, the next ones are read. */
	async *read(name: string): AsyncGenerator<Uint8Array, void> {
		if (!this.folder) {
			return;
		}
		const digests = parseDigests(await readIfThere(this.#uri(name, 'index')));
		const coming = digests.slice(0, readAhead).map((_, at) => this.#readPart(name, at, digests));
		for (let at = 0; at < digests.length; at++) {
			const part = await coming.shift();
			if (!part) {
				return;
			}
			coming.push(this.#readPart(name, at + readAhead, digests));
			yield part;
		}
	}

	/** @param parts each made when the one before it is written, or `undefined` to give up. */
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
			await vscode.workspace.fs.writeFile(this.#uri(name, digests.length), part);
			digests.push(await digestOf(part));
		}
		const index = new TextEncoder().encode(JSON.stringify(digests));
		await vscode.workspace.fs.writeFile(this.#uri(name, 'index'), index);
	}

	/** Never rejects, so that nobody need wait for it: `undefined` for a part that is not there, or not sound. */
	async #readPart(name: string, at: number, digests: readonly string[]): Promise<Uint8Array | undefined> {
		const digest = digests[at];
		if (digest === undefined) {
			return undefined;
		}
		const part = await readIfThere(this.#uri(name, at));
		return part && (await digestOf(part)) === digest ? part : undefined;
	}

	#uri(name: string, part: number | 'index'): vscode.Uri {
		return vscode.Uri.joinPath(this.folder ?? vscode.Uri.file('/'), `${name}.${part}`);
	}
}

/** SHA-256 in hexadecimal, computed beside the extension host's own thread. */
export async function digestOf(bytes: Uint8Array): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A part waits longer for the disk and for its digest than for its reader. */
const readAhead = 4;

function parseDigests(index: Uint8Array | undefined): readonly string[] {
	try {
		const digests: unknown = index && JSON.parse(new TextDecoder().decode(index));
		return Array.isArray(digests) ? digests.filter((digest) => typeof digest === 'string') : [];
	} catch {
		return [];
	}
}

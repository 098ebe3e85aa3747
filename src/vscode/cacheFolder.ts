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

	/** The parts of a name in order, as far as they are sound; each is read when it is asked for. */
	async *read(name: string): AsyncGenerator<Uint8Array, void> {
		if (!this.folder) {
			return;
		}
		const index = await readIfThere(this.#uri(name, 'index'));
		for (const [at, digest] of parseDigests(index).entries()) {
			const part = await readIfThere(this.#uri(name, at));
			if (!part || (await digestOf(part)) !== digest) {
				return;
			}
			yield part;
		}
	}

	async write(name: string, parts: readonly Uint8Array[]): Promise<void> {
		if (!this.folder) {
			return;
		}
		const digests: string[] = [];
		for (const [at, part] of parts.entries()) {
			digests.push(await digestOf(part));
			await vscode.workspace.fs.writeFile(this.#uri(name, at), part);
		}
		const index = new TextEncoder().encode(JSON.stringify(digests));
		await vscode.workspace.fs.writeFile(this.#uri(name, 'index'), index);
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

function parseDigests(index: Uint8Array | undefined): readonly string[] {
	try {
		const digests: unknown = index && JSON.parse(new TextDecoder().decode(index));
		return Array.isArray(digests) ? digests.filter((digest) => typeof digest === 'string') : [];
	} catch {
		return [];
	}
}

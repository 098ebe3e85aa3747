import { strict as assert } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { CachedSource } from '../../../src/core/library/cachedSource';
import { Library } from '../../../src/core/library/library';
import type { PackedEntries } from '../../../src/core/library/packedEntries';
import { SourceReadings } from '../../../src/core/library/sourceReadings';
import { digestOf } from '../../../src/core/text/hashBytes';
import { CacheFolder } from '../../../src/vscode/files/cacheFolder';
import { FolderWatch } from '../../../src/vscode/files/folderWatch';
import { ReadingThread } from '../../../src/vscode/threads/readingThread';
import { Bibliographies } from '../../../src/vscode/sources/bibliographies';
import { SourceCache } from '../../../src/vscode/sources/sourceCache';
import { SourceLoader } from '../../../src/vscode/sources/sourceLoader';
import { startThread } from '../../../src/vscode/threads/startThread';

/** Tells which sources it was asked to read. */
class ToldThread extends ReadingThread {
	readonly asked: string[] = [];
	/** Whether it dies behind the first entries that it finds next. */
	dies = false;
	#lastAsked = 0;

	/** How long ago it was last asked. */
	get milliseconds(): number {
		return performance.now() - this.#lastAsked;
	}

	override async read(
		...[request, onEntries]: Parameters<ReadingThread['read']>
	): ReturnType<ReadingThread['read']> {
		this.#lastAsked = performance.now();
		this.asked.push(request.source);
		if (!this.dies) {
			return super.read(request, onEntries);
		}
		await super.read(request, (packed) => {
			if (this.dies) {
				this.dies = false;
				onEntries(packed);
			}
		});
		throw new Error('The thread died.');
	}
}

/** A library of its own with all that brings sources into it, as the extension has it, and a folder on the disk that is in no workspace. */
export class OwnLibrary {
	readonly log = vscode.window.createOutputChannel('Marginalia Tests', { log: true });
	readonly thread: ToldThread;
	readonly cacheFolder: CacheFolder;
	library = new Library();
	loader: SourceLoader;
	readonly #folders = new FolderWatch();
	#bibliographies: Bibliographies | undefined;

	private constructor(readonly folder: string) {
		const extension = vscode.extensions.getExtension('marginalia.marginalia');
		assert.ok(extension);
		const { extensionUri } = extension;
		this.thread = new ToldThread((listener) => startThread(extensionUri, 'thread', listener), this.log);
		this.cacheFolder = new CacheFolder(vscode.Uri.file(path.join(folder, 'cache')), this.thread);
		this.loader = this.#newLoader();
	}

	static async open(): Promise<OwnLibrary> {
		return new OwnLibrary(await mkdtemp(path.join(tmpdir(), 'library-')));
	}

	/** A library in which nothing is, as after a start; what is kept in the cache stays. */
	restart(): void {
		this.loader.dispose();
		this.thread.asked.length = 0;
		this.library = new Library();
		this.loader = this.#newLoader();
	}

	get titles(): readonly string[] {
		return this.library.papers.map(({ title }) => title).sort();
	}

	/** What finds bibliographies by the settings of the workspace, for this library, and remembers none. */
	get bibliographies(): Bibliographies {
		this.#bibliographies ??= new Bibliographies(this.loader, this.#folders, {
			get: <T>(_: string, otherwise?: T) => otherwise,
			keys: () => [],
			update: () => Promise.resolve(),
		});
		return this.#bibliographies;
	}

	/**
	 * Keeps a source in the cache, as after it was read.
	 *
	 * @param bytes what it holds
	 * @param readAs what its entries are read from; the same unless told
	 */
	async keep(uri: vscode.Uri, bytes: Uint8Array, readAs = bytes): Promise<void> {
		const source = uri.toString();
		const batches: PackedEntries[] = [];
		const readings = new SourceReadings((reply) => {
			if (reply.kind === 'entries') {
				batches.push(reply.packed);
			}
			assert.notEqual(reply.kind, 'failed');
			if (reply.kind === 'read') {
				const { hashes, positions, problems } = reply;
				head = {
					hashes,
					positions,
					problems,
					errors: 0,
					isChecked: true,
					digest: digestOf(bytes),
					size: bytes.length,
				};
			}
		});
		let head: CachedSource | undefined;
		readings.read({ id: 0, source, fileName: uri.path, bytes: readAs, known: new Float64Array(0) });
		assert.ok(head);
		await new SourceCache(this.cacheFolder).write(source, head, batches, () => true);
	}

	/** Ends it, and deletes its folder. */
	async close(): Promise<void> {
		this.#bibliographies?.dispose();
		this.#folders.dispose();
		this.loader.dispose();
		this.thread.dispose();
		this.log.dispose();
		await rm(this.folder, { recursive: true });
	}

	#newLoader(): SourceLoader {
		return new SourceLoader({
			library: this.library,
			thread: this.thread,
			cache: new SourceCache(this.cacheFolder),
			publish: () => undefined,
			log: this.log,
		});
	}
}

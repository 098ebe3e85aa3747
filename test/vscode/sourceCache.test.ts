import { strict as assert } from 'node:assert';
import { cp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { CacheFolder } from '../../src/vscode/files/cacheFolder';
import { OwnLibrary } from './support/ownLibrary';

/** Entries with abstracts so long that the cache has several parts. */
function libraryOf(name: string): Uint8Array {
	const entries = Array.from({ length: 24 }, (_, at) => {
		const abstract = `${name} ${at}. `.repeat(100_000 / 20);
		return `@article{key${at}, title = {${name} ${at}}, abstract = {${abstract}}}\n`;
	});
	return new TextEncoder().encode(entries.join(''));
}

function titlesOf(name: string): readonly string[] {
	return Array.from({ length: 24 }, (_, at) => `${name} ${at}`).sort();
}

describe('The cache of sources', () => {
	let own: OwnLibrary;
	let uri: vscode.Uri;
	let cache: string;
	let names: readonly string[];
	const part = (which: string | number): string =>
		path.join(cache, names.find((name) => name.endsWith(`.${which}`)) ?? '');

	before(async () => {
		own = await OwnLibrary.open();
		uri = vscode.Uri.file(path.join(own.folder, 'refs.bib'));
		cache = path.join(own.folder, 'cache');
		const bytes = libraryOf('Written');
		await writeFile(uri.fsPath, bytes);
		await own.keep(uri, bytes, libraryOf('Cached'));
		names = await readdir(cache);
		await cp(cache, path.join(own.folder, 'sound'), { recursive: true });
	});
	beforeEach(async () => {
		await rm(cache, { recursive: true });
		await cp(path.join(own.folder, 'sound'), cache, { recursive: true });
	});
	after(() => own.close());

	async function startedWith(): Promise<readonly string[]> {
		own.restart();
		await own.loader.read(uri);
		assert.equal(own.library.isStale(uri.toString()), false);
		return own.titles;
	}

	it('is believed where it is of the content that the file has', async () => {
		assert.ok(names.length >= 4, names.join());
		assert.deepEqual(await startedWith(), titlesOf('Cached'));
	});

	it('is not where the file has another content, of which only what is new is read', async () => {
		await writeFile(uri.fsPath, libraryOf('Rewritten'));
		assert.deepEqual(await startedWith(), titlesOf('Rewritten'));
		await writeFile(uri.fsPath, libraryOf('Written'));
	});

	it('is rebuilt where other code wrote it', async () => {
		const parts: Uint8Array[] = [];
		const name = path.basename(part('index'), '.index');
		for await (const each of own.cacheFolder.read(name)) {
			parts.push(each);
		}
		const head = Buffer.from(parts[0] ?? []);
		const at = head.indexOf('"codeVersion":"') + '"codeVersion":"'.length;
		head.write('0123456789abcdef', at, 'latin1');
		await own.cacheFolder.write(name, [head, ...parts.slice(1)]);
		assert.deepEqual(await startedWith(), titlesOf('Written'));
	});

	it('costs no paper where any of its files is gone, cut off or another', async () => {
		const damages: Readonly<Record<string, (file: string) => Promise<void>>> = {
			gone: (file) => rm(file),
			empty: (file) => truncate(file),
			'cut off': async (file) => truncate(file, Math.floor((await readFile(file)).length / 2)),
			another: async (file) => {
				const bytes = await readFile(file);
				bytes[Math.floor(bytes.length / 2)]! ^= 1;
				await writeFile(file, bytes);
			},
		};
		for (const [name, damage] of Object.entries(damages)) {
			for (const file of names) {
				await damage(path.join(cache, file));
				assert.deepEqual(await startedWith(), titlesOf('Written'), `${file} is ${name}`);
				await cp(path.join(own.folder, 'sound'), cache, { recursive: true });
			}
		}
	});

	it('is what it was where its next writing is broken off or given up behind any part', async () => {
		const name = path.basename(part('index'), '.index');
		for (let written = 1; written < names.length; written++) {
			const parts = Array.from({ length: written }, (_, at) => new Uint8Array([at, 1, 2, 3]));
			await assert.rejects(own.cacheFolder.write(name, brokenOff(parts)), /killed/);
			assert.deepEqual(await startedWith(), titlesOf('Cached'), `behind ${written}`);
			await own.cacheFolder.write(name, givenUp(parts));
			assert.deepEqual(await startedWith(), titlesOf('Cached'), `behind ${written}`);
		}
	});

	it('costs no paper where only some of its files are of its next writing', async () => {
		const name = path.basename(part('index'), '.index');
		const next = Array.from({ length: names.length - 1 }, (_, at) => new Uint8Array([at, 1, 2, 3]));
		for (let renamed = 1; renamed < names.length; renamed++) {
			await cp(path.join(own.folder, 'sound'), cache, { recursive: true });
			for (const [at, bytes] of next.slice(0, renamed).entries()) {
				await writeFile(path.join(cache, `${name}.${at}`), bytes);
			}
			assert.deepEqual(await startedWith(), titlesOf('Written'), `the first ${renamed}`);
		}
	});

	it('gives the parts before one that is damaged, and none behind it', async () => {
		const parts = Array.from({ length: 7 }, (_, at) => new Uint8Array(1000 + at).fill(at));
		for (let damaged = 0; damaged < parts.length; damaged++) {
			await own.cacheFolder.write('parts', parts);
			await truncate(path.join(cache, `parts.${damaged}`), 999);
			const sound: Uint8Array[] = [];
			for await (const each of own.cacheFolder.read('parts')) {
				sound.push(Uint8Array.from(each));
			}
			assert.deepEqual(sound, parts.slice(0, damaged));
		}
	});

	it('keeps no more files than its last writing has, of several at once too', async () => {
		const parts = (count: number): readonly Uint8Array[] =>
			Array.from({ length: count }, (_, at) => new Uint8Array(1000 + at).fill(count));
		await Promise.all([7, 5, 3].map((count) => own.cacheFolder.write('parts', parts(count))));
		const read: Uint8Array[] = [];
		for await (const part of own.cacheFolder.read('parts')) {
			read.push(Uint8Array.from(part));
		}
		assert.deepEqual(read, parts(3));
		const files = (await readdir(cache)).filter((file) => file.startsWith('parts'));
		assert.deepEqual(files.sort(), ['parts.0', 'parts.1', 'parts.2', 'parts.index']);
	});

	it('outlives two windows that write the same at once into one folder', async () => {
		const windows = [1, 2, 3].map(() => new CacheFolder(vscode.Uri.file(cache), own.thread));
		const parts = Array.from({ length: 9 }, (_, at) => new Uint8Array(1000 + at).fill(at));
		for (let round = 0; round < 10; round++) {
			await Promise.all(windows.map((window) => window.write('shared', parts)));
		}
		const read: Uint8Array[] = [];
		for await (const part of own.cacheFolder.read('shared')) {
			read.push(Uint8Array.from(part));
		}
		assert.deepEqual(read, parts);
	});

	it('loses what was written aside and never put in place', async () => {
		const anHourAgo = new Date(Date.now() - 1000 * 60 * 61);
		await own.cacheFolder.write('kept', [new Uint8Array(1)]);
		for (const ending of ['abc', 'def']) {
			await writeFile(path.join(cache, `kept.0.${ending}.new`), '');
		}
		await utimes(path.join(cache, 'kept.0.abc.new'), anHourAgo, anHourAgo);
		await new CacheFolder(vscode.Uri.file(cache), own.thread).write('kept', [new Uint8Array(2)]);
		const files = (await readdir(cache)).filter((file) => file.startsWith('kept'));
		assert.deepEqual(files.sort(), ['kept.0', 'kept.0.def.new', 'kept.index']);
	});

	it('shows no papers of another source whose files stand in the place of its own', async () => {
		const other = vscode.Uri.file(path.join(own.folder, 'other.bib'));
		const broken = '@article{one, title = {The Only One}}\n@article{';
		await own.keep(other, new TextEncoder().encode(broken));
		const [mine = ''] = names.filter((name) => name.endsWith('.index')).map((name) => name.slice(0, -6));
		const index = (await readdir(cache)).find((name) => name.endsWith('.index') && !names.includes(name));
		for (const file of names) {
			await cp(path.join(cache, file), path.join(cache, file.replace(mine, index?.slice(0, -6) ?? '')));
		}
		await writeFile(other.fsPath, broken);
		own.restart();
		await own.loader.read(other);
		await rm(other.fsPath);
		assert.deepEqual(own.titles.filter(Boolean), ['The Only One']);
		assert.equal(own.library.isStale(other.toString()), false);
	});

	it('loses what was written long ago and nobody has asked for since the start', async () => {
		const longAgo = new Date(Date.now() - 1000 * 60 * 60 * 24 * 40);
		for (const name of ['old', 'asked', 'recent']) {
			for (const file of [`${name}.0`, `${name}.index`, `${name}.1.abc.new`]) {
				await writeFile(path.join(cache, file), name);
				await (name === 'recent' ? undefined : utimes(path.join(cache, file), longAgo, longAgo));
			}
		}
		const folder = new CacheFolder(vscode.Uri.file(cache), own.thread);
		await folder.read('asked').next();
		await folder.write('written', [new Uint8Array(1)]);
		const left = (await readdir(cache)).map((file) => file.split('.')[0]);
		assert.deepEqual(
			[...new Set(left)].filter((name) => !names.some((file) => file.startsWith(`${name}.`))).sort(),
			['asked', 'recent', 'written'],
		);
	});

	it('shows what it holds of a file that cannot be read at the start, or is cut off, and says that it is so', async () => {
		const whole = await readFile(uri.fsPath);
		await truncate(uri.fsPath, whole.length / 2);
		own.restart();
		await own.loader.read(uri);
		assert.deepEqual(own.titles, titlesOf('Cached'));
		assert.equal(own.library.isStale(uri.toString()), true);
		await rm(uri.fsPath);
		await vscode.workspace.fs.createDirectory(uri);
		own.restart();
		await own.loader.read(uri);
		assert.deepEqual(own.titles, titlesOf('Cached'));
		assert.equal(own.library.isStale(uri.toString()), true);
		await rm(uri.fsPath, { recursive: true });
		await writeFile(uri.fsPath, whole);
		await own.loader.read(uri);
		assert.equal(own.library.isStale(uri.toString()), false);
	});
});

/** As where the extension host is killed: what comes next is never written. */
function* brokenOff(parts: readonly Uint8Array[]): Generator<Uint8Array> {
	yield* parts;
	throw new Error('killed');
}

async function* givenUp(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array | undefined> {
	yield* parts;
	yield undefined;
}

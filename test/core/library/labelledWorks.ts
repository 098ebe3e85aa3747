import { readdirSync, readFileSync } from 'node:fs';
import type { LocatedEntry } from '../../../src/core/library/workIndex';
import { parseBibtexSource } from '../../../src/core/sources/bibtex/bibtexSource';

const directory = new URL('../../fixtures/identity/', import.meta.url);

/** The entries of `test/fixtures/identity`, or of a folder in it (`held-out/`), by `file:key`. */
export function readLabelledEntries(folder: '' | 'held-out/' = ''): ReadonlyMap<string, LocatedEntry> {
	const place = new URL(folder, directory);
	const files = readdirSync(place).filter((name) => name.endsWith('.bib'));
	return new Map(
		files.flatMap((file) =>
			readEntries(file, new URL(file, place)).map((located) => [`${file}:${located.citekey}`, located]),
		),
	);
}

/** Groups of `file:key` that are one work, or versions of one. */
export function readLabels(
	name: 'works.txt' | 'versions.txt' | 'held-out/works.txt',
): readonly (readonly string[])[] {
	const text = readFileSync(new URL(name, directory), 'utf8');
	return text
		.trim()
		.split('\n')
		.map((line) => line.split(' '));
}

function readEntries(file: string, url: URL): LocatedEntry[] {
	const text = readFileSync(url, 'utf8');
	return parseBibtexSource(text).entries.map((entry) => {
		// Keys would tell which entries are one work: the files share them.
		const { citekey = '', ...rest } = entry;
		return { source: file, citekey, entry: rest };
	});
}

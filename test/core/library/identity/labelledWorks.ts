import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import type { LocatedEntry } from '../../../../src/core/library/locatedEntry';
import { parseBibtexSource } from '../../../../src/core/sources/bibtex/bibtexSource';

const directory = new URL('../../../fixtures/identity/', import.meta.url);

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

/** Pairs of ids that are in one group, as `toPair` has them. */
export function toPairs(groups: readonly (readonly string[])[]): ReadonlySet<string> {
	return new Set(groups.flatMap((ids) => ids.flatMap((a, at) => ids.slice(at + 1).map((b) => toPair(a, b)))));
}

export function toPair(a: string, b: string): string {
	return [a, b].sort().join(' ');
}

/** Fails where the pairs that are found are less often right than `precision`, or fewer of the labelled ones than `recall`; both from 0 to 1. */
export function assertGrouped(
	name: string,
	truth: ReadonlySet<string>,
	found: ReadonlySet<string>,
	floors: { readonly precision: number; readonly recall: number },
): void {
	const wrong = [...found].filter((pair) => !truth.has(pair));
	const missed = [...truth].filter((pair) => !found.has(pair));
	const precision = 1 - wrong.length / found.size;
	const recall = 1 - missed.length / truth.size;
	console.log(
		`      ${name}, ${truth.size} pairs of one work: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`,
	);
	if (process.env['IDENTITY_DETAILS']) {
		console.log(
			[...wrong.map((pair) => `wrong ${pair}`), ...missed.map((pair) => `missed ${pair}`)].join('\n'),
		);
	}
	assert.ok(precision >= floors.precision, `merged wrongly:\n${wrong.join('\n')}`);
	assert.ok(recall >= floors.recall, `missed:\n${missed.join('\n')}`);
}

function readEntries(file: string, url: URL): LocatedEntry[] {
	const text = readFileSync(url, 'utf8');
	return parseBibtexSource(text).entries.map((entry) => {
		// Keys would tell which entries are one work: the files share them.
		const { citekey = '', ...rest } = entry;
		return { source: file, citekey, entry: rest };
	});
}

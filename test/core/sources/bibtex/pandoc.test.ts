import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BibtexDialect } from '../../../../src/core/sources/bibtex/bibtexDialect';
import { parseBibtex, type BibtexEntry } from '../../../support/parseBibtex';
import { askPandoc, isPandoc2, readItems, type PandocItem } from '../../../support/pandoc';
import { findDifference } from './differences';
import { generateLibrary } from './generateLibrary';

/** Pandoc refuses these, or never ends. */
const notForPandoc = new Set(['broken.bib', 'parentheses.bib', 'circular.bib']);

const folder = path.join(__dirname, '../../../fixtures/bibtex');

describe('CSL of BibTeX, beside Pandoc', function () {
	this.timeout(60_000);
	before(function () {
		askPandoc(this);
	});

	for (const dialect of ['biblatex', 'bibtex'] as const) {
		it(`is Pandoc's for every ${dialect} entry of the fixtures, but for the differences listed in their README`, () => {
			compare(readFixtures(), dialect, 'fixtures');
		});

		it(`is Pandoc's for generated ${dialect} entries, but for those differences`, () => {
			compare(generateLibrary(120, 7), dialect, 'generated');
		});
	}

	it('differs in the ways that the README lists, all of them and no other', () => {
		const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
		const [, table = ''] = readme.split('| code | difference |');
		const listed = new Set([...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, code = '']) => code));
		assert.deepEqual(
			[...usedCodes].filter((code) => !listed.has(code)),
			[],
			'not listed',
		);
		// Pandoc 3 reads some as we do.
		assert.deepEqual(
			[...listed].filter((code) => isPandoc2 && !usedCodes.has(code)),
			[],
			'listed in vain',
		);
	});
});

const usedCodes = new Set<string>();

function compare(text: string, dialect: BibtexDialect, name: string): void {
	const theirs = new Map(readItems(text, dialect).map((item) => [item.id, item]));
	const counts = new Map<string, number>();
	const unexplained: string[] = [];
	let agreeing = 0;
	const { entries } = parseBibtex(text, dialect);
	assert.equal(entries.length, theirs.size, 'entries');
	for (const entry of entries) {
		const item = theirs.get(entry.citekey);
		assert.ok(item, `Pandoc has no ${entry.citekey}`);
		for (const variable of variablesOf(entry, item)) {
			const difference = findDifference(entry, variable, item);
			if (difference === undefined) {
				agreeing++;
			} else if (difference.code === undefined) {
				unexplained.push(`${entry.citekey} ${variable}: ${difference.ours} | Pandoc: ${difference.theirs}`);
			} else {
				usedCodes.add(difference.code);
				counts.set(difference.code, (counts.get(difference.code) ?? 0) + 1);
			}
		}
	}
	const listed = [...counts].map(([code, count]) => `${code} ${count}`).join(', ');
	console.log(`      ${name}, ${dialect}: ${entries.length} entries, ${agreeing} variables agree; ${listed}`);
	assert.deepEqual(unexplained, []);
}

function variablesOf(entry: BibtexEntry, item: PandocItem): Set<string> {
	const theirs = Object.keys(item).map((variable) => (variable === 'event' ? 'event-title' : variable));
	return new Set([...theirs.filter((variable) => variable !== 'other-ids'), ...Object.keys(entry.csl)]);
}

function readFixtures(): string {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.bib') && !notForPandoc.has(file))
		.map((file) => readFileSync(path.join(folder, file), 'utf8'))
		.join('\n');
}

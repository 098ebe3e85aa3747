import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeSource } from '../../../../src/core/sources/encoding';
import { parseRisSource } from '../../../../src/core/sources/ris/risSource';
import { readItems, type PandocItem } from '../../../support/pandoc';
import { assertPandocAgrees, pageNames, type KnownDifference } from '../entryDifferences';
import { generateRecords } from './generateRecords';

const folder = path.join(__dirname, '../../../fixtures/ris');
const readFixture = (name: string): string => decodeSource(readFileSync(path.join(folder, name))).text;
const { stdout: formats } = spawnSync('pandoc', ['--list-input-formats'], { encoding: 'utf8' });

describe('entries of RIS, beside Pandoc', function () {
	this.timeout(60_000);

	for (const [name, items] of Object.entries(
		JSON.parse(readFixture('pandoc.json')) as Record<string, (PandocItem | null)[]>,
	)) {
		it(`are those that Pandoc 3.9 read from ${name}, but for the differences listed in its README`, () => {
			const { entries } = parseRisSource(readFixture(name));
			assert.equal(entries.length, items.length);
			const read = items.flatMap((item, at) => {
				const entry = entries[at];
				return item && entry ? [{ item, entry }] : [];
			});
			assertPandocAgrees(
				name,
				read.map(({ entry }) => entry),
				read.map(({ item }) => item),
				differences,
				usedCodes,
			);
		});
	}

	it('are those of the same generated works as BibLaTeX', function () {
		if (!formats) {
			this.skip();
		}
		const twins = generateRecords(300, 7);
		const { entries, problems } = parseRisSource(twins.map(({ ris }) => ris).join('\r\n'));
		assert.deepEqual(problems, []);
		const items = readItems(twins.map(({ bibtex }) => bibtex).join('\n'), 'biblatex');
		assertPandocAgrees('generated RIS, beside BibLaTeX', entries, items, twinDifferences, usedCodes);
	});

	it('are those of generated records, where the Pandoc of this machine reads RIS (3.0 and later)', function () {
		if (!/^ris$/m.test(formats ?? '')) {
			this.skip();
		}
		const text = generateRecords(300, 11)
			.map(({ ris }) => ris)
			.join('\r\n');
		const { entries } = parseRisSource(text);
		assertPandocAgrees('generated RIS', entries, readItems(text, 'ris'), differences, usedCodes);
	});

	it('differ in no way that the README does not list', () => {
		const readme = readFixture('README.md');
		const unlisted = [...usedCodes].filter((code) => !readme.includes(`| \`${code}\` |`));
		assert.deepEqual(unlisted, []);
	});
});

const usedCodes = new Set<string>();

const differences: readonly KnownDifference[] = [
	{ code: 'id', explains: ({ field, theirs }) => field === 'citekey' && /^[^_]+_.*\d{4}/s.test(theirs) },
	{
		code: 'type',
		explains: ({ field, ours, theirs }) => field === 'type' && ourTypes[theirs]?.includes(ours) === true,
	},
	{
		code: 'container',
		explains: ({ field, ours, theirs, item }) =>
			field === 'container-title' &&
			((item.type === 'paper-conference' && ours.startsWith('Advances in Neural')) ||
				(item.type === 'book' && ours === '') ||
				(theirs === '' && ours === 'Nature')),
	},
	{
		code: 'date',
		explains: ({ field, ours, theirs }) =>
			field === 'issued' && `${ours}-`.startsWith(theirs.replace(/(?:\/0)+$/, '').replace(/.$/, '$&-')),
	},
	{
		code: 'names',
		explains: ({ field, ours, theirs }) =>
			field === 'author' && (lettersOf(ours) === lettersOf(theirs) || theirs.includes('et al.')),
	},
	{
		code: 'pages',
		explains: ({ field, ours, theirs, item }) =>
			field === 'page' &&
			(theirs === '' ||
				theirs === `${ours}-${ours}` ||
				(ours === '' && (item.type === 'book' || item.type === 'thesis' || theirs === 'No-Specified'))),
	},
	{
		code: 'doi',
		explains: ({ field, ours, theirs }) =>
			field === 'DOI' && (theirs === '' || theirs.replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '') === ours),
	},
	{ code: 'missing', explains: ({ ours, theirs }) => ours === '' && theirs === 'NA' },
	{
		code: 'address',
		explains: ({ field, ours, theirs }) =>
			field === 'URL' && (`https:${theirs}` === ours || /^(.*?)(?:;| and) http/.exec(theirs)?.[1] === ours),
	},
	{
		code: 'unread',
		explains: ({ field, theirs }) =>
			(field === 'abstract' || field === 'publisher' || field === 'URL') && theirs === '',
	},
	{ code: 'entity', explains: ({ ours, theirs }) => ours === theirs.replace(/&amp;/g, '&') },
];

/** By the types of Pandoc that are its own, and by `article`, CSL's preprint, which it takes where it has nothing better. */
const ourTypes: Readonly<Record<string, readonly string[]>> = {
	program: ['software'],
	article: ['book'],
	misc: ['document', 'webpage'],
};

const twinDifferences: readonly KnownDifference[] = [
	{
		code: 'initials',
		explains: ({ field, ours, theirs }) => field === 'author' && pageNames(ours) === pageNames(theirs),
	},
];

/** The letters of the names, whatever part each stands in. */
function lettersOf(names: string): string {
	return [...pageNames(names).replace(/[^\p{L}]/gu, '')].sort().join('');
}

import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceContent } from '../../../src/core/model/entry';
import { parseCslJson } from '../../../src/core/sources/cslJson';
import { parseCslYaml } from '../../../src/core/sources/cslYaml';
import { askPandoc, readItems, type PandocItem } from '../../support/pandoc';
import { assertPandocAgrees, pageNames, withoutQuotes, type KnownDifference } from './entryDifferences';
import { generateItems } from './generateItems';

const fixtures = path.join(__dirname, '../../fixtures');
const readFixture = (name: string): string => readFileSync(path.join(fixtures, name), 'utf8');

describe('entries of CSL-JSON and CSL-YAML, beside Pandoc', function () {
	this.timeout(60_000);
	before(function () {
		askPandoc(this);
	});

	for (const name of ['zotero', 'better-csl', 'mendeley', 'doi', 'found']) {
		it(`are Pandoc's for ${name}.json, but for the differences listed in its README`, () => {
			const text = readFixture(`csl/${name}.json`);
			compare(name, parseCslJson(text), readItems(text, 'csljson'));
		});
	}

	it('are Pandoc’s for generated items of CSL-JSON, but for those differences', () => {
		const text = JSON.stringify(generateItems(300, 7));
		compare('generated CSL-JSON', parseCslJson(text), readItems(text, 'csljson'));
	});

	it('are Pandoc’s for the same items as CSL-YAML, but for those differences', () => {
		const items = generateItems(300, 11).map((item) => `- ${JSON.stringify(item)}\n`);
		const text = `references:\n${items.join('')}`;
		compare('generated CSL-YAML', parseCslYaml(text), readItems(`---\n${text}---\n`, 'markdown'));
	});

	it('are Pandoc’s for references.yaml, but for those differences', () => {
		const text = readFixture('yaml/references.yaml');
		compare('references.yaml', parseCslYaml(text), readItems(`---\n${text}\n`, 'markdown'));
	});

	it('differ in no way that the README does not list', () => {
		const readme = readFixture('csl/README.md');
		const unlisted = [...usedCodes].filter((code) => !readme.includes(`| \`${code}\` |`));
		assert.deepEqual(unlisted, []);
	});
});

const usedCodes = new Set<string>();

function compare(name: string, { entries, problems }: SourceContent, items: readonly PandocItem[]): void {
	assert.deepEqual(problems, []);
	assertPandocAgrees(name, entries, items, differences, usedCodes);
}

const differences: readonly KnownDifference[] = [
	{ code: 'type', explains: ({ ours, theirs }) => ours === 'document' && theirs === '' },
	{ code: 'id', explains: ({ field, theirs }) => field === 'citekey' && /^https?:/.test(theirs) },
	{
		code: 'particle',
		explains: ({ field, ours, theirs }) => field === 'author' && pageNames(ours) === pageNames(theirs),
	},
	{
		code: 'name',
		explains: ({ field, ours, theirs }) =>
			field === 'author' && theirs === ours.replace(/\{"literal":"[^"]*"\}$/, '{}'),
	},
	{
		code: 'markup',
		explains: ({ field, ours, theirs }) =>
			(field === 'abstract' || field === 'author') &&
			ours === theirs.replace(/<\/?(?:p|em|b|sup)>/g, '').trim(),
	},
	{
		code: 'doi',
		explains: ({ field, ours, theirs }) => field === 'DOI' && theirs === `https://doi.org/${ours}`,
	},
	{
		code: 'quotes',
		explains: ({ ours, theirs }) => withoutQuotes(ours) === withoutQuotes(theirs),
	},
	{
		code: 'address',
		explains: ({ field, ours, theirs }) =>
			(field === 'DOI' || field === 'URL') && theirs === ours.replace(/\*(\w)\*|<\w>/g, '$1'),
	},
	{ code: 'number', explains: ({ ours, theirs }) => /^0\d+$/.test(ours) && ours.endsWith(theirs) },
	{
		code: 'date',
		explains: ({ field, ours, theirs, item }) =>
			field === 'issued' &&
			((theirs === '' && 'issued' in item && /^\d{4}~?$/.test(ours)) ||
				theirs === (ours === '' ? '0' : `${ours}/0`) ||
				theirs.replace(/(\d{4})-(?:1[3-9]|2\d)(?:-\d+)?/g, '$1') === ours),
	},
];

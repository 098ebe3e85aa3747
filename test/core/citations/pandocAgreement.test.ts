import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dialectOfFile, dialectOfLanguage } from '../../../src/core/citations/dialect';
import { findCitations } from '../../../src/core/citations/findCitations';
import { splitLocator } from '../../../src/core/citations/locator';
import { locatorLabels } from '../../../src/core/citations/locatorLabels';
import {
	englishTerms,
	locatorTermsOf,
	splitTerm,
	type LocatorTerms,
} from '../../../src/core/citations/locatorTerms';
import { askPandoc2, isPandoc2 } from '../../support/pandoc';
import { findDisagreements } from './disagreements';
import { splitOtherwise, suffixSamples } from './fuzzCitations';
import { mutatedNotes, noteSamples } from './samples/noteSamples';
import { pandocCases } from './pandocCases';
import { pandocCitations, pandocNocite, type KeyAndMode } from './pandocCitations';
import { bare, pandocLocators } from './pandocLocators';

describe('findCitations beside Pandoc', function () {
	this.timeout(30_000);

	before(function () {
		askPandoc2(this);
	});

	const folder = join(__dirname, '../../fixtures/citations');
	const files = readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md');

	it('finds the same keys in the same modes in the fixtures', () => {
		const notes = files.map((file) => readFileSync(join(folder, file), 'utf8'));
		const pandoc = pandocCitations(notes);
		for (const [index, note] of notes.entries()) {
			// The order differs where footnotes and captions are: see the fixtures' README.
			assert.deepEqual(ours(note, 'text').sort(), [...(pandoc[index] ?? [])].sort(), files[index]);
		}
		assert.ok(pandoc.flat().length > 150);
	});

	it('finds the same in the same order where no footnotes or captions are', () => {
		for (const file of ['manual.md', 'keys.md', 'nowhere.md', 'links.md']) {
			const note = readFileSync(join(folder, file), 'utf8');
			assert.deepEqual(ours(note, 'text'), pandocCitations([note])[0], file);
		}
	});

	it('finds the same in the nocite field', () => {
		const note = readFileSync(join(folder, 'places.md'), 'utf8');
		assert.deepEqual(ours(note, 'metadata'), pandocNocite(note));
	});

	it('finds no more in it where comments are', () => {
		for (const yaml of [
			`nocite: "@a#b # c, @d" # @no`,
			`nocite : '@a, it''s # @d' #@no`,
			'nocite: see @a#b # @no',
			`nocite: # @no\n  - "@a" # @no\n  - '@d'`,
			'nocite: | # @no\n  @a # @d',
			'nocite: "@a,\n  @d"',
		]) {
			const note = `---\n${yaml}\n---\n`;
			assert.deepEqual(ours(note, 'metadata'), pandocNocite(note), yaml);
		}
	});

	it('finds the same in R Markdown, once what opens a cell opens code', () => {
		const note = readFileSync(join(folder, 'cells.Rmd'), 'utf8');
		const [pandoc = []] = pandocCitations([note.replace(/^([ >]*```) ?\{\w+[ ,].*\} *$/gm, '$1')]);
		assert.deepEqual(ours(note, 'text', dialectOfFile('cells.Rmd')), pandoc);
		assert.ok(!pandoc.some((each) => each.startsWith('no/')));
		assert.ok(ours(note, 'text').some((each) => each.startsWith('no/')));
	});

	it('finds the same, words around included, in notes made up at random and in fixtures changed at random', () => {
		const originals = files.map((file) => readFileSync(join(folder, file), 'utf8'));
		const notes = [...noteSamples(250, seed), ...mutatedNotes(originals, 150, seed)];
		const { found, count } = findDisagreements(notes);
		assert.deepEqual(found, []);
		assert.ok(count > 1000);
	});
});

describe('Locators and suffixes beside Pandoc’s citeproc', () => {
	it('are the same for labels of all kinds, numbers of all forms and what follows', function () {
		askPandoc2(this);
		const suffixes = locatorLabels(englishTerms).flatMap(({ label, name }, index) => {
			const number = numbers[index % numbers.length] ?? '';
			const rest = rests[index % rests.length] ?? '';
			return [
				`, ${label} ${number}${rest}`,
				`, ${name} ${number}${rest}`,
				`, {${label} ${number}}${rest}`,
				` ${number}${rest}`,
				`, see ${label} ${number}`,
				`, ${label}${number}`,
			];
		});
		const pandoc = pandocLocators(suffixes);
		assert.equal(pandoc.length, suffixes.length);
		for (const [index, text] of suffixes.entries()) {
			assert.equal(splitAs(text, englishTerms), pandoc[index], text);
		}
	});

	it('are the same where characters are written as references', function () {
		askPandoc2(this);
		const labelled = locatorLabels(englishTerms).map(({ label }) => `, ${label}&nbsp;3&ndash;5 y`);
		const others = [
			', &sect;&#8239;3&#x2c; 4',
			', &para; 3 &amp; 4',
			' 3&minus;5&mdash;y',
			', &#112;.&thinsp;3',
		];
		assert.deepEqual(splitOtherwise([...labelled, ...others]), []);
	});

	it('are the same for suffixes made up at random', function () {
		askPandoc2(this);
		const suffixes = suffixSamples(600, seed);
		assert.ok(suffixes.length > 400);
		assert.deepEqual(splitOtherwise(suffixes), []);
	});

	for (const language of ['de-DE', 'es-ES', 'fr', 'nl', 'pl', 'ru', 'sv', 'zh-CN', 'tlh']) {
		it(`have the terms of the language alone: ${language}`, function () {
			askPandoc2(this);
			const terms = locatorTermsOf(language);
			const suffixes = [...new Set([...terms.names.keys(), ...englishTerms.names.keys()])]
				.filter((term) => !(language === 'de-DE' && newGermanNotes.includes(term)))
				.flatMap((term) => [`, ${term} 3 x`, `, {${term} 3} x`]);
			const pandoc = pandocLocators(suffixes, language);
			assert.deepEqual(
				suffixes.map((text) => `${text}: ${splitAs(text, terms)}`),
				suffixes.map((text, index) => `${text}: ${pandoc[index]}`),
			);
		});
	}
});

/** `label|locator|suffix`, as Pandoc's citeproc has them. */
function splitAs(text: string, terms: LocatorTerms): string {
	const { locator, suffix } = splitLocator(text, terms);
	const split = locator === '' ? { label: '', locator: '' } : splitTerm(locator, terms);
	return [split.label, split.locator, suffix].map(bare).join('|');
}

/** CSL's German locale calls notes otherwise than in the days of Pandoc 2.17. */
const newGermanNotes = ['n.', 'note', 'anm.', 'anmerkung', 'anmerkungen'];

/** Of samples that have nothing of what the fixtures' README lists. `npm run fuzz:citations` takes others. */
const seed = 105;

const numbers = [
	...[
		'3',
		'33-35',
		'33--35',
		'3, 5-7',
		'iv',
		'xi-xiv',
		'A12(b)',
		'(xv)-(xvii)',
		'1.2.3',
		'12:3',
		'2: 33',
		'*3*',
	],
	...['3f.', '3 ff.', '3a', 'third', '“3”', '3^rd^', '3 and 4', '`3`', '[4]', '3.', '3\\_4'],
];
const rests = ['', '', ' and *passim*', ', x', '. X', ' 4 x', ' (y)'];

describe('findCitations, where Pandoc’s rules are fine ones,', () => {
	for (const [what, cases] of Object.entries(pandocCases)) {
		it(`finds what Pandoc finds: ${what}`, function () {
			const pandoc = isPandoc2 ? pandocCitations(cases.map(([note]) => note)) : undefined;
			for (const [index, [note, cited]] of cases.entries()) {
				assert.equal(ours(note, 'text').sort().join(' '), cited, JSON.stringify(note));
				assert.equal(
					(pandoc?.[index] ?? ours(note, 'text')).sort().join(' '),
					cited,
					`Pandoc: ${JSON.stringify(note)}`,
				);
			}
		});
	}
});

function ours(
	note: string,
	place: 'text' | 'metadata',
	dialect = dialectOfLanguage('markdown', []),
): KeyAndMode[] {
	return findCitations(note, dialect)
		.filter((group) => group.place === place)
		.flatMap(({ citations }) => citations.map(({ citekey, mode }) => `${citekey}/${mode}`));
}

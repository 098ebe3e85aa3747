import { strict as assert } from 'node:assert';
import { findCitations } from '../../../src/core/citations/findCitations';
import { localeTerms } from '../../../src/core/citations/localeTerms';
import { splitLocator } from '../../../src/core/citations/locator';
import { englishTerms, locatorTermsOf, splitTerm } from '../../../src/core/citations/locatorTerms';
import { scanMarkdown } from '../../../src/core/citations/noteMap';
import { readLocatorTerms } from './cslLocatorTerms';

describe('splitTerm', () => {
	const cases: [locator: string, label: string, rest: string][] = [
		['pp. 33-35', 'page', '33-35'],
		['33', 'page', '33'],
		['§3', 'section', '3'],
		['col.é3', 'column', 'é3'],
		['no. 4', 'issue', '4'],
		['s.v.', 'sub verbo', ''],
		['numbers3', 'page', 'numbers3'],
		['line~3', 'page', 'line~3'],
		['*chap.* 3', 'chapter', '3'],
		['book*3*', 'book', '*3*'],
		['p.&nbsp;3', 'page', '3'],
	];
	for (const [locator, label, rest] of cases) {
		it(`reads "${locator}" as ${label}`, () => {
			assert.deepEqual(splitTerm(locator, englishTerms), { label, locator: rest });
		});
	}
});

describe('splitLocator', () => {
	// The forms of Pandoc's manual, and what its citeproc makes of others.
	const cases: [text: string, locator: string, suffix: string][] = [
		[', pp. 33-35 and *passim*', 'pp. 33-35', 'and *passim*'],
		[', pp. 33-35, 38-39 and *passim*', 'pp. 33-35, 38-39', 'and *passim*'],
		[', chap. 1', 'chap. 1', ''],
		[' p. 3', 'p. 3', ''],
		[', p.3', 'p.3', ''],
		[', 33', '33', ''],
		[' 33 and more', '33', 'and more'],
		[', § 3', '§ 3', ''],
		[', pp. iv, vi-xi, (xv)-(xvii)', 'pp. iv, vi-xi, (xv)-(xvii)', ''],
		[', Sec. 4.2. Next', 'Sec. 4.2', '. Next'],
		[', vol. 2: 33', 'vol. 2: 33', ''],
		[', p. A12(b)', 'p. A12(b)', ''],
		['{ii, A, D-Z}, with a suffix', 'ii, A, D-Z', ', with a suffix'],
		[', {pp. iv, vi-xi, (xv)-(xvii)} with suffix here', 'pp. iv, vi-xi, (xv)-(xvii)', 'with suffix here'],
		[', {p. {3}[a]} x', 'p. {3}[a]', 'x'],
		[', {{p. 3}} x', '', '{{p. 3}} x'],
		['{}, 99 years later', '', ', 99 years later'],
		[', and elsewhere', '', 'and elsewhere'],
		[', p. and nothing', '', 'p. and nothing'],
		[' see p. 3', '', 'see p. 3'],
		[', iv', '', 'iv'],
		['', '', ''],
		// Inlines that are more than text are words of their own; an escaped sign is as good as a plain one.
		[', p. *3*-**5** y', 'p. *3*-**5**', 'y'],
		[', *p.* 3', '*p.* 3', ''],
		[', “3” and 4', '“3”', 'and 4'],
		[', p. <b>3</b>-<b>5</b> y', 'p. <b>3</b>-<b>5</b>', 'y'],
		[', book `r`{.x}', '', 'book `r`{.x}'],
		[', {1 `r`{.x}} y', '1 `r`{.x}', 'y'],
		[', \\{p. 3} x', 'p. 3', 'x'],
		[', \u00a0{p. 3}', '', '{p. 3}'],
		// Of spaces that are no blanks only the one that does not break ends a word.
		[', p.\u00a03\u00a0f.', 'p.\u00a03', 'f.'],
		[', p.\u20093\u2009f.', 'p.\u20093\u2009f', '.'],
		[' cap.\u202f12 x', 'cap.\u202f12', 'x'],
		[' , 3', '', ', 3'],
		[', 3---4', '3', '---4'],
		// So is one that is written as a reference.
		[', p.&nbsp;3&ndash;5 y', 'p.&nbsp;3&ndash;5', 'y'],
		[', &sect;&#8239;3&#x2c; 4 &amp; 5', '&sect;&#8239;3&#x2c; 4', '&amp; 5'],
	];
	for (const [text, locator, suffix] of cases) {
		it(`finds ${locator === '' ? 'no locator' : `"${locator}"`} in "${text}"`, () => {
			const split = splitLocator(text, englishTerms);
			assert.deepEqual([split.locator, split.suffix], [locator, suffix]);
		});
	}

	it('finds the locators of other languages by their terms', () => {
		const terms = locatorTermsOf('de');
		const { locator, suffix } = splitLocator(', seite 3 f.', terms);
		assert.deepEqual([locator, suffix], ['seite 3', 'f.']);
		assert.equal(splitLocator(', p. 3', terms).locator, '');
		assert.deepEqual(splitTerm('Seite 3', terms), { label: 'page', locator: '3' });
		// Where two are called the same, the first counts.
		assert.deepEqual(splitTerm('§ 3', locatorTermsOf('fr')), { label: 'paragraph', locator: '3' });
	});

	it('says where the locator stands, braces included', () => {
		const text = ', {p. 3} x';
		const { locatorStart, locatorEnd } = splitLocator(text, englishTerms);
		assert.equal(text.slice(locatorStart, locatorEnd), '{p. 3}');
	});
});

describe('The terms of locators', () => {
	it('are those that CSL’s locales have', () => {
		assert.deepEqual(localeTerms, readLocatorTerms());
	});

	it('are those of the nearest locale, English failing any', () => {
		assert.equal(locatorTermsOf('de_LU'), locatorTermsOf('de-DE'));
		for (const language of [undefined, 'en', 'tlh', 'no language']) {
			assert.equal(locatorTermsOf(language), englishTerms);
		}
		assert.notEqual(locatorTermsOf('en-GB'), englishTerms);
	});

	it('are found in a note by the language that its front matter names', () => {
		const locators = (yaml: string): string[] =>
			findCitations(`${yaml}\n\n[@a, S. 3 f.], \\cite[Bd. 4]{b}, @c [p. 5]`).flatMap(({ citations }) =>
				citations.map(({ locator, suffix }) => `${locator}/${suffix}`),
			);
		assert.deepEqual(locators('---\nlang: de\n---'), ['S. 3/f.', 'Bd. 4/', '/p. 5']);
		assert.deepEqual(locators('---\n"lang" : \'de-AT\' # Österreich\n---'), ['S. 3/f.', 'Bd. 4/', '/p. 5']);
		assert.deepEqual(locators('---\nlang: fr\n---'), ['/S. 3 f.', '/Bd. 4', 'p. 5/']);
		assert.deepEqual(locators('---\ntitle: lang\n---'), ['/S. 3 f.', '/Bd. 4', 'p. 5/']);
		assert.deepEqual(locators('---\nlang: fr\n---\n\n---\nlang: de\n---'), ['S. 3/f.', 'Bd. 4/', '/p. 5']);
	});

	it('change with the language', () => {
		const map = scanMarkdown('---\nlang: fr\n---\n\n[@a, S. 3]\n');
		const after = map.after(map.note.replace('fr', 'de'));
		assert.deepEqual(after.citationGroups, scanMarkdown(after.note).citationGroups);
		assert.equal(after.citationGroups[0]?.citations[0]?.locator, 'S. 3');
	});
});

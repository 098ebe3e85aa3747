import { strict as assert } from 'node:assert';
import { splitLocator } from '../../../src/core/citations/locator';
import { splitTerm, toLocatorTerms } from '../../../src/core/citations/locatorTerms';

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
	];
	for (const [locator, label, rest] of cases) {
		it(`reads "${locator}" as ${label}`, () => {
			assert.deepEqual(splitTerm(locator), { label, locator: rest });
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
		[', \\{p. 3} x', 'p. 3', 'x'],
		[', \u00a0{p. 3}', '', '{p. 3}'],
		[' , 3', '', ', 3'],
		[', 3---4', '3', '---4'],
	];
	for (const [text, locator, suffix] of cases) {
		it(`finds ${locator === '' ? 'no locator' : `"${locator}"`} in "${text}"`, () => {
			const split = splitLocator(text);
			assert.deepEqual([split.locator, split.suffix], [locator, suffix]);
		});
	}

	it('finds the locators of other languages by their terms', () => {
		const terms = toLocatorTerms([
			['§', 'paragraph'],
			['§', 'section'],
			['Seite', 'page'],
		]);
		const { locator, suffix } = splitLocator(', seite 3 f.', terms);
		assert.deepEqual([locator, suffix], ['seite 3', 'f.']);
		assert.equal(splitLocator(', p. 3', terms).locator, '');
		assert.deepEqual(splitTerm('Seite 3', terms), { label: 'page', locator: '3' });
		assert.deepEqual(splitTerm('§ 3', terms), { label: 'paragraph', locator: '3' });
	});

	it('says where the locator stands, braces included', () => {
		const text = ', {p. 3} x';
		const { locatorStart, locatorEnd } = splitLocator(text);
		assert.equal(text.slice(locatorStart, locatorEnd), '{p. 3}');
	});
});

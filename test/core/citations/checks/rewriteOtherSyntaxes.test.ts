import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readNote } from '../../../../src/core/citations/checks/readNote';
import { groupRewrites } from '../../../../src/core/citations/checks/rewriteGroups';
import type { Citation } from '../../../../src/core/citations/citation';
import { defaultMarkdown, dialectOfLanguage } from '../../../../src/core/citations/dialect';
import { findCitations } from '../../../../src/core/citations/findCitations';
import { finish } from '../../../../src/core/model/slices';
import { applyEdits } from '../../../../src/core/text/textEdit';
import { rewrites } from './rewriting';

const myst = dialectOfLanguage('myst', []);
const typst = dialectOfLanguage('typst', []);

describe('The ways to write a group in LaTeX', () => {
	it('sort keys, and works with pages of their own', () => {
		rewrites('So \\cite{|b, c,a}.', 'Sort', 'So \\cite{a, b,c}.');
		rewrites('So \\parencites[p. 3]{|b}[see][]{a}.', 'Sort', 'So \\parencites[see][]{a}[p. 3]{b}.');
		rewrites('So \\cite{|a,b}.', 'Sort', undefined);
	});

	it('leave comments where they are', () => {
		rewrites('So \\cite{|b,% as b says\n  a}.', 'Sort', 'So \\cite{a,% as b says\n  b}.');
		rewrites('\\cite{|a % one\n} \\cite{b}', 'Merge', '\\cite{a % one\n,b}');
	});

	it('do not sort what would give a page to another work', () => {
		rewrites('So \\cite[p. 3]{|b,a}.', 'Sort', undefined);
		rewrites('So \\cite[see][]{|b,a}.', 'Sort', undefined);
		rewrites('So \\cite[see][]{|b,d,c}.', 'Sort', 'So \\cite[see][]{b,c,d}.');
	});

	it('merge commands that follow each other', () => {
		rewrites('So \\cite{|a}\\cite{b,c} \\cite{d}~\\cite{e}.', 'Merge', 'So \\cite{a,b,c,d,e}.');
		rewrites('So \\cite{a}\n\\cite{|b}.', 'Merge', 'So \\cite{a,b}.');
		rewrites('So \\cite{|a} and \\cite{b}.', 'Merge', undefined);
		rewrites('So \\cite{|a}\n\n\\cite{b}.', 'Merge', undefined);
	});

	it('merge no two commands that say it differently', () => {
		rewrites('So \\citep{|a} \\citet{b}.', 'Merge', undefined);
		rewrites('So \\citep{|a} \\citep*{b}.', 'Merge', undefined);
	});

	it('keep what stands before the first and behind the last', () => {
		rewrites('\\citep[see][]{|a} \\citep[p. 3]{b}', 'Merge', '\\citep[see][p. 3]{a,b}');
		rewrites('\\citep{|a} \\citep[p. 3]{b}', 'Merge', '\\citep[p. 3]{a,b}');
		rewrites('\\citep[p. 3]{|a} \\citep{b}', 'Merge', undefined);
		rewrites('\\citep{|a} \\citep[see][]{b}', 'Merge', undefined);
	});

	it('merge works with pages of their own by biblatex’s commands for many', () => {
		rewrites(
			'\\parencite[p. 1]{|a} \\parencite[see][p. 2]{b}',
			'Merge',
			'\\parencites[p. 1]{a}[see][p. 2]{b}',
		);
		rewrites('\\parencites{|a}[p. 1]{b} \\parencite[p. 2]{c}', 'Merge', '\\parencites{a}[p. 1]{b}[p. 2]{c}');
		rewrites('\\parencite[p. 1]{|a} \\parencites(see)(){b}{c}', 'Merge', undefined);
	});

	it('name the author in the text or in brackets, in natbib and biblatex', () => {
		rewrites('\\citep[see][p. 3]{|a,b}', 'Name', '\\citet[see][p. 3]{a,b}');
		rewrites('\\Citet*{|a}', 'Put', '\\Citep*{a}');
		rewrites('\\tvolcite{2}[p. 3]{|a}', 'Put', '\\pvolcite{2}[p. 3]{a}');
		rewrites('\\volcite{2}{|a} \\volcite{3}{b}', 'Merge', undefined);
		rewrites('\\citefield{|a}{title} \\citefield{b}{year}', 'Merge', undefined);
		rewrites('\\textcite[p. 3]{|a}', 'Put', '\\parencite[p. 3]{a}');
		rewrites('\\Parencites[p. 3]{|a}{b}', 'Name', '\\Textcites[p. 3]{a}{b}');
		for (const marked of ['\\cite{|a}', '\\citeyear{|a}', '\\parencite*{|a}', '\\nocite{|a}']) {
			rewrites(marked, 'Name', undefined);
			rewrites(marked, 'Put', undefined);
		}
	});
});

describe('The ways to write a group in MyST', () => {
	const say = (marked: string, title: string, expected: string | undefined): void =>
		rewrites(marked, title, expected, myst);

	it('sort works with their texts', () => {
		say('So {cite:p}`|b{p. 3}; {see}a`.', 'Sort', 'So {cite:p}`{see}a; b{p. 3}`.');
		say('So {cite:p}`|b,a`.', 'Sort', 'So {cite:p}`a,b`.');
	});

	it('merge roles of the same name', () => {
		say('{cite:p}`|a` {cite:p}`{see}b{p. 3}`', 'Merge', '{cite:p}`a, {see}b{p. 3}`');
		say('{cite:p}`|a; b`{cite:p}`c`', 'Merge', '{cite:p}`a; b; c`');
		say('{cite:p}`|a` {cite:t}`b`', 'Merge', undefined);
	});

	it('name the author in the text or in brackets', () => {
		say('{cite:p}`{see}|a{p. 3}, b`', 'Name', '{cite:t}`{see}a{p. 3}, b`');
		say('{cite:t}`|a`', 'Put', '{cite:p}`a`');
		say('{cite}`|a`', 'Name', '{cite:t}`a`');
		say('{cite:year}`|a`', 'Name', undefined);
	});
});

describe('The ways to write a group in Typst', () => {
	const say = (marked: string, title: string, expected: string | undefined): void =>
		rewrites(marked, title, expected, typst);

	it('sort citations that follow each other, which Typst joins', () => {
		say('So @c[p. 3] |@a\n@b, @A.', 'Sort', 'So @a @b\n@c[p. 3], @A.');
		say('So #cite(<b>) |#cite(<a>, supplement: [see @x]).', 'Sort', undefined);
		say('So #cite(<b>) |#cite(<a>);.', 'Sort', 'So #cite(<a>) #cite(<b>);.');
		say('So #cite(<b>) |@a;.', 'Sort', undefined);
		say('So @b|', 'Merge', undefined);
	});

	it('sort what a function of the document’s own takes, and leave its form alone', () => {
		say('So #citep(<b>, |<a>).', 'Sort', 'So #citep(<a>, <b>).');
		say('So #citep(<b>, |<a>, supplement: [p. 3]).', 'Sort', undefined);
		say('So #citet(<b>)| #cite(<a>).', 'Sort', undefined);
		say('So #cite(<b>)| #citep(<a>).', 'Sort', undefined);
		say('So #citep(<a>|).', 'Name', undefined);
		say('So #citet(<a>|, form: "prose").', 'Put', undefined);
	});

	it('name the author in the text', () => {
		say('So @a|.', 'Name', 'So #cite(<a>, form: "prose").');
		say('So @a|[p. 3, *so*].', 'Name', 'So #cite(<a>, supplement: [p. 3, *so*], form: "prose").');
		say('So #cite(<a>|).', 'Name', 'So #cite(<a>, form: "prose").');
		say('So #cite(<a>|, style: "apa",).', 'Name', 'So #cite(<a>, style: "apa", form: "prose",).');
		say('So #cite(<a>|, form: "normal").', 'Name', 'So #cite(<a>, form: "prose").');
		say('So #cite(<a>|, form: "full").', 'Name', undefined);
		say('So #cite(form: "normal", <a>|).', 'Name', 'So #cite(form: "prose", <a>).');
		say('So #cite(form: "full", <a>|).', 'Name', undefined);
	});

	it('or in brackets, as a reference where one can stand', () => {
		say('So #cite(<a>|, form: "prose").', 'Put', 'So @a.');
		say('So #cite(<a>|, form: "prose", supplement: [p. 3]).', 'Put', 'So @a[p. 3].');
		say('So #cite(<a>|, supplement: [p. [3]], form: "prose").', 'Put', 'So @a[p. [3]].');
		say('So #cite(<a>|, form: "prose")x', 'Put', 'So #cite(<a>)x');
		say('So #cite(<a>|, style: "apa", form: "prose").', 'Put', 'So #cite(<a>, style: "apa").');
		say('So #cite(form: "prose", <a>|, supplement: [p. 3]).', 'Put', 'So @a[p. 3].');
		say('So #cite(form: "prose", style: "apa", <a>|).', 'Put', 'So #cite(style: "apa", <a>).');
		say('So #cite(supplement: [p. 3], form: "prose", <a>|).', 'Put', 'So #cite(supplement: [p. 3], <a>).');
		say('#f(cite(<a>|, form: "prose"))', 'Put', '#f(cite(<a>))');
	});

	it('keep a call apart from what stands behind it', () => {
		say('So @a|(1999).', 'Name', 'So #cite(<a>, form: "prose");(1999).');
		say('So @a|; yes', 'Name', 'So #cite(<a>, form: "prose");; yes');
		say('So #cite(<a>|, form: "prose");; yes', 'Put', 'So @a; yes');
		say('So #cite(<a>|, form: "prose"); yes', 'Put', 'So @a yes');
	});
});

describe('The ways to write wiki links', () => {
	it('sort those that follow each other, with their texts', () => {
		rewrites('So [[@b#Method|this]] |[[@a]].', 'Sort', 'So [[@a]] [[@b#Method|this]].');
		rewrites('So [[@b]] and |[[@a]].', 'Sort', undefined);
	});
});

describe('The ways to write a group, in any syntax,', () => {
	const say = ({ citekey, prefix, locator, suffix }: Citation): string =>
		JSON.stringify([citekey, prefix, locator, suffix]);

	for (const [name, dialect, group] of syntaxes()) {
		it(`cite the same with the same words, and sort once for all: ${name}`, () => {
			let tried = 0;
			const notes = fc.tuple(
				fc.constantFrom('', 'So ', '> ', '- '),
				fc.array(fc.tuple(group, fc.constantFrom(' ', ' ', ' ', ' and ', '\n', '. ', ';')), {
					minLength: 1,
					maxLength: 4,
				}),
			);
			fc.assert(
				fc.property(notes, fc.nat(3), ([start, parts], at) => {
					const text = start + parts.flat().join('');
					const note = readNote(text, dialect);
					const cited = note.map.citationGroups;
					const before = cited.flatMap(({ citations }) => citations.map(say));
					const position = cited[at % cited.length]?.range.start;
					if (!position) {
						return;
					}
					for (const { title, edits } of finish(groupRewrites(note, position))) {
						tried++;
						const after = applyEdits(text, edits);
						const groups = findCitations(after, dialect);
						const found = groups.flatMap(({ citations }) => citations.map(say));
						const about = JSON.stringify([text, title, after]);
						const isSorting = title.startsWith('Sort');
						assert.deepEqual(
							isSorting ? [...found].sort() : found,
							isSorting ? [...before].sort() : before,
							about,
						);
						const again = finish(groupRewrites(readNote(after, dialect), position));
						assert.ok(!isSorting || !again.some((other) => other.title === title), about);
						if (title.startsWith('Merge')) {
							assert.ok(groups.length < cited.length, about);
						}
					}
				}),
				{ numRuns: Number(process.env.RUNS ?? 300) },
			);
			assert.ok(tried > 30, `only ${tried} were tried`);
		});
	}
});

function syntaxes(): readonly (readonly [string, typeof defaultMarkdown, fc.Arbitrary<string>])[] {
	const key = fc.constantFrom('a', 'b', 'C', 'd', 'e.f');
	const prefix = fc.constantFrom('', '', 'see ');
	const page = fc.constantFrom('', '', 'p. 3', 'pp. 4-5 and *so*');
	const keys = (separator: fc.Arbitrary<string>): fc.Arbitrary<string> =>
		fc
			.tuple(fc.array(key, { minLength: 1, maxLength: 3 }), separator)
			.map(([list, between]) => list.join(between));
	const options = fc
		.tuple(prefix, page)
		.map(([before, behind]) =>
			before !== '' ? `[${before}][${behind}]` : behind !== '' ? `[${behind}]` : '',
		);
	const work = fc
		.tuple(prefix, key, page)
		.map(
			([before, citekey, behind]) => `${before && `{${before.trim()}}`}${citekey}${behind && `{${behind}}`}`,
		);
	return [
		[
			'Pandoc’s',
			defaultMarkdown,
			fc.oneof(
				fc
					.array(fc.tuple(prefix, key, page), { minLength: 1, maxLength: 3 })
					.map(
						(items) =>
							`[${items.map(([before, citekey, behind]) => `${before}@${citekey}${behind && `, ${behind}`}`).join('; ')}]`,
					),
				fc.tuple(key, page).map(([citekey, behind]) => `@${citekey}${behind && ` [${behind}]`}`),
			),
		],
		[
			'LaTeX’s',
			defaultMarkdown,
			fc
				.tuple(
					fc.constantFrom('cite', 'citep', 'citet', 'parencite', 'Textcite', 'parencites', 'citep*'),
					fc.array(fc.tuple(options, keys(fc.constantFrom(',', ', ', ',% x\n'))), {
						minLength: 1,
						maxLength: 2,
					}),
				)
				.map(([name, lists]) => {
					const used = name.endsWith('s') ? lists : lists.slice(0, 1);
					return `\\${name}${used.map(([option, list]) => `${option}{${list}}`).join('')}`;
				}),
		],
		[
			'MyST’s',
			myst,
			fc
				.tuple(
					fc.constantFrom('cite', 'cite:p', 'cite:p', 'cite:t'),
					fc.array(work, { minLength: 1, maxLength: 3 }),
					fc.constantFrom(', ', ';'),
				)
				.map(([role, works, between]) => `{${role}}\`${works.join(between)}\``),
		],
		[
			'Typst’s',
			typst,
			fc.oneof(
				fc.tuple(key, page).map(([citekey, behind]) => `@${citekey}${behind && `[${behind}]`}`),
				fc
					.tuple(key, page, fc.constantFrom('', '', ', form: "prose"', ', style: "apa"'))
					.map(
						([citekey, behind, form]) => `#cite(<${citekey}>${behind && `, supplement: [${behind}]`}${form})`,
					),
			),
		],
		[
			'wiki links',
			defaultMarkdown,
			fc.tuple(key, fc.constantFrom('', '|text', '#Head')).map(([citekey, rest]) => `[[@${citekey}${rest}]]`),
		],
	];
}

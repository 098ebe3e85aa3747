import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { dialectOfLanguage } from '../../../../src/core/citations/dialect';
import { findCitations } from '../../../../src/core/citations/findCitations';
import { scanNote } from '../../../../src/core/citations/noteMap';
import { summarise } from './summaries';

const typst = dialectOfLanguage('typst', []);
const reads = (note: string, expected: Record<string, readonly string[]>): void =>
	assert.deepEqual(summarise(note, typst), expected);

describe('Typst’s citations', () => {
	it('are references, perhaps with a supplement', () => {
		reads('Pirates @arrgh. Proven @distress[p.~7] by @a-b:c.d: yes @e[p. 3 and more].', {
			'@arrgh': ['arrgh'],
			'@distress[p.~7]': ['distress, p.~7'],
			'@a-b:c.d': ['a-b:c.d'],
			'@e[p. 3 and more]': ['e, p. 3 | and more'],
		});
	});

	it('are calls of cite, whose form says how the author is named', () => {
		reads(
			'#cite(<a>) #cite(<b>, form: "prose") #cite(<c>, supplement: [p. 3], form: "year") #cite(label("DBLP:books/Knuth86a")).',
			{
				'#cite(<a>)': ['a'],
				'#cite(<b>, form: "prose")': ['+b'],
				'#cite(<c>, supplement: [p. 3], form: "year")': ['-c, p. 3'],
				'#cite(label("DBLP:books/Knuth86a"))': ['DBLP:books/Knuth86a'],
			},
		);
	});

	it('are calls of functions of the document’s own or a package’s, by their names, with all labels that they begin with', () => {
		reads(
			'#citet(<a>) #citep(<b>, <c>, supplement: [p. 3]) #text[#narrative-cite(<d>)] #citeyear(<e>) #textcite(<f>, form: "year") ' +
				'#f(citep(<g>)) #citet("no") #citet(no) #link(<no>)[x] #ref(<no>)\n#let citet = cite.with(form: "prose")\n' +
				'#let textcite(key) = cite(key, form: "prose")',
			{
				'#citet(<a>)': ['+a'],
				'#citep(<b>, <c>, supplement: [p. 3])': ['b', 'c, p. 3'],
				'#narrative-cite(<d>)': ['+d'],
				'#citeyear(<e>)': ['-e'],
				'#textcite(<f>, form: "year")': ['-f'],
				'citep(<g>)': ['g'],
			},
		);
		const [group] = findCitations('#nocite(<a>)', typst);
		assert.equal(group?.place, 'metadata');
		assert.deepEqual(summarise('= H <h>\n#label-cite(<h>)', typst), {});
	});

	it('may have the key behind arguments with names', () => {
		reads(
			'#cite(form: "prose", <prose>) #cite(supplement: [p. [3], x], style: auto, form: "year", label(")")) #cite(f(x), <c>)',
			{
				'#cite(form: "prose", <prose>)': ['+prose'],
				'#cite(supplement: [p. [3], x], style: auto, form: "year", label(")"))': ['-), p. [3], x'],
			},
		);
	});

	it('may stand in content within code, and in supplements', () => {
		reads(
			'#figure(image("a@b.png"), caption: [After @a]) #text(red)[@b] #let x = [@c]\n#if y [@d] else [@e]\n' +
				'#f(cite(<g>)) @h[see @i]',
			{
				'@a': ['a'],
				'@b': ['b'],
				'@c': ['c'],
				'@d': ['d'],
				'@e': ['e'],
				'cite(<g>)': ['g'],
				'@h[see @i]': ['h | see @i'],
				'@i': ['i'],
			},
		);
	});

	it('are none in strings, raw text, comments, mathematics, addresses and behind a backslash', () => {
		reads(
			'#link("mailto:a@b.org") `@c` ``` @d ``` // @e\n/* @f /* @g */ @h */ $x @i "$" y$ https://example.org/@j \\@k\n' +
				'#let l = "@m" // @n\n@ o',
			{},
		);
	});

	it('are no references to labels of the document', () => {
		reads('= Method <sec-method>\n\nSee @sec-method and @doe99.', { '@doe99': ['doe99'] });
	});

	it('are found behind text in brackets', () => {
		reads('So [see @a] and ] @b', { '@a': ['a'], '@b': ['b'] });
	});

	it('are found, in ascending order and whole, in any text', () => {
		const pieces = [
			'@key',
			'[',
			']',
			'(',
			')',
			'{',
			'}',
			'#',
			'cite(<a>',
			')',
			'"',
			'$',
			'`',
			'//',
			'/*',
			'*/',
			'\n',
			' ',
			'\\',
		];
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
				const note = parts.join('');
				const map = scanNote(note, typst);
				const starts = map.citationGroups.map(({ range }) => map.lines.offsetAt(range.start));
				assert.deepEqual(
					starts,
					[...starts].sort((a, b) => a - b),
				);
				summarise(note, typst);
			}),
		);
	});

	it('are found in time that grows with the text alone', () => {
		for (const piece of ['#f(', '[', '@a[', '/*', '#cite(', '$', '"#']) {
			assert.ok(scanNote(piece.repeat(20_000), typst).citationGroups.length >= 0, piece);
		}
	});
});

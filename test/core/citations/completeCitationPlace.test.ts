import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
	citationPlaceAt,
	writeKeyAt,
	type KeyPlace,
	type LocatorPlace,
	type PlaceOptions,
} from '../../../src/core/citations/citationPlace';
import { dialectOfFile, dialectOfLanguage } from '../../../src/core/citations/dialect';
import { findCitations } from '../../../src/core/citations/findCitations';
import { isSimpleCitekey } from '../../../src/core/citations/citekeySyntax';
import { completeLocator, locatorLabels } from '../../../src/core/citations/locatorLabels';
import { splitLocator } from '../../../src/core/citations/locator';
import { englishTerms, locatorTermsOf } from '../../../src/core/citations/locatorTerms';

describe('citationPlaceAt', () => {
	const keyPlaces: readonly (readonly [marked: string, replaced: string, typed: string])[] = [
		['As @par| says', '@par', 'par'],
		['As @par|tial says', '@partial', 'par'],
		['As @|', '@', ''],
		['@|', '@', ''],
		['As @{par|tial} says', '@{partial}', 'par'],
		['As @{par|', '@{par', 'par'],
		['As @{|} says', '@{}', ''],
		['As @{par|tial says', '@{partial', 'par'],
		['As @{https://a.b/c?|}', '@{https://a.b/c?}', 'https://a.b/c?'],
		['so -@par|.', '@par', 'par'],
		['[@|]', '@', ''],
		['[@a; @par|]', '@par', 'par'],
		['[see @a, p. 3; -@|', '@', ''],
		['(@par|)', '@par', 'par'],
		['*@par|*', '@par', 'par'],
		['a [link](https://x.y) and @par|', '@par', 'par'],
		['@doi:10.1000/x-|y', '@doi:10.1000/x-y', 'doi:10.1000/x-'],
		['Müller @mül|ler', '@müller', 'mül'],
		['---\ntitle: x\n---\n\n@par|', '@par', 'par'],
		['```\ncode\n```\n\n@par|', '@par', 'par'],
		['- item\n\n    > @par|', '@par', 'par'],
	];
	for (const [marked, replaced, typed] of keyPlaces) {
		it(`completes the key in ${JSON.stringify(marked)}`, () => {
			const { note, place } = placeIn(marked);
			assert.ok(place?.kind === 'key');
			assert.equal(note.slice(place.span.start, place.span.end), replaced);
			assert.equal(place.typed, typed);
			assert.equal(place.syntax, 'pandoc');
		});
	}

	const texPlaces: readonly (readonly [marked: string, replaced: string, typed: string])[] = [
		['See \\cite{|}', '', ''],
		['See \\cite{par|', 'par', 'par'],
		['See \\cite{a,par|tial}', 'partial', 'par'],
		['See \\cite{a, |,b}', '', ''],
		['See \\citep[p. 3]{par|}', 'par', 'par'],
		['See \\citep[see][p. 3]{par|}', 'par', 'par'],
		['See \\citep[see [x]][p. [3]]{a,par|}', 'par', 'par'],
		['See \\autocite*{par|}', 'par', 'par'],
		['See \\Textcite{par|}', 'par', 'par'],
		['See \\volcite[see]{2}[3]{par|}', 'par', 'par'],
		['See \\volcites{2}{a}{3}{par|}', 'par', 'par'],
		['See \\citefield{par|}', 'par', 'par'],
		['See \\cites[3]{a}[4]{par|}', 'par', 'par'],
		['\\nocite{par|}', 'par', 'par'],
		['\\begin{figure}\n\\caption{From \\cite{par|}}\n\\end{figure}', 'par', 'par'],
	];
	for (const [marked, replaced, typed] of texPlaces) {
		it(`completes the key in ${JSON.stringify(marked)}`, () => {
			const { note, place } = placeIn(marked);
			assert.ok(place?.kind === 'key');
			assert.equal(note.slice(place.span.start, place.span.end), replaced);
			assert.equal(place.typed, typed);
			assert.equal(place.syntax, 'latex');
		});
	}

	const typstPlaces: readonly (readonly [marked: string, replaced: string, typed: string])[] = [
		['So @par|tial.', '@partial', 'par'],
		['So #cite(<par|tial>)', 'partial', 'par'],
		['So #citep(<a>, <par|tial>)', 'partial', 'par'],
		['So #cite(form: "prose", <par|tial>)', 'partial', 'par'],
		['So #cite(form: "prose", label("par|tial"))', 'partial', 'par'],
		['So #cite(label("par|tial"))', 'partial', 'par'],
		['So #cite(label("|', '', ''],
		['So #cite( label( "DBLP:a/b@c|)', 'DBLP:a/b@c', 'DBLP:a/b@c'],
		['#let x = cite(label("par|"))', 'par', 'par'],
	];
	for (const [marked, replaced, typed] of typstPlaces) {
		it(`completes the key in ${JSON.stringify(marked)}`, () => {
			const { note, place } = placeIn(marked, { dialect: dialectOfLanguage('typst', []) });
			assert.ok(place?.kind === 'key');
			assert.equal(note.slice(place.span.start, place.span.end), replaced);
			assert.equal(place.typed, typed);
		});
	}

	it('completes nothing in Typst’s code, comments and other strings', () => {
		for (const marked of [
			'`#cite(label("par|"))`',
			'// #cite(label("par|"))',
			'#text(label("par|"))',
			'#cite(label("a"), form: "par|")',
		]) {
			assert.equal(placeIn(marked, { dialect: dialectOfLanguage('typst', []) }).place, undefined, marked);
		}
	});

	const locatorPlaces: readonly (readonly [marked: string, replaced: string, typed: string])[] = [
		['[@a,|]', '', ''],
		['[@a, |]', ' ', ''],
		['[@a, |', ' ', ''],
		['[@a, p|]', ' p', 'p'],
		['[@a, p|p. 3]', ' pp. ', 'p'],
		['[@a, |33]', ' ', ''],
		['[@a, |and more]', ' ', ''],
		['[see @a; also @{b c}, x; -@b, §|]', ' §', '§'],
		['[@a, p. 3; @b, ch|]', ' ch', 'ch'],
	];
	for (const [marked, replaced, typed] of locatorPlaces) {
		it(`completes the locator in ${JSON.stringify(marked)}`, () => {
			const { note, place } = placeIn(marked);
			assert.ok(place?.kind === 'locator');
			assert.equal(note.slice(place.span.start, place.span.end), replaced);
			assert.equal(place.typed, typed);
		});
	}

	const nowhere: readonly (readonly [what: string, marked: string])[] = [
		['prose', 'plain words, and more|'],
		['a key that a blank ends', '@par |'],
		['an e-mail address', 'me@exam|ple.org'],
		['an e-mail address behind a letter of two units', '𝒳@exam|'],
		['what follows a full stop', 'end.@par|'],
		['an escaped sign', '\\@par|'],
		['a code span', '`@par|`'],
		['a code block', '```java\n@Over|ride\n```\n'],
		['a code block that is not closed yet', 'text\n\n```java\n@Over|'],
		['an indented code block', 'text\n\n    @par|\n'],
		['mathematics', '$a @par| b$'],
		['display mathematics', '$$\na @par|\n$$'],
		['an HTML tag', '<a title="@par|">'],
		['a comment', '<!-- @par| -->'],
		['a link target', '[x](https://a.b/@par|)'],
		['a link target that is not closed yet', '[x](@par|'],
		['an address in angle brackets', '<https://a.b/@par|>'],
		['a bare web address', 'https://a.b/@par|'],
		['front matter', '---\nauthor: "@par|"\n---\n\ntext'],
		['another TeX command', '\\textbf{par|}'],
		['the volume of a work', '\\volcite{par|}'],
		['the field of a work', '\\citefield{a}{par|}'],
		['a TeX command that only begins like one', '\\citestyle{par|}'],
		['an escaped backslash', '\\\\cite{par|}'],
		['TeX in a code span', '`\\cite{par|}`'],
		['TeX in a code block', '```tex\n\\cite{par|}\n```'],
		['a comma of prose behind a key', 'As @a, |'],
		['a comma of prose behind a key and a semicolon', 'So; see @a, p|'],
		['a comma in brackets without a key', '[so, |]'],
		['a second comma in a group', '[@a, p. 3, |]'],
		['a locator in code', '`[@a, |]`'],
	];
	for (const [what, marked] of nowhere) {
		it(`completes nothing in ${what}`, () => {
			assert.equal(placeIn(marked).place, undefined);
		});
	}

	it('completes keys in the field nocite of front matter, whatever ends its lines', () => {
		const note = '---\ntitle: "@t"\nnocite: |\n  @a, @par\nother: "@o"\n---\n\ntext\n';
		for (const text of [note, note.replaceAll('\n', '\r\n')]) {
			const place = citationPlaceAt(text, text.indexOf('@par') + 3);
			assert.ok(place?.kind === 'key');
			assert.equal(text.slice(place.span.start, place.span.end), '@par');
			assert.deepEqual(place.usedKeys, ['a']);
			assert.equal(citationPlaceAt(text, text.indexOf('@t') + 2), undefined);
			assert.equal(citationPlaceAt(text, text.indexOf('@o') + 2), undefined);
		}
	});

	it('leaves cross-references to Quarto, and takes them for keys elsewhere', () => {
		const quarto = dialectOfFile('a.qmd');
		for (const reference of ['fig-', 'tbl-one', 'Sec-two', 'eq-x', 'lst-x', 'thm-x']) {
			assert.equal(placeIn(`see @${reference}|`, { dialect: quarto }).place, undefined);
			assert.equal(placeIn(`see @${reference}|`).place?.kind, 'key');
		}
		assert.equal(placeIn('see @fig|', { dialect: quarto }).place?.kind, 'key');
		assert.equal(placeIn('see @figure-|', { dialect: quarto }).place?.kind, 'key');
	});

	it('names what the note cites elsewhere, the nearest before the cursor first', () => {
		const { place } = placeIn('[@a; @b] and @c, @a and @par|tial, then @d and @partial.\n\n[@a]');
		assert.ok(place?.kind === 'key');
		assert.deepEqual(place.usedKeys, ['a', 'c', 'b', 'd', 'partial']);
	});

	it('finds the whole key from any place in one, wherever Pandoc reads it', () => {
		const key = fc.stringMatching(/^[a-z_][a-z0-9:._/-]{0,12}$/).filter(isSimpleCitekey);
		const written = fc
			.tuple(key, fc.boolean())
			.map(([text, isBraced]) => (isBraced ? `@{${text}}` : `@${text}`));
		const around = fc.constantFrom(
			['', ''],
			['[', ']'],
			['[see ', ', p. 3]'],
			['[@x; -', ']'],
			['> *', '*'],
			['- ', '\n'],
		);
		fc.assert(
			fc.property(written, around, fc.nat(), (citation, [before = '', behind = ''], at) => {
				const note = `${before}${citation}${behind}`;
				const inside = citation.startsWith('@{') ? 2 : 1;
				const last = citation.length - (inside - 1);
				const offset = before.length + inside + (at % (last - inside + 1));
				const place = citationPlaceAt(note, offset);
				assert.ok(place?.kind === 'key');
				assert.equal(note.slice(place.span.start, place.span.end), citation);
			}),
		);
	});

	it('answers for any text and offset, within the text and around the cursor', () => {
		const piece = fc.constantFrom(
			'@',
			'{',
			'}',
			'[',
			']',
			';',
			',',
			' ',
			'\n',
			'a',
			'\\cite',
			'`',
			'$',
			'-',
			'p.',
			'---\n',
			'nocite: ',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 25 }), fc.nat(), (pieces, at) => {
				const note = pieces.join('');
				const offset = at % (note.length + 1);
				const place = citationPlaceAt(note, offset);
				assert.ok(
					!place || (place.span.start <= offset && offset <= place.span.end && place.span.end <= note.length),
				);
			}),
		);
	});

	it('completes in the body of a MyST directive, but in no code there', () => {
		const dialect = dialectOfLanguage('myst', []);
		for (const [head, isPlace] of [
			['````{note} x\n', true],
			['````{note}\n```{tip}\n', true],
			['````{code-block} md\n', false],
			['````{note}\n```python\n', false],
			['```python\n', false],
		] as const) {
			const { place } = placeIn(`${head}See {cite:p}\`a,par|\`\n\`\`\`\n\`\`\`\`\n`, { dialect });
			assert.equal(place?.kind, isPlace ? 'key' : undefined, head);
		}
	});
});

describe('writeKeyAt', () => {
	const cases: readonly (readonly [marked: string, citekey: string, written: string | undefined])[] = [
		['@par|', 'doe99', '@doe99'],
		['@par|', 'doe:99.', '@{doe:99.}'],
		['@{par|}', 'doe99', '@{doe99}'],
		['@par|', 'has space', undefined],
		['@{par|}', 'has space', undefined],
		['\\cite{par|}', 'doe:99.', 'doe:99.'],
		['\\cite{par|}', 'a,b', undefined],
		['#cite(<par|>)', 'a/b', undefined],
		['#cite(label("par|"))', 'a/b', 'a/b'],
		['#cite(label("par|"))', 'a"b', undefined],
	];
	for (const [marked, citekey, written] of cases) {
		it(`writes ${citekey} at ${marked} ${written === undefined ? 'not at all' : `as ${written}`}`, () => {
			const { place } = placeIn(marked, {
				dialect: dialectOfLanguage(marked.startsWith('#') ? 'typst' : 'markdown', ['latex']),
			});
			assert.ok(place?.kind === 'key');
			assert.equal(writeKeyAt(place, citekey), written);
		});
	}

	it('writes what reads back as that key', () => {
		const key = fc.string({
			unit: fc.constantFrom('a', 'B', '1', '_', ':', '.', '/', '{', '}', '-', '?', 'é'),
		});
		const places = fc.constantFrom('as @par| says', '[@par|]', '[@a; -@{par|}, p. 3]', '@|');
		fc.assert(
			fc.property(key, places, (citekey, marked) => {
				const { note, place } = placeIn(marked);
				assert.ok(place?.kind === 'key');
				const written = writeKeyAt(place, citekey);
				if (written !== undefined) {
					const after = note.slice(0, place.span.start) + written + note.slice(place.span.end);
					const keys = findCitations(after).flatMap((group) => group.citations.map((each) => each.citekey));
					assert.ok(keys.includes(citekey), after);
				}
			}),
		);
	});
});

describe('completeLocator', () => {
	it('offers only labels that Pandoc reads as the beginning of a locator', () => {
		for (const language of ['en', 'de', 'fr', 'zh', 'ar', 'tlh']) {
			const terms = locatorTermsOf(language);
			for (const { label, name } of locatorLabels(terms)) {
				assert.equal(splitLocator(`, ${label} 3`, terms).locator, `${label} 3`);
				assert.equal(splitLocator(`, ${name} 3`, terms).locator, `${name} 3`);
			}
		}
	});

	it('offers pages first, and what begins as it is typed, short or long', () => {
		const labels = (typed: string): string[] =>
			completeLocator(typed, englishTerms).map(({ label }) => label);
		assert.deepEqual(labels('').slice(0, 3), ['p.', 'pp.', 'chap.']);
		assert.deepEqual(labels('p').slice(0, 3), ['p.', 'pp.', 'para.']);
		assert.deepEqual(labels('Pp'), ['pp.']);
		assert.deepEqual(labels('chapt'), ['chap.', 'chaps.']);
		assert.deepEqual(labels('and'), []);
	});

	it('offers what the language of the note writes', () => {
		const labels = (typed: string): string[] =>
			completeLocator(typed, locatorTermsOf('de-AT')).map(({ label }) => label);
		assert.deepEqual(labels('').slice(0, 3), ['S.', 'Kap.', 'Abschn.']);
		assert.deepEqual(labels('b'), ['Bd.', 'Bde.', 'B.', 'Fol.']);
		assert.deepEqual(labels('pp'), []);
	});
});

/** The place where `|` stands. */
function placeIn(
	marked: string,
	options?: PlaceOptions,
): { note: string; place: KeyPlace | LocatorPlace | undefined } {
	const note = marked.replace('|', '');
	return { note, place: citationPlaceAt(note, marked.indexOf('|'), options) };
}

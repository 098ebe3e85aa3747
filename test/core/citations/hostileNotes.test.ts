import { findCitations } from '../../../src/core/citations/findCitations';
import { assertLinear } from '../../support/assertLinear';

describe('Hostile notes', () => {
	const hostile: Readonly<Record<string, (size: number) => string>> = {
		'inline notes that nothing closes': (size) => '^['.repeat(size / 2),
		'marks of notes that nothing closes': (size) => '[^'.repeat(size / 2),
		'link definitions in one block': (size) => lines(size, (at) => `[a${at}]: http://x`),
		'link definitions with titles': (size) => lines(size, (at) => `[a${at}]: http://x "t"`),
		'divs that nothing closes': (size) => lines(size, (at) => `::: a${at}\n\n(@a${at}) b\n`),
		'headings with brackets that nothing closes': (size) => lines(size, (at) => `# [@a${at}`),
		'lines over rules with brackets that nothing closes': (size) => lines(size, () => '[@a\n---'),
		'divs that nothing closes, with closed ones in them': (size) =>
			lines(size, () => '::: a\n\n::: b\n\nc\n\n:::\n'),
		'divs of which one is closed': (size) => `${repeated('::: a\n\n')(size)}:::\n`,
		'divs with colons behind their names': repeated('::: a :::\n\n'),
		// Up to thirty of them are read again, each with all behind it: half as many show what more would.
		'divs without blank lines': (size) => `${repeated('::: a\n')(size / 2)}\n:::\n`,
		'titles of a link definition that nothing closes': repeated('[a]: b "a'),
		'titles in parentheses that nothing closes': repeated('[a]: b ('),
		'addresses of links that nothing closes in their paragraph': (size) => `${'[a](b'.repeat(size / 5)}\n\n)`,
		'attributes of HTML that nothing closes': repeated('<a b='),
		'closing tags with attributes that nothing closes': repeated('</a b="'),
		'such in a div': (size) => `::: a\n${'</a b="'.repeat(size / 7)}\n:::\n`,
		'elements of HTML with wrong attributes': repeated('<div @a \n\n'),
		'elements of HTML taken as they are, of tags that nothing closes': (size) =>
			`<pre>${'<pre '.repeat(size / 5)}`,
		'runs of backticks, each longer than the last': (size) =>
			Array.from({ length: Math.sqrt(2 * size) }, (_, at) => '`'.repeat(at + 1)).join(' '),
		'a heading with many of its marks': (size) => `# ${'#'.repeat(size)}a`,
		'a heading with attributes that nothing closes': (size) => `# ${'{a={b'.repeat(size / 5)}`,
		'arguments of TeX that nothing closes': repeated('\\a{'),
		'optional arguments of TeX that nothing closes': repeated('\\a[{'),
		'text in mathematics that nothing closes': repeated('$\\text{ '),
		'definitions of TeX behind a rule': (size) => `a b\n--- ---\n${repeated('\\newcommand\\a\n')(size)}`,
		'commands that cite and that nothing closes': repeated('\\cite{a,'),
		'spaces in a suffix': (size) => `[@a${' '.repeat(size)}b]`,
		'quotations in a suffix that nothing closes': (size) => `[@a ${'‘'.repeat(size)}]`,
		'keys in braces that nothing closes': (size) => `[@a ${'[@{'.repeat(size / 12)}]`,
	};

	it('are read quickly again where divs in lists hold each other, and nothing closes them', () => {
		assertLinear((size) => {
			const depth = size / 8000;
			const levels = Array.from({ length: depth }, (_, at) =>
				['- x', '  ::: a'].map((line) => '  '.repeat(at) + line),
			);
			const code = ['```', ':::', ...Array.from({ length: 200 }, () => 'a'), '```'];
			return [...levels.flat(), ...code.map((line) => '  '.repeat(depth) + line)].join('\n\n');
		}, findCitations);
	}).timeout(20_000);

	for (const [name, make] of Object.entries(hostile)) {
		it(`take no more than linear work for ${name}`, () => {
			assertLinear(make, findCitations);
		}).timeout(20_000);
	}
});

function repeated(piece: string): (size: number) => string {
	return (size) => piece.repeat(size / piece.length);
}

function lines(size: number, line: (at: number) => string): string {
	const all: string[] = [];
	for (let at = 0, length = 0; length < size; at++) {
		all.push(line(at));
		length += line(at).length + 1;
	}
	return all.join('\n');
}

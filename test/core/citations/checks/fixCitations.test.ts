import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { checkInSlices } from '../../../../src/core/citations/checks/checkCitations';
import type { CitationProblem } from '../../../../src/core/citations/checks/findings';
import { citationFixes } from '../../../../src/core/citations/checks/fixCitations';
import { readNote } from '../../../../src/core/citations/checks/readNote';
import { findCitations } from '../../../../src/core/citations/findCitations';
import { finish } from '../../../../src/core/model/slices';
import { applyEdits } from '../../../../src/core/text/textEdit';
import { known } from './knownKeys';

describe('citationFixes', () => {
	it('writes a key that may have been meant, in braces where it needs them', () => {
		fixes('See [see @nobody, p. 3].', {
			'Write “@doe99”': 'See [see @doe99, p. 3].',
			'Write “@{new.}”': 'See [see @{new.}, p. 3].',
			'Remove “@nobody”': 'See.',
		});
		fixes('[-@{nobody}x]', {
			'Write “@doe99”': '[-@{doe99}x]',
			'Write “@{new.}”': '[-@{new.}x]',
			'Remove “-@{nobody}”': '',
		});
	});

	it('writes the key that a paper has now', () => {
		fixes('See [see @old, p. 3] and @old.', {
			'Write “@{new.}” (1)': 'See [see @{new.}, p. 3] and @old.',
			'Write “@{new.}” (2)': 'See [see @old, p. 3] and @{new.}.',
		});
	});

	it('makes a word of a bare key, and never takes it out of its sentence', () => {
		fixes('as @media says', {
			'Write “@doe99”': 'as @doe99 says',
			'Write “@{new.}”': 'as @{new.} says',
			'Write “\\@media”: no citation': 'as \\@media says',
		});
	});

	it('removes a citation with its separator and words, and no other', () => {
		removes('[@nobody; see @roe00, p. 3]', '[see @roe00, p. 3]');
		removes('[@doe99; see @nobody, p. 3; @roe00]', '[@doe99; @roe00]');
		removes('[@doe99, p. 3; @nobody]', '[@doe99, p. 3]');
		removes('@doe99 [p. 3; @nobody]', '@doe99 [p. 3]');
		removes('@doe99 [@nobody; @roe00]', '@doe99 [@roe00]');
		removes('@doe99 [@nobody] says', '@doe99 says');
		removes('> [@doe99;\n> @nobody]', '> [@doe99]');
	});

	it('removes a group with one space beside it, and leaves markers of lines theirs', () => {
		removes('So [@nobody].', 'So.');
		removes('[@nobody] so', 'so');
		removes('So  [@nobody], then.', 'So, then.');
		removes('So\u00A0[@nobody].', 'So.');
		removes('So [@nobody] .x', 'So .x');
		removes('- [@nobody]', '- ');
		removes('So\n[@nobody] so', 'So\nso');
	});

	it('offers nothing that would change what stands beside it', () => {
		// Without the group, `a` and `@b` would be an address.
		removes('a[@nobody]@doe99', undefined);
		// With a bracket there, the rest would be the text of a link.
		fixes('So [@doe99(x)', {});
	});

	it('removes what is cited twice', () => {
		fixes('[@doe99; see @doe99; @doe99]', {
			'Remove the second “@doe99” (1)': '[see @doe99; @doe99]',
			'Remove the second “@doe99” (2)': '[@doe99; see @doe99]',
		});
	});

	it('removes stray semicolons, and makes commas of those before words', () => {
		fixes('So [@doe99; ].', { 'Remove the stray “;”': 'So [@doe99].' });
		fixes('So [; @doe99].', { 'Remove the stray “;”': 'So [@doe99].' });
		fixes('[; @doe99;; @roe00; @; ]', { 'Remove the stray “;”': '[@doe99; @roe00]' });
		fixes('[@doe99; ; @roe00]', { 'Remove the stray “;”': '[@doe99; @roe00]' });
		fixes('[@doe99; and others; @roe00]', { 'Write “,” for the “;”': '[@doe99, and others; @roe00]' });
		fixes('[see; @doe99]', { 'Write “,” for the “;”': '[see, @doe99]' });
		fixes('[@doe99; and others; ]', { 'Mend the group': '[@doe99, and others]' });
	});

	it('closes a group behind its last citation and locator', () => {
		fixes('So [@doe99 says.', { 'Close the group': 'So [@doe99] says.' });
		fixes('So [see @doe99; @roe00, pp. 3-4 and', {
			'Close the group': 'So [see @doe99; @roe00, pp. 3-4] and',
		});
		fixes('So [@doe99; and', { 'Close the group': 'So [@doe99] and' });
		fixes('1. So [@doe99\n2. [@roe00]', { 'Close the group': '1. So [@doe99]\n2. [@roe00]' });
	});

	it('removes an empty group', () => {
		fixes('So [@].', { 'Remove the empty group': 'So.' });
		fixes('So [@{}; @doe99].', { 'Remove “@{}”': 'So [@doe99].' });
	});

	it('leaves the problem gone and all other citations as they were, in any note', () => {
		let tried = 0;
		fc.assert(
			fc.property(notes, (blocks) => {
				const text = blocks.join('\n\n');
				const note = readNote(text);
				for (const problem of finish(checkInSlices(note, known))) {
					for (const { title, edits } of finish(citationFixes(problem, note, known))) {
						tried++;
						const after = applyEdits(text, edits);
						const about = JSON.stringify([text, title, after]);
						assert.ok(countOf(after, problem) < countOf(text, problem), about);
						assert.ok(isAllButOne(keysOf(text), keysOf(after)), about);
						for (const block of blocks.filter((other) => !holds(other, text, problem.span.start))) {
							assert.ok(after.includes(block), about);
						}
					}
				}
			}),
			{ numRuns: 30 },
		);
		assert.ok(tried > 80, `only ${tried} fixes were tried`);
	});
});

/** All fixes of all problems of a note, by title: the note afterwards. Titles that come twice are numbered. */
function fixes(text: string, expected: Readonly<Record<string, string>>): void {
	assert.deepEqual(fixed(text), expected);
}

function removes(text: string, expected: string | undefined): void {
	const removal = Object.entries(fixed(text)).find(([title]) => title.startsWith('Remove'));
	assert.equal(removal?.[1], expected);
}

function fixed(text: string): Record<string, string> {
	const note = readNote(text);
	const all = finish(checkInSlices(note, known)).flatMap((problem) =>
		finish(citationFixes(problem, note, known)),
	);
	return Object.fromEntries(
		all.map(({ title, edits }, at) => {
			const isTwice = all.filter((other) => other.title === title).length > 1;
			return [isTwice ? `${title} (${at + 1})` : title, applyEdits(text, edits)];
		}),
	);
}

function keysOf(text: string): string[] {
	return findCitations(text).flatMap(({ citations }) => citations.map(({ citekey }) => citekey));
}

/** How many problems of a note say the same as this one, advice aside. */
function countOf(text: string, { message }: CitationProblem): number {
	const [said = ''] = message.split(' If this');
	return finish(checkInSlices(readNote(text), known)).filter((other) => other.message.startsWith(said))
		.length;
}

/** Whether one list is the other, or that with one key less or another in its place. */
function isAllButOne(before: readonly string[], after: readonly string[]): boolean {
	const same = before.findIndex((key, at) => key !== after[at]);
	const at = same < 0 ? before.length : same;
	const rest = after.slice(after.length < before.length ? at : at + 1);
	return before.length - after.length <= 1 && before.slice(at + 1).join(' ') === rest.join(' ');
}

function holds(block: string, text: string, offset: number): boolean {
	for (let at = text.indexOf(block); at >= 0; at = text.indexOf(block, at + 1)) {
		if (at <= offset && offset <= at + block.length) {
			return true;
		}
	}
	return false;
}

const keys = fc.constantFrom(
	'@doe99',
	'@roe00',
	'@nobody',
	'@far01',
	'-@doe99',
	'@{x y}',
	'@{}',
	'@',
	'@a.b',
);
const items = fc
	.tuple(
		fc.constantFrom('', '', 'see ', '*e.g.* '),
		keys,
		fc.constantFrom('', '', ', p. 3', ' and `]`', ' [x]'),
	)
	.map((parts) => parts.join(''));
const groups = fc
	.tuple(
		fc.constantFrom('[', '[', '[', '', '[;', '@roe00 [', '!['),
		fc.array(
			fc.oneof({ weight: 6, arbitrary: items }, { weight: 1, arbitrary: fc.constantFrom('', 'words') }),
			{
				minLength: 1,
				maxLength: 4,
			},
		),
		fc.constantFrom('; ', '; ', ';', ';; ', ' '),
		fc.constantFrom(']', ']', ']', '', '; ]', '](x)', ']x'),
	)
	.map(([open, list, separator, close]) => open + list.join(separator) + close);
const paragraphs = fc
	.tuple(
		fc.constantFrom('', '', '- ', '> ', '# ', '1. ', '    '),
		fc.array(fc.oneof(groups, groups, fc.constantFrom('words', 'a;b', '`x`', '$y$', '[a](b)', '.', '\\')), {
			minLength: 1,
			maxLength: 4,
		}),
		fc.constantFrom(' ', ' ', ''),
	)
	.map(([marker, parts, space]) => marker + parts.join(space));
const notes = fc.array(paragraphs, { minLength: 1, maxLength: 3 });

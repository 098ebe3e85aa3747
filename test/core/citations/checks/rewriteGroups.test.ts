import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readNote } from '../../../../src/core/citations/checks/readNote';
import { groupRewrites } from '../../../../src/core/citations/checks/rewriteGroups';
import { findCitations } from '../../../../src/core/citations/findCitations';
import { finish } from '../../../../src/core/model/slices';
import { rewrites, rewritten } from './rewriting';

describe('groupRewrites', () => {
	it('merges groups that follow each other', () => {
		rewrites('So [see |@a] [@b, p. 3]\n[@c]. [@d]', 'Merge', 'So [see @a; @b, p. 3; @c]. [@d]');
		rewrites('[@a]\n\n[|@b]', 'Merge', undefined);
		rewrites('[@a] and [|@b]', 'Merge', undefined);
	});

	it('puts an author that is named in the text into brackets', () => {
		rewrites('As |@a [p. 3; see @b] says', 'Put', 'As [@a, p. 3; see @b] says');
		rewrites('As |@a [@b] says', 'Put', 'As [@a; @b] says');
		rewrites('As |@a [and others] says', 'Put', 'As [@a and others] says');
		rewrites('As |@a says', 'Put', 'As [@a] says');
		rewrites('As |@a (1999)', 'Put', 'As [@a] (1999)');
		// It would become the text of a link.
		rewrites('As |@a(x)', 'Put', undefined);
	});

	it('names the author in the text, unless words before the key would be lost', () => {
		rewrites('As [|@a, p. 3; @b] says', 'Name', 'As @a [p. 3; @b] says');
		rewrites('As [|@a; @b] says', 'Name', 'As @a [@b] says');
		rewrites('As [|@a] says', 'Name', 'As @a says');
		rewrites('As [see |@a] says', 'Name', undefined);
		rewrites('As [-|@a] says', 'Name', undefined);
		// The brackets behind it would become its locator, the word before it an address.
		rewrites('As [|@a] [x] says', 'Name', undefined);
		rewrites('word[|@a]', 'Name', undefined);
	});

	it('sorts a group by key, each with its words', () => {
		rewrites('[|@c; see @B, p. 3; @a]', 'Sort', '[@a; see @B, p. 3; @c]');
		rewrites('@x [p. 1; |@b; @a]', 'Sort', '@x [p. 1; @a; @b]');
		rewrites('[|@a; @b]', 'Sort', undefined);
	});

	it('offers nothing outside of groups, in code or in front matter', () => {
		for (const marked of ['wo|rds [@b; @a]', '`[|@b; @a]`', "---\nnocite: '[|@b; @a]'\n---\n"]) {
			assert.deepEqual(all(marked), [], marked);
		}
	});

	it('comes back to the same citation from text to brackets and back', () => {
		const details = fc.constantFrom('', ' [p. 3]', ' [pp. 3-4 and so]', ' [@b]', ' [p. 3; @b; see @c, p. 7]');
		fc.assert(
			fc.property(details, fc.constantFrom('', 'As ', '- ', '> '), (detail, before) => {
				const text = `${before}@a${detail}`;
				const inBrackets = rewritten(`${before}@|a${detail}`, 'Put');
				assert.ok(inBrackets !== undefined);
				assert.equal(findCitations(inBrackets)[0]?.kind, 'bracketed');
				const inside = before.length + 2;
				const marked = `${inBrackets.slice(0, inside)}|${inBrackets.slice(inside)}`;
				assert.equal(rewritten(marked, 'Name'), text);
			}),
		);
	});
});

function all(marked: string): string[] {
	const note = readNote(marked.replace('|', ''));
	return finish(groupRewrites(note, note.map.lines.positionAt(marked.indexOf('|')))).map(
		({ title }) => title,
	);
}

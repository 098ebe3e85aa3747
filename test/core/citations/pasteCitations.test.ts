import { strict as assert } from 'node:assert';
import { pasteBehind, pasteCitations } from '../../../src/core/citations/pasteCitations';
import { applyEdits } from '../../../src/core/text/textEdit';

/** The note after a paste at `|`, or over what stands between two of them; `undefined` where none is offered. */
function pasted(marked: string, ...citekeys: readonly string[]): string | undefined {
	const [before = '', selected = '', after] = marked.split('|');
	const behind = after ?? selected;
	const selection = after === undefined ? '' : selected;
	const note = before + selection + behind;
	const start = before.length;
	const paste = pasteCitations(note, { start, end: start + selection.length }, citekeys);
	return paste && (paste.text === '' ? applyEdits(note, paste.edits) : before + paste.text + behind);
}

describe('pasteCitations', () => {
	it('writes a group of its own', () => {
		assert.equal(pasted('As shown |.', 'a'), 'As shown [@a].');
		assert.equal(pasted('As shown|', 'a', 'b'), 'As shown [@a; @b]');
	});

	it('joins the group that is there', () => {
		assert.equal(pasted('See [@x|, p. 3].', 'a'), 'See [@x, p. 3; @a].');
		assert.equal(pasted('See [@x; |].', 'a'), 'See [@x; @a].');
		assert.equal(pasted('As @x| says.', 'a'), 'As [@x; @a] says.');
	});

	it('takes the place of what is selected', () => {
		assert.equal(pasted('As shown |TODO|.', 'a'), 'As shown [@a].');
	});

	it('is not offered where Pandoc would not read it', () => {
		for (const note of [
			'`code | here`',
			'```\n|\n```\n',
			'$x | y$',
			'---\ntitle: |\n---\n',
			'<!-- | -->',
			'[text](http://|x)',
		]) {
			assert.equal(pasted(note, 'a'), undefined, note);
		}
	});

	it('is not offered where nothing would come in', () => {
		assert.equal(pasted('[@a|]', 'a'), undefined);
		assert.equal(pasted('|', 'not a key}'), undefined);
	});
});

describe('pasteBehind', () => {
	const edit = (line: number, newText: string) => ({
		range: { start: { line, character: 0 }, end: { line, character: 0 } },
		newText,
	});

	it('puts what else comes in at the same place before what is pasted', () => {
		const paste = { text: '[@a]', edits: [] };
		const whole = pasteBehind(paste, { line: 0, character: 0 }, [edit(0, '---\n---\n\n')]);
		assert.deepEqual(whole, { text: '---\n---\n\n[@a]', edits: [] });
	});

	it('leaves what comes in elsewhere beside it, and all where nothing is pasted', () => {
		const [before, joined] = [edit(0, '---\n---\n\n'), edit(3, '; @a')];
		const paste = { text: '[@a]', edits: [] };
		assert.deepEqual(pasteBehind(paste, { line: 3, character: 0 }, [before]), {
			text: '[@a]',
			edits: [before],
		});
		assert.deepEqual(pasteBehind({ text: '', edits: [joined] }, { line: 0, character: 0 }, [before]), {
			text: '',
			edits: [before, joined],
		});
	});
});

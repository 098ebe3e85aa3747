import { strict as assert } from 'node:assert';
import { renameInMovedKeys } from '../../../../src/core/notes/rename/renameInMovedKeys';
import { applySpanEdits } from '../../../../src/core/text/spanEdits';

function renamed(text: string, from = 'old', to = 'new'): string {
	return applySpanEdits(text, renameInMovedKeys(text, { from, to }));
}

describe('renameInMovedKeys', () => {
	it('has what led to the key lead to its new name, and touches nothing else', () => {
		assert.equal(
			renamed(
				'# old\r\nmoved:\r\n  first: old # old\r\n  second: "old"\r\n  old2: older\r\n  third: [a, old]\r\n',
			),
			'# old\r\nmoved:\r\n  first: new # old\r\n  second: "new"\r\n  old2: older\r\n  third: [a, new]\r\n',
		);
		assert.equal(renamed('moved: {first: old}\n', 'old', 'a,b'), 'moved: {first: "a,b"}\n');
		assert.equal(renamed('moved:\n  first: old\n', 'old', 'a: b'), 'moved:\n  first: "a: b"\n');
	});

	it('lets no key lead to itself', () => {
		assert.equal(renamed('moved:\n  new: old\n  a: old\n'), 'moved:\n  new: old\n  a: new\n');
	});

	it('changes nothing in what tells no moves', () => {
		for (const text of [
			'',
			'moved:\n',
			'moved: old\n',
			'- old\n',
			'other:\n  a: old\n',
			'moved:\n  old: a\n',
		]) {
			assert.equal(renamed(text), text);
		}
	});
});

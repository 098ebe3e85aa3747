import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { pairsOf, type KeyMoves } from '../../../../src/core/library/keyMoves';
import { editKeysFile, isOnlyMoves, parseKeysFile } from '../../../../src/core/notes/movedKeys/keysFile';
import { applyEdits } from '../../../../src/core/text/textEdit';

describe('The file of moved citekeys', () => {
	it('is a map of old keys to new ones, chains followed', () => {
		const { moved, problems } = parseKeysFile('moved:\n  a: b\n  b: c # why\n  "2024": x\n');
		assert.deepEqual(pairsOf(moved), [
			['a', 'c'],
			['b', 'c'],
			['2024', 'x'],
		]);
		assert.deepEqual(problems, []);
		assert.equal(parseKeysFile('').moved.size, 0);
		assert.equal(parseKeysFile('# nothing\nmoved:\n').moved.size, 0);
	});

	it('tells what is wrong at its place, and reads the rest', () => {
		const codes = (text: string): readonly string[] =>
			parseKeysFile(text).problems.map(({ code, range }) => `${range.start.line} ${code}`);
		assert.deepEqual(codes('moved:\n  a: b\n  c: [d]\n  e:\n'), ['2 keys-wrong-type', '3 keys-wrong-type']);
		assert.deepEqual(codes('moved:\n  a: b\n  b: a\n  c: d\n'), ['1 keys-circular', '2 keys-circular']);
		assert.deepEqual(codes('move:\n  a: b\n'), ['0 keys-unknown-key']);
		assert.deepEqual(codes('- a\n'), ['0 keys-wrong-type']);
		assert.deepEqual(codes('moved:\n  a: "b\n'), ['1 keys-broken']);
		assert.deepEqual(pairsOf(parseKeysFile('moved:\n  a: b\n  b: a\n  c: d\n').moved), [['c', 'd']]);
	});

	it('tells several new keys of one that stood for several works, chains followed', () => {
		const { moved, problems } = parseKeysFile(
			'moved:\n  a: [b, c, a]\n  b: [d, c]\n  e:\n    - f\n    - g\n',
		);
		assert.deepEqual(
			[...moved],
			[
				['a', ['c', 'd']],
				['b', ['d', 'c']],
				['e', ['f', 'g']],
			],
		);
		assert.deepEqual(problems, []);
	});

	it('changes a list of keys in place', () => {
		const before = 'moved:\n  a: [b, c] # both\n  e:\n    - f\n    - g\n  h: i\n';
		const after = new Map([
			['a', ['b']],
			['e', ['f', 'x, y']],
			['h', ['i', 'j']],
		]);
		const text = edited(before, after);
		assert.equal(text, 'moved:\n  a: b # both\n  e:\n    [f, "x, y"]\n  h: [i, j]\n');
		assert.deepEqual([...parseKeysFile(text).moved], [...after]);
	});

	it('is made where there is none, with a word on what it is for', () => {
		const text = edited('', new Map([['doe 1', ['doe2020']]]));
		assert.match(text, /^# .+\nmoved:\n {2}doe 1: doe2020\n$/);
		assert.ok(isOnlyMoves(text));
	});

	it('changes only the lines that must change', () => {
		const before = '# ours\r\nmoved:\r\n    a: b # of May\r\n    # the next\r\n    c: d\r\n';
		assert.equal(
			edited(
				before,
				new Map([
					['a', ['x']],
					['e', ['f']],
				]),
			),
			'# ours\r\nmoved:\r\n    a: x # of May\r\n    e: f\r\n    # the next\r\n',
		);
		assert.ok(!isOnlyMoves(before));
		assert.equal(edited('moved:\n  a: b\n', new Map()), 'moved:\n');
	});

	it('keeps what is no move, for whoever wrote it to mend', () => {
		const kept = 'moved:\n  b:\n  c: [d]\n';
		assert.equal(edited('moved:\n  a: x\n  b:\n  c: [d]\n', new Map()), kept);
		assert.ok(!isOnlyMoves(kept));
	});

	it('is left alone when it is broken or in braces', () => {
		assert.equal(editKeysFile('moved: {a: b}\n', new Map([['c', ['d']]])), undefined);
		assert.equal(editKeysFile('moved:\n  "a: b\n', new Map([['c', ['d']]])), undefined);
	});

	it('tells just the moves it was given, whatever it told before', () => {
		const key = fc.oneof(
			fc.constantFrom('a', 'b', 'c', 'null', '2024', 'x:y', '# no', "it's"),
			fc.string({ minLength: 1 }),
		);
		const moves = fc
			.dictionary(
				key,
				fc.uniqueArray(
					key.map((each) => `new ${each}`),
					{ minLength: 1, maxLength: 3 },
				),
			)
			.map((each) => new Map(Object.entries(each)));
		fc.assert(
			fc.property(moves, moves, (first, second) => {
				const text = edited(edited('', first), second);
				assert.deepEqual(sorted(parseKeysFile(text).moved), sorted(second));
				assert.deepEqual(parseKeysFile(text).problems, []);
			}),
		);
	});
});

function edited(text: string, moved: KeyMoves): string {
	const edits = editKeysFile(text, moved);
	assert.ok(edits, 'can be changed');
	return applyEdits(text, edits);
}

function sorted(moved: KeyMoves): readonly (readonly [string, readonly string[]])[] {
	return [...moved].sort(([a], [b]) => (a < b ? -1 : 1));
}

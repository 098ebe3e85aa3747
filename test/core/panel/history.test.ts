import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { parsePageState, type PageState } from '../../../src/protocol';
import { currentOf, moved, step, visit, withScroll } from '../../../src/webview/history';

const visitAll = (...citekeys: string[]) =>
	citekeys.reduce<PageState | undefined>((state, citekey) => visit(state, { id: citekey }, false), undefined);

describe('what was seen in a panel', () => {
	it('goes back and forward like the pages of a browser', () => {
		const state = visitAll('a', 'b', 'c');
		const back = state && step(state, -1);
		assert.equal(currentOf(back)?.id, 'b');
		assert.equal(currentOf(back && step(back, 1))?.id, 'c');
		assert.equal(state && step(state, 1), undefined);
	});

	it('forgets the way forward when another paper is opened after going back', () => {
		const state = visitAll('a', 'b', 'c');
		const back = state && step(state, -1);
		const elsewhere = visit(back, { id: 'd' }, false);
		assert.deepEqual(
			elsewhere.seen.map((paper) => paper.id),
			['a', 'b', 'd'],
		);
	});

	it('does not count the same paper twice when it is shown again, and takes over its pin', () => {
		const state = visit(visitAll('a', 'b'), { id: 'b' }, true);
		assert.equal(state.seen.length, 2);
		assert.equal(state.pinned, true);
	});

	it('keeps how far down each was read', () => {
		const state = withScroll(visit(visitAll('a'), { id: 'a' }, false), 120);
		const next = withScroll(visit(state, { id: 'b' }, false), 40);
		assert.equal(currentOf(step(next, -1))?.scroll, 120);
	});

	it('goes on with a paper that has another id, where it was read, and leaves a topic of the old name', () => {
		const topic = visit(visitAll('a'), { id: 'a', isTopic: true }, false);
		const state = moved(withScroll(visit(topic, { id: 'a' }, false), 90), ['a'], 'b');
		assert.deepEqual(state.seen, [
			{ id: 'b', scroll: 0 },
			{ id: 'a', isTopic: true, scroll: 0 },
			{ id: 'b', scroll: 90 },
		]);
		assert.equal(visit(state, { id: 'b' }, false).seen.length, 3);
	});

	it('tells a topic from a paper of the same name', () => {
		const state = visit(visitAll('a'), { id: 'a', isTopic: true }, false);
		assert.deepEqual(
			state.seen.map(({ isTopic }) => isTopic),
			[undefined, true],
		);
		assert.equal(visit(state, { id: 'a', isTopic: true }, false).seen.length, 2);
	});

	it('always makes a state that can be restored, of bounded length', () => {
		const subject = fc.record({ id: fc.nat(9).map(String), isTopic: fc.boolean() });
		const moves = fc.array(fc.oneof(fc.constantFrom(-1 as const, 1 as const), subject), {
			maxLength: 120,
		});
		fc.assert(
			fc.property(moves, (all) => {
				let state = visit(undefined, { id: 'first' }, false);
				for (const move of all) {
					state = typeof move === 'object' ? visit(state, move, false) : (step(state, move) ?? state);
				}
				assert.ok(parsePageState(state));
				assert.ok(state.seen.length <= 50);
			}),
			{ numRuns: 60 },
		);
	});
});

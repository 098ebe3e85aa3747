import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { parsePageState, type PageState } from '../../../src/protocol';
import { currentPaper, step, visit, withScroll } from '../../../src/webview/history';

const visitAll = (...citekeys: string[]) =>
	citekeys.reduce<PageState | undefined>((state, citekey) => visit(state, citekey, false), undefined);

describe('the papers seen in a panel', () => {
	it('go back and forward like the pages of a browser', () => {
		const state = visitAll('a', 'b', 'c');
		const back = state && step(state, -1);
		assert.equal(currentPaper(back)?.id, 'b');
		assert.equal(currentPaper(back && step(back, 1))?.id, 'c');
		assert.equal(state && step(state, 1), undefined);
	});

	it('forget the way forward when another paper is opened after going back', () => {
		const state = visitAll('a', 'b', 'c');
		const back = state && step(state, -1);
		const elsewhere = visit(back, 'd', false);
		assert.deepEqual(
			elsewhere.seen.map((paper) => paper.id),
			['a', 'b', 'd'],
		);
	});

	it('do not count the same paper twice when it is shown again, and take over its pin', () => {
		const state = visit(visitAll('a', 'b'), 'b', true);
		assert.equal(state.seen.length, 2);
		assert.equal(state.pinned, true);
	});

	it('keep how far down each was read', () => {
		const state = withScroll(visit(visitAll('a'), 'a', false), 120);
		const next = withScroll(visit(state, 'b', false), 40);
		assert.equal(currentPaper(step(next, -1))?.scroll, 120);
	});

	it('always make a state that can be restored, of bounded length', () => {
		const moves = fc.array(fc.oneof(fc.constantFrom(-1 as const, 1 as const), fc.nat(9).map(String)), {
			maxLength: 120,
		});
		fc.assert(
			fc.property(moves, (all) => {
				let state = visit(undefined, 'first', false);
				for (const move of all) {
					state = typeof move === 'string' ? visit(state, move, false) : (step(state, move) ?? state);
				}
				assert.ok(parsePageState(state));
				assert.ok(state.seen.length <= 50);
			}),
			{ numRuns: 60 },
		);
	});
});

import { strict as assert } from 'node:assert';
import type { Slices } from '../../src/core/model/slices';
import { runSlices } from '../../src/vscode/timing/runSlices';

describe('Work in slices', () => {
	it('shares a turn of the event loop where it is soon done', async () => {
		let turns = 0;
		let isOver = false;
		const count = (): void => {
			turns++;
			if (!isOver) {
				setImmediate(count);
			}
		};
		setImmediate(count);
		const all = Array.from({ length: 200 }, (_, at) => runSlices(shortWork(at)));
		assert.deepEqual(await Promise.all(all), [...all.keys()]);
		isOver = true;
		assert.ok(turns < 100, `${turns} turns for ${all.length} pieces of work`);
	});
});

function* shortWork(result: number): Slices<number> {
	yield;
	return result;
}

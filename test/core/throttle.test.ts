import { strict as assert } from 'node:assert';
import { Throttle } from '../../src/vscode/timing/throttle';
import { until } from '../support/until';

describe('Throttle', () => {
	it('does the work at once when asked, and once more at the end however often it is asked meanwhile', async () => {
		let count = 0;
		const throttle = new Throttle(
			() => count++,
			() => 1,
		);
		throttle.request();
		assert.equal(count, 1);
		throttle.request();
		throttle.request();
		assert.equal(count, 1);
		await until('the work is done once more', () => count === 2);
		throttle.dispose();
	});

	it('does at once what is wanted when there is no time to wait, and nothing when nothing is', () => {
		let count = 0;
		const throttle = new Throttle(
			() => count++,
			() => 60_000,
		);
		throttle.request();
		throttle.request();
		throttle.flush();
		throttle.flush();
		assert.equal(count, 2);
		throttle.dispose();
	});

	it('does nothing more once it is disposed of', async () => {
		let count = 0;
		const [throttle, other] = [1, 2].map(
			() =>
				new Throttle(
					() => count++,
					() => 1,
				),
		);
		assert.ok(throttle && other);
		throttle.request();
		throttle.request();
		throttle.dispose();
		other.request();
		other.request();
		await until('another one has done its work', () => count === 3);
		other.dispose();
	});
});

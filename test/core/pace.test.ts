import { strict as assert } from 'node:assert';
import { Pace } from '../../src/vscode/pace';
import { until } from '../support/until';

describe('Pace', () => {
	it('does the work at once when asked, and once more at the end however often it is asked meanwhile', async () => {
		let count = 0;
		const pace = new Pace(
			() => count++,
			() => 1,
		);
		pace.request();
		assert.equal(count, 1);
		pace.request();
		pace.request();
		assert.equal(count, 1);
		await until('the work is done once more', () => count === 2);
		pace.dispose();
	});

	it('does at once what is wanted when there is no time to wait, and nothing when nothing is', () => {
		let count = 0;
		const pace = new Pace(
			() => count++,
			() => 60_000,
		);
		pace.request();
		pace.request();
		pace.flush();
		pace.flush();
		assert.equal(count, 2);
		pace.dispose();
	});

	it('does nothing more once it is disposed of', async () => {
		let count = 0;
		const [pace, other] = [1, 2].map(
			() =>
				new Pace(
					() => count++,
					() => 1,
				),
		);
		assert.ok(pace && other);
		pace.request();
		pace.request();
		pace.dispose();
		other.request();
		other.request();
		await until('another one has done its work', () => count === 3);
		other.dispose();
	});
});

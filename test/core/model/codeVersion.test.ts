import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

describe('The version of the code', () => {
	it('is one hash in all that the build makes', () => {
		const [inNode, inBrowser] = ['node', 'browser'].map((host) => {
			const folder = path.join(__dirname, '../../../dist', host);
			const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
				file.endsWith('.js'),
			);
			return new Set(
				files.flatMap((file) => {
					const built = readFileSync(path.join(folder, file), 'utf8');
					return /\bcodeVersion = ['"]([0-9a-f]{16})['"]/.exec(built)?.[1] ?? [];
				}),
			);
		});
		assert.equal(inNode?.size, 1);
		assert.deepEqual(inBrowser, inNode);
	});
});

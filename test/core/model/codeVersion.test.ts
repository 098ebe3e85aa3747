import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';

describe('The version of the code', () => {
	it('is one hash in all that the build makes', () => {
		const versions = ['node', 'browser'].map((host) => {
			const built = readFileSync(path.join(__dirname, `../../../dist/${host}/extension.js`), 'utf8');
			return /\bcodeVersion = ['"]([0-9a-f]{16})['"]/.exec(built)?.[1];
		});
		assert.ok(versions[0]);
		assert.equal(versions[1], versions[0]);
	});
});

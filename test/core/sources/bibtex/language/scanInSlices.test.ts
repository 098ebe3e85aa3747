import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { scanInSlices } from '../../../../../src/core/sources/bibtex/language/scanInSlices';
import { finish } from '../../../../../src/core/model/slices';
import { scanBibtex } from '../../../../../src/core/sources/bibtex/scanBibtex';

const folder = path.join(__dirname, '../../../../fixtures/bibtex');
const texts = readdirSync(folder)
	.filter((name) => name.endsWith('.bib'))
	.map((name) => readFileSync(path.join(folder, name), 'utf8'));

describe('scanInSlices', () => {
	it('reads every fixture as it is read in one', () => {
		for (const text of texts) {
			for (const length of [1, 50, 1000, text.length]) {
				assert.deepEqual(finish(scanInSlices(text, length)), scanBibtex(text));
			}
		}
	});

	it('reads a comment that holds entries as one, wherever the slices end', () => {
		const text = '@misc{a, x=1}\n@comment{\n@misc{b,\n x=1}\n@misc{c,\n x=1}\n}\n@misc{d,\n x=1}\n';
		assert.deepEqual(finish(scanInSlices(text, 5)), scanBibtex(text));
	});

	it('reads a damaged file as it is read in one', () => {
		const sign = fc.constantFrom('{', '}', '"', ',', '=', '@', '%', '\n', '(');
		fc.assert(
			fc.property(
				fc.constantFrom(...texts.filter((text) => text.length < 5000)),
				fc.array(fc.tuple(fc.nat(), sign), { minLength: 1, maxLength: 5 }),
				fc.integer({ min: 1, max: 800 }),
				(text, changes, length) => {
					const damaged = changes.reduce((current, [place, inserted]) => {
						const at = place % current.length;
						return current.slice(0, at) + inserted + current.slice(at);
					}, text);
					assert.deepEqual(finish(scanInSlices(damaged, length)), scanBibtex(damaged));
				},
			),
			{ numRuns: 300 },
		);
	});

	it('stops after each slice', () => {
		const text = '@misc{a,\n  title = {T}\n}\n'.repeat(1000);
		const slices = scanInSlices(text, 1000);
		let count = 0;
		while (slices.next().done !== true) {
			count++;
		}
		assert.ok(count > text.length / 1000 / 2);
	});
});

import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { atLevel, checkLevels } from '../../../../src/core/sources/checks/checkLevels';
import { checkSource } from '../../../../src/core/sources/checkSource';

const root = path.join(__dirname, '../../../..');

interface Manifest {
	readonly contributes: {
		readonly configuration: {
			readonly properties: Readonly<
				Record<
					string,
					{ readonly properties?: Readonly<Record<string, { default: string; description: string }>> }
				>
			>;
		};
	};
}

describe('The levels of checks', () => {
	const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
	const offered = contributes.configuration.properties['marginalia.bibliography.checks']?.properties ?? {};

	it('are offered by the setting for every problem that a bibliography can have, as they are by default', () => {
		const defaults = Object.entries(offered).map(([code, { default: level }]) => [code, level]);
		assert.deepEqual(Object.fromEntries(defaults), checkLevels);
		for (const [code, { description }] of Object.entries(offered)) {
			assert.match(description, /\w+ \w+/, code);
		}
	});

	it('are known for every problem in the fixtures', () => {
		const folders = ['bibtex', 'csl', 'ris', 'yaml'].map((name) => path.join(root, 'test/fixtures', name));
		const files = folders.flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)));
		const codes = files.flatMap((file) =>
			(checkSource(file, readFileSync(file)) ?? []).map(({ code }) => code),
		);
		assert.ok(new Set(codes).size > 30);
		assert.deepEqual(
			codes.filter((code) => !(code in checkLevels)),
			[],
		);
	});

	it('leave out what is off, and count before what a reader says', () => {
		const start = { line: 0, character: 0 };
		const problem = {
			code: 'json-broken',
			severity: 'warning',
			message: 'Broken.',
			range: { start, end: start },
		} as const;
		assert.deepEqual(atLevel(problem, {}), [problem]);
		assert.deepEqual(atLevel(problem, { 'json-broken': 'error' }), [{ ...problem, severity: 'error' }]);
		assert.deepEqual(atLevel(problem, { 'json-broken': 'off' }), []);
		assert.deepEqual(atLevel({ ...problem, code: 'bibtex-unescaped-ampersand' }, {}), []);
	});
});

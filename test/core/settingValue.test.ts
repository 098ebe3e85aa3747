import { strict as assert } from 'node:assert';
import { usableValue, type SettingSchema } from '../../src/vscode/settingValue';

describe('What stands in a file of settings', () => {
	const level: SettingSchema = { type: 'string', enum: ['error', 'off'] };
	const cases: [schema: SettingSchema, value: unknown, usable: unknown][] = [
		[{ type: 'boolean' }, false, false],
		[{ type: 'boolean' }, 'yes', undefined],
		[{ type: 'string' }, '', ''],
		[{ type: 'string' }, 7, undefined],
		[level, 'off', 'off'],
		[level, 'loud', undefined],
		[{ type: 'array', items: { type: 'string' } }, ['a', null, ['b'], 3, 'c'], ['a', 'c']],
		[{ type: 'array', items: { type: 'string' } }, [], []],
		[{ type: 'array', items: { type: 'string' } }, 'a', ['a']],
		[{ type: 'array', items: level }, 'loud', undefined],
		[{ type: 'array', items: { type: 'string' } }, null, undefined],
		[{ type: 'object', properties: { a: level, b: level } }, { a: 'off', b: 1, c: 'off' }, { a: 'off' }],
		[{ type: 'object', properties: { a: level } }, null, undefined],
		[{ type: 'object', properties: { a: level } }, ['off'], undefined],
	];
	for (const [schema, value, usable] of cases) {
		it(`is ${JSON.stringify(usable) ?? 'of no use'} for ${JSON.stringify(value)} where ${JSON.stringify(schema)} is asked for`, () =>
			assert.deepEqual(usableValue(value, schema), usable));
	}
});

import { strict as assert } from 'node:assert';
import { paperIdentifiers, readIdentifiers } from '../../../src/core/search/identifiers';
import { toPaper } from './papers';

describe('readIdentifiers', () => {
	const cases: Readonly<Record<string, string>> = {
		'2412.14170': '2412.14170',
		'arXiv:2412.14170v2': '2412.14170',
		'https://arxiv.org/abs/2412.14170': '2412.14170',
		'arxiv: math/0309136': 'math/0309136',
		'https://doi.org/10.48550/arXiv.2412.14170': '2412.14170',
		'doi:10.1145/1031171.1031181.': '10.1145/1031171.1031181',
		'@yuan2024ECAR': 'yuan2024ecar',
		'[@yuan2024ecar]': 'yuan2024ecar',
		'@{https://example.org/a}': 'https://example.org/a',
	};
	for (const [query, expected] of Object.entries(cases)) {
		it(`reads ${expected} in ${query}`, () => {
			assert.ok(readIdentifiers(query).includes(expected), String(readIdentifiers(query)));
		});
	}

	it('finds nothing in nothing', () => {
		assert.deepEqual(readIdentifiers('  '), []);
	});
});

describe('paperIdentifiers', () => {
	it('gives them in the form in which queries name them', () => {
		const paper = toPaper({ citekey: 'Knuth:1984', arxiv: '2412.14170v3', DOI: '10.1093/COMJNL/27.2.97' });
		assert.deepEqual(paperIdentifiers(paper), ['knuth:1984', '2412.14170', '10.1093/comjnl/27.2.97']);
	});
});

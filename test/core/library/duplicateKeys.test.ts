import { strict as assert } from 'node:assert';
import { duplicateKeyProblems } from '../../../src/core/library/duplicateKeys';
import { located, rangeOf } from './located';

describe('duplicateKeyProblems', () => {
	const tokens = located({ citekey: 'xu' }, 'a.bib', 1);
	const codes = located({ citekey: 'xu', title: 'Codes for robots' }, 'b.bib', 2);

	it('gives every copy of a key of two papers a problem that shows the others', () => {
		const problems = duplicateKeyProblems([tokens, codes, located({ citekey: 'li' }, 'b.bib', 3)], rangeOf);
		assert.deepEqual(
			problems.map(({ source, problem }) => [source, problem.code, problem.range, problem.related]),
			[
				[
					'a.bib',
					'citekey-ambiguous',
					rangeOf(tokens),
					[{ source: 'b.bib', range: rangeOf(codes), message: '“Codes for robots” (Yi Xu, 2024)' }],
				],
				[
					'b.bib',
					'citekey-ambiguous',
					rangeOf(codes),
					[
						{
							source: 'a.bib',
							range: rangeOf(tokens),
							message: '“Tokens without codebooks” (Yi Xu, 2024)',
						},
					],
				],
			],
		);
	});

	it('has nothing against copies of one work', () => {
		assert.deepEqual(duplicateKeyProblems([tokens, located({ citekey: 'xu' }, 'b.bib')], rangeOf), []);
	});

	it('names only the other works among many copies', () => {
		const copy = located({ citekey: 'xu' }, 'c.bib');
		const problems = duplicateKeyProblems([tokens, copy, codes], rangeOf);
		assert.deepEqual(
			problems.map(({ problem }) => problem.related?.length),
			[1, 1, 2],
		);
	});

	it('tells keys apart by case, and passes over entries without a key', () => {
		const upper = located({ citekey: 'XU', title: 'Codes' });
		const none = [located({ title: 'Codes' }), located({ title: 'Robots' })];
		assert.deepEqual(duplicateKeyProblems([tokens, upper, ...none], rangeOf), []);
	});

	it('says so where the other is a version of the same paper', () => {
		const preprint = located({ citekey: 'xu', type: 'article', arxiv: '2412.14170' }, 'b.bib');
		const published = located({ citekey: 'xu', 'container-title': 'Nature', DOI: '10.1000/a' }, 'a.bib');
		const [first] = duplicateKeyProblems([published, preprint], rangeOf);
		assert.match(first?.problem.message ?? '', /another version of this paper/);
	});
});

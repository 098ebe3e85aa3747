import { strict as assert } from 'node:assert';
import { findIdentifiers, normalizeArxiv, normalizeDoi } from '../../../src/core/library/identifiers';

/** Each identifier as it stands in the text, with its normalised value. */
function found(text: string): string[][] {
	return findIdentifiers(text).map(({ kind, value, span }) => [
		kind,
		value,
		text.slice(span.start, span.end),
	]);
}

describe('findIdentifiers', () => {
	const cases: readonly (readonly [string, readonly (readonly string[])[]])[] = [
		['see arXiv:2412.14170v2.', [['arxiv', '2412.14170', 'arXiv:2412.14170v2']]],
		['bare 2412.14170 too', [['arxiv', '2412.14170', '2412.14170']]],
		['the old arXiv:math/0309136', [['arxiv', 'math/0309136', 'arXiv:math/0309136']]],
		['(https://arxiv.org/abs/2412.14170)', [['arxiv', '2412.14170', 'https://arxiv.org/abs/2412.14170']]],
		[
			'[pdf](https://arxiv.org/pdf/2412.14170v1.pdf)',
			[['arxiv', '2412.14170', 'https://arxiv.org/pdf/2412.14170v1.pdf']],
		],
		[
			'https://doi.org/10.48550/arXiv.2412.14170.',
			[['doi', '10.48550/arxiv.2412.14170', 'https://doi.org/10.48550/arXiv.2412.14170']],
		],
		[
			'doi:10.1016/S0370-2693(02)02040-5, and',
			[['doi', '10.1016/s0370-2693(02)02040-5', 'doi:10.1016/S0370-2693(02)02040-5']],
		],
		['(10.1000/xyz123)', [['doi', '10.1000/xyz123', '10.1000/xyz123']]],
		['as hep-th/9901001v2 has it', [['arxiv', 'hep-th/9901001', 'hep-th/9901001v2']]],
		['the path docs/math/1234567 and maths/1234567', []],
		...(
			[
				['https://arxiv.org/abs/2412.14170?context=cs', 'arxiv', '2412.14170'],
				['https://ar5iv.labs.arxiv.org/html/2412.14170', 'arxiv', '2412.14170'],
				['https://www.alphaxiv.org/abs/2412.14170v1', 'arxiv', '2412.14170'],
				['https://huggingface.co/papers/2412.14170', 'arxiv', '2412.14170'],
				['https://dl.acm.org/doi/10.1145/3292500.3330701', 'doi', '10.1145/3292500.3330701'],
				[
					'https://dl.acm.org/doi/pdf/10.1145/3292500.3330701?download=true',
					'doi',
					'10.1145/3292500.3330701',
				],
				['https://link.springer.com/article/10.1007/s10994-021-05946-3', 'doi', '10.1007/s10994-021-05946-3'],
				[
					'https://link.springer.com/content/pdf/10.1007/s10994-021-05946-3.pdf',
					'doi',
					'10.1007/s10994-021-05946-3',
				],
				[
					'https://onlinelibrary.wiley.com/doi/full/10.1002/(SICI)1097-4571#b1',
					'doi',
					'10.1002/(sici)1097-4571',
				],
				[
					'https://www.frontiersin.org/articles/10.3389/fpsyg.2018.01221/full',
					'doi',
					'10.3389/fpsyg.2018.01221',
				],
				[
					'https://www.biorxiv.org/content/10.1101/2020.01.30.927871v2.full',
					'doi',
					'10.1101/2020.01.30.927871',
				],
				['https://doi.org/10.1002/x%3C1::y%3E2?utm_source=a', 'doi', '10.1002/x<1::y>2'],
				['https://doi.org/10.1000/100%', 'doi', '10.1000/100%'],
				['https://pubmed.ncbi.nlm.nih.gov/12345678/', 'pmid', '12345678'],
				['https://pubmed.ncbi.nlm.nih.gov/12345678/?from_pos=1#abstract', 'pmid', '12345678'],
				['https://www.ncbi.nlm.nih.gov/pubmed/12345678', 'pmid', '12345678'],
				['http://www.ncbi.nlm.nih.gov/pubmed/1?dopt=Abstract', 'pmid', '1'],
				['https://europepmc.org/article/MED/12345678', 'pmid', '12345678'],
				['PMID: 12345678', 'pmid', '12345678'],
			] as const
		).map(([text, kind, value]) => [text, [[kind, value, text]]] as const),
		['version 1.2412.14170 and 2499.14170 and 12412.14170', []],
		['costs 2412.141 or 2412.141701', []],
		[
			'(https://pubmed.ncbi.nlm.nih.gov/12345678).',
			[['pmid', '12345678', 'https://pubmed.ncbi.nlm.nih.gov/12345678']],
		],
		['12345678, pubmed.ncbi.nlm.nih.gov/help/ and ncbi.nlm.nih.gov/pubmed/1234567890', []],
		['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/', []],
	];
	for (const [text, expected] of cases) {
		it(`reads “${text}”`, () => assert.deepEqual(found(text), expected));
	}
});

describe('normalised identifiers', () => {
	it('drop prefix, version, resolver and case', () => {
		assert.equal(normalizeArxiv('arXiv: 2412.14170v12'), '2412.14170');
		for (const before of [
			'http://dx.doi.org/',
			'https://www.doi.org/',
			'http://doi.acm.org/',
			'doi.org/',
			'DOI: ',
			'doi ',
		]) {
			assert.equal(normalizeDoi(`${before}10.1000/ABC`), '10.1000/abc', before);
		}
	});
});

import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { deriveSampleLibrary } from '../../../src/core/library/sampleLibrary';
import { parseSample, serializeSample } from '../../../src/core/library/savedSample';
import { Library } from '../../../src/core/library/library';
import { identityHashes } from '../../../src/core/library/identity/identityHashes';
import { findLink } from '../../../src/core/model/paper';
import { toIsoDate } from '../../../src/core/model/partialDate';

const read = (name: string): string => readFileSync(`corpus/${name}`, 'utf8');
const sources = {
	listing: read('trending-papers.txt'),
	metadata: read('metadata.json'),
	topics: read('topics.json'),
};
const { papers, problems } = deriveSampleLibrary(sources);
const records = JSON.parse(sources.metadata) as {
	title: string;
	arxiv: string;
	authors: { family?: string; literal?: string }[];
	published: string;
	venue: string | null;
}[];
const topics = JSON.parse(sources.topics) as { topic: string; papers: string[] }[];

describe('the sample library', () => {
	it('has 73 papers and no problems', () => {
		assert.equal(papers.length, 73);
		assert.deepEqual(problems, []);
	});

	records.forEach((record, at) => {
		it(`has “${record.title.slice(0, 50)}” as its record says`, () => {
			const paper = papers[at];
			assert.ok(paper);
			assert.equal(paper.provenance.verbatim?.title ?? paper.title, record.title);
			assert.equal(paper.arxiv, record.arxiv);
			assert.deepEqual(paper.author, record.authors);
			assert.equal(paper.issued && toIsoDate(paper.issued), record.published);
			assert.equal(paper['container-title'], record.venue ?? undefined);
			assert.equal(paper.DOI, `10.48550/arXiv.${record.arxiv}`);
			assert.equal(findLink(paper, 'pdf'), `https://arxiv.org/pdf/${record.arxiv}`);
			assert.ok((paper.abstract?.length ?? 0) > 300);
			assert.deepEqual(
				paper.topics,
				topics.filter((topic) => topic.papers.includes(record.title)).map(({ topic }) => topic),
			);
			assert.ok(paper.topics.length > 0);
		});
	});

	it('has the citekeys people see, which change only on purpose', () => {
		const listed = readFileSync('test/fixtures/sample-citekeys.txt', 'utf8').trimEnd().split('\n');
		assert.deepEqual(
			papers.map(({ citekey }) => citekey),
			listed,
		);
		assert.equal(new Set(listed).size, 73);
	});

	it('types papers by venue', () => {
		const typeOf = (venue: string | null): string | undefined =>
			papers[records.findIndex((record) => record.venue === venue)]?.type;
		assert.equal(typeOf('TACL 2024'), 'article-journal');
		assert.equal(typeOf('TMLR 2025'), 'article-journal');
		assert.equal(typeOf('Knowledge and Information Systems 2025'), 'article-journal');
		assert.equal(typeOf('Findings of EMNLP 2023'), 'paper-conference');
		assert.equal(typeOf(null), 'article');
		assert.equal(papers.find(({ type }) => type === 'article')?.publisher, 'arXiv');
	});

	it('has the links of metadata and abstract once each, the most specific kind first', () => {
		const bridging = papers.find(({ citekey }) => citekey === 'wang2025bridging');
		assert.deepEqual(bridging?.links, [
			{ kind: 'arxiv', url: 'https://arxiv.org/abs/2503.16430' },
			{ kind: 'pdf', url: 'https://arxiv.org/pdf/2503.16430' },
			{ kind: 'doi', url: 'https://doi.org/10.48550/arXiv.2503.16430' },
			{ kind: 'code', url: 'https://github.com/YuqingWang1029/TokenBridge' },
			{ kind: 'project', url: 'https://yuqingwang1029.github.io/TokenBridge/' },
		]);
	});

	it('is the same bytes each time, and reads back as it was', () => {
		const text = serializeSample(papers);
		assert.equal(serializeSample(deriveSampleLibrary(sources).papers), text);
		const library = new Library();
		library.replace('sample', parseSample(text), 'fallback');
		assert.deepEqual(library.papers, papers);
		assert.equal(serializeSample(library.papers), text);
	});

	it('brings the fingerprints that its entries have', () => {
		for (const { entry, citekey, keys, hash } of parseSample(serializeSample(papers))) {
			assert.deepEqual([keys, citekey], [identityHashes(entry), entry.citekey]);
			assert.ok(hash);
		}
	});

	it('reports what listing, metadata and topics do not share', () => {
		const derived = deriveSampleLibrary({
			...sources,
			metadata: JSON.stringify([...records.slice(1), { ...records[0], title: 'Unlisted' }]),
			topics: JSON.stringify([...topics, { topic: 'New', papers: ['Unknown'] }]),
		});
		assert.equal(derived.papers.length, 73);
		assert.deepEqual(
			derived.problems.map(({ code, range }) => [code, range.start.line]),
			[
				['sample-without-metadata', 10],
				['sample-metadata-unlisted', 0],
				['sample-topic-unlisted', 0],
			],
		);
	});
});

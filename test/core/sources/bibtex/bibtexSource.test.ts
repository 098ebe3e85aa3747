import { strict as assert } from 'node:assert';
import { parseBibtexSource } from '../../../../src/core/sources/bibtex/bibtexSource';
import { createSourceReader } from '../../../../src/core/sources/sourceReader';

describe('parseBibtexSource', () => {
	it('makes a paper’s facts of an entry, with the title as the file has it', () => {
		const { entries, problems } = parseBibtexSource(
			[
				'',
				'@inproceedings{he2016,',
				'  title = {Deep {R}esidual Learning for \\emph{Image} Recognition},',
				'  author = {He, Kaiming and others},',
				'  booktitle = {Proceedings of the IEEE Conference},',
				'  date = {2016-06/..},',
				'  pages = {770--778},',
				'  doi = {https://doi.org/10.1109/CVPR.2016.90},',
				'  eprint = {1512.03385v1}, archiveprefix = {arXiv}, primaryclass = {cs.CV},',
				'  keywords = {vision > recognition, depth},',
				'  abstract = {Code at \\url{https://github.com/KaimingHe/deep-residual-networks}.},',
				'}',
			].join('\n'),
		);
		assert.deepEqual(problems, []);
		assert.deepEqual(entries, [
			{
				citekey: 'he2016',
				type: 'paper-conference',
				title: 'Deep Residual Learning for Image Recognition',
				author: [{ family: 'He', given: 'Kaiming' }],
				issued: { year: 2016, month: 6 },
				'container-title': 'Proceedings of the IEEE Conference',
				page: '770-778',
				DOI: '10.1109/CVPR.2016.90',
				URL: 'https://arxiv.org/abs/1512.03385',
				arxiv: '1512.03385',
				category: 'cs.CV',
				abstract: 'Code at https://github.com/KaimingHe/deep-residual-networks.',
				topics: ['vision/recognition', 'depth'],
				links: entries[0]?.links,
				range: { start: { line: 1, character: 0 }, end: { line: 11, character: 1 } },
			},
		]);
		assert.deepEqual(entries[0]?.links.map(({ kind }) => kind).sort(), ['arxiv', 'code', 'doi', 'pdf']);
	});

	it('keeps what tells editions and works apart: editors, edition, ISBN, PMID', () => {
		const { entries } = parseBibtexSource(
			'@book{a, title = {T}, editor = {Loux, M. and others}, edition = {2}, isbn = {0-262-03384-8}, pmid = {26017442}}',
		);
		const { editor, edition, ISBN, PMID } = entries[0] ?? {};
		assert.deepEqual(
			[editor, edition, ISBN, PMID],
			[[{ family: 'Loux', given: 'M.' }], '2', '0-262-03384-8', '26017442'],
		);
	});

	it('takes the beginning of a range that is open at its end for the date', () => {
		const { entries } = parseBibtexSource(
			'@misc{a, title = {A}, date = {1999-10/}}@misc{b, title = {B}, date = {1999/2001}}',
		);
		assert.deepEqual(
			entries.map(({ issued }) => issued),
			[
				{ year: 1999, month: 10 },
				{ year: 1999, end: { year: 2001 } },
			],
		);
	});

	it('finds an arXiv id in the second pair of braces of the Web of Science, and in Mendeley’s arxivId alone', () => {
		const { entries } = parseBibtexSource(
			'@misc{a, title = {A}, archiveprefix = {{arXiv}}, eprint = {{1706.03762}}}' +
				'@misc{b, title = {B}, archiveprefix = {arXiv}, arxivId = {1512.03385}}',
		);
		assert.deepEqual(
			entries.map(({ arxiv }) => arxiv),
			['1706.03762', '1512.03385'],
		);
	});

	it('finds an arXiv id, or its address, in the field arxiv of homepages', () => {
		const { entries } = parseBibtexSource(
			'@article{a, title = {A}, journal = {J}, arxiv = {1706.03762}}' +
				'@article{b, title = {B}, journal = {J}, arxiv = {{https://arxiv.org/abs/1512.03385v2}}}',
		);
		assert.deepEqual(
			entries.map(({ arxiv }) => arxiv),
			['1706.03762', '1512.03385'],
		);
	});

	it('links the address in howpublished or note, where there is no url', () => {
		const { entries } = parseBibtexSource(
			'@misc{a, title = {T}, howpublished = {\\url{http://a.org/b\\_c}}}' +
				'@misc{b, title = {T}, note = {Available at \\url{https://b.org}. Accessed 2020}}' +
				'@misc{c, title = {T}, url = {https://c.org}, note = {\\url{https://d.org}}}',
		);
		assert.deepEqual(
			entries.map(({ links }) => links),
			[
				[{ kind: 'web', url: 'http://a.org/b_c' }],
				[{ kind: 'web', url: 'https://b.org' }],
				[{ kind: 'web', url: 'https://c.org' }],
			],
		);
	});

	it('takes OSTI’s abstractNote for the abstract', () => {
		const { entries } = parseBibtexSource('@misc{osti_1, title = {T}, abstractNote = {It is shown.}}');
		assert.equal(entries[0]?.abstract, 'It is shown.');
	});

	it('reads an abstract without the tags of JATS, as Frontiers exports it', () => {
		const { entries } = parseBibtexSource(
			'@article{a, title = {T}, abstract = {In <italic>E. coli</italic>, at <ext-link ext-link-type="uri"\n xlink:href="http://a.org">a.org</ext-link>.}}',
		);
		assert.equal(entries[0]?.abstract, 'In E. coli, at a.org.');
	});

	it('takes each tag of BibSonomy for a topic', () => {
		const { entries } = parseBibtexSource(
			'@misc{a, title = {T}, interhash = {0cc175b9}, keywords = {folksonomy web mining}}',
		);
		assert.deepEqual(entries[0]?.topics, ['folksonomy', 'web', 'mining']);
	});

	it('reads an address whose tilde is written by its number, as GAP’s packages do', () => {
		const { entries } = parseBibtexSource(
			'@misc{a, title = {T}, url = {http://a.org/{\\texttt{\\symbol{126}}}b}}@misc{b, title = {T}, url = {http://a.org/\\char126 b}}',
		);
		assert.deepEqual(
			entries.map(({ URL }) => URL),
			['http://a.org/~b', 'http://a.org/~b'],
		);
	});

	it('takes the collections of JabRef and Mendeley for topics, beside the keywords', () => {
		const { entries } = parseBibtexSource(
			'@misc{a, title = {T}, keywords = {Classics}, groups = {Software,  Classics}, mendeley-groups = {Biology/Cancer}}',
		);
		assert.deepEqual(entries[0]?.topics, ['Classics', 'Software', 'Biology/Cancer']);
	});

	it('keeps the keywords and files of all fields, as ScienceDirect and Citavi write them', () => {
		const { entries, problems } = parseBibtexSource(
			'@misc{a, title = {T}, keywords = {Eclipses}, keywords = {Planets}, keywords = {}, file = {a.pdf}, file = {http://a.org/b}}',
		);
		assert.deepEqual(entries[0]?.topics, ['Eclipses', 'Planets']);
		assert.deepEqual(entries[0]?.files, ['a.pdf', 'http://a.org/b']);
		assert.deepEqual(problems, []);
	});

	it('takes the keywords of authors where Scopus has none of its own', () => {
		const { entries } = parseBibtexSource(
			'@misc{a, title = {T}, author_keywords = {fake news; misinformation}}',
		);
		assert.deepEqual(entries[0]?.topics, ['fake news', 'misinformation']);
	});

	it('finds the DOI behind “doi/”, as the Publications Office of the European Union writes it', () => {
		const { entries } = parseBibtexSource('@book{a, title = {T}, doi = {doi/10.2861/192660}}');
		assert.equal(entries[0]?.DOI, '10.2861/192660');
	});

	it('gives an entry without key no citekey, and says so', () => {
		const { entries, problems } = parseBibtexSource('@misc{title = {No Key}}');
		assert.equal(entries[0]?.citekey, undefined);
		assert.equal(entries[0]?.title, 'No Key');
		assert.deepEqual(
			problems.map(({ code, severity }) => [code, severity]),
			[['bibtex-missing-key', 'error']],
		);
	});

	it('tells of missing braces once, and not of an undefined name, too', () => {
		for (const [field, code] of [
			['title = Some words}, year = 2001', 'bibtex-unquoted-value'],
			['title = Word}, year = 2001', 'bibtex-unquoted-value'],
			['title = word, year = 2001', 'bibtex-undefined-string'],
		] as const) {
			const { problems } = parseBibtexSource(`@misc{k, ${field}}`);
			assert.deepEqual(
				problems.map((problem) => problem.code),
				[code],
			);
		}
	});

	it('reads a name that every object knows as any other, wherever it stands', () => {
		const read = (name: string): string => {
			const text = [
				`@book{parent, ${name} = {x}, title = {T}, year = {2020}}`,
				`@${name}{${name}, ${name} = {x}, title = ${name} # {, A \\${name}{x} \\SI{1}{\\${name}}}, crossref = {parent}}`,
				`@inbook{child, crossref = {parent}, ids = {${name}}, langid = {${name}}, language = {${name}}}`,
				`@misc{paper, eprint = {1}, eprinttype = {${name}}, entrysubtype = {${name}}, month = ${name}}`,
				`@inbook{${name} = {x}, xref = {a}}`,
			].join('\n');
			const reading = createSourceReader('a.bib').read(new TextEncoder().encode(text));
			return JSON.stringify([reading.fresh, reading.problems]).replaceAll(new RegExp(name, 'gi'), 'name');
		};
		for (const name of ['constructor', 'toString', 'valueOf', 'isPrototypeOf']) {
			assert.equal(read(name), read('q'.repeat(name.length)));
		}
	});
});

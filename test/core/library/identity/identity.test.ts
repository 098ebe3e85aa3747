import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { areDistinct, relate, type Relation } from '../../../../src/core/library/identity/identity';
import { identityHashes } from '../../../../src/core/library/identity/identityHashes';
import { toWorkFacts } from '../../../../src/core/library/identity/workFacts';
import type { Entry, UnplacedEntry } from '../../../../src/core/model/entry';
import { assertLinear } from '../../../support/assertLinear';
import { located } from '../located';

type Fields = Partial<Entry>;

const nature: Fields = { 'container-title': 'Nature', volume: '521', page: '436-444' };
const preprint: Fields = { type: 'article', arxiv: '2412.14170' };
const column: Fields = { type: 'article-newspaper', 'container-title': 'The Times' };

const outlook: Fields = {
	type: 'report',
	title: 'World Economic Outlook',
	author: [{ literal: 'IMF' }],
	publisher: 'IMF',
};
const blas: Fields = {
	title: 'A Set of Level 3 Basic Linear Algebra Subprograms',
	'container-title': 'TOMS',
	volume: '16',
	issue: '1',
};
const page: Fields = {
	type: 'webpage',
	author: [{ literal: 'World Health Organization' }],
	publisher: 'WHO',
};

const book: Fields = {
	citekey: 'freedman2007',
	type: 'book',
	title: 'Statistics',
	author: [{ family: 'Freedman', given: 'David' }],
	publisher: 'Norton',
};
const chapter: Fields = {
	citekey: 'xu2024',
	type: 'chapter',
	title: 'Introduction',
	'container-title': 'Handbook of X',
};
const editorial: Fields = { ...nature, citekey: 'e', title: 'Editorial', author: [], page: undefined };
const faq: Fields = {
	citekey: 'faq',
	type: 'webpage',
	title: 'FAQ',
	author: [],
	issued: undefined,
	URL: 'https://example.org/faq',
};
const docs: Fields = {
	citekey: 'pytorch',
	type: 'webpage',
	title: 'PyTorch documentation',
	author: [{ literal: 'PyTorch Team' }],
};

const same: Readonly<Record<string, readonly [Fields, Fields]>> = {
	'a DOI in another form': [{ DOI: '10.1000/AbC' }, { DOI: 'https://doi.org/10.1000/abc' }],
	'a DOI that only an address holds': [
		{ DOI: '10.1145/3065386' },
		{ URL: 'https://dl.acm.org/doi/10.1145/3065386' },
	],
	'a DOI, and a title in another language on the same page': [
		{ DOI: '10.1000/x', title: 'Über Marken', page: '20' },
		{ DOI: '10.1000/x', title: 'On tokens', page: '20-30' },
	],
	'an arXiv id, with and without version': [
		{ ...preprint, arxiv: '2412.14170v3' },
		{ ...preprint, title: 'Tokens without any codebooks' },
	],
	'title, author and year, whatever ids Mendeley gave': [
		{ DOI: '10.1017/CBO9781107415324.004', arxiv: '1011.1669v3', PMID: '25246403', ISBN: '9788578110796' },
		{ DOI: '10.1145/3065386' },
	],
	'an arXiv id that only the container names': [
		preprint,
		{ title: 'Tokens, without codebooks!', 'container-title': 'arXiv preprint arXiv:2412.14170' },
	],
	'a PMID': [
		{ PMID: '7973651' },
		{ URL: 'https://pubmed.ncbi.nlm.nih.gov/7973651/', issued: { year: 2023 } },
	],
	'a report whose number one gives without its series': [
		{ type: 'report', number: 'CMU-CS-94-100' },
		{ type: 'report', number: '94-100' },
	],
	'a patent whose number one parts by commas': [
		{ type: 'patent', number: 'US 1,234,567' },
		{ type: 'patent', number: 'US1234567' },
	],
	"a report's number, with and without zeros": [
		{ type: 'report', number: 'TR-2020-007' },
		{ type: 'report', number: '7' },
	],
	'an arXiv id, whose version BibLaTeX tells apart from it': [
		{ ...preprint, version: '1' },
		{ ...preprint, version: '2' },
	],
	'a version of software, to the patch and to the minor one': [
		{ type: 'software', version: 'v2.1.0' },
		{ type: 'software', version: '2.1' },
	],
	"a paper's pages, and its number as the ACM has it for pages": [
		{ type: 'paper-conference', 'container-title': 'OSDI', page: '137-150' },
		{ type: 'paper-conference', 'container-title': 'OSDI', page: '10-10' },
	],
	"a server's DOI, with and without version": [
		{ DOI: '10.1101/2020.03.01.971234', type: 'article' },
		{ DOI: '10.1101/2020.03.01.971234v2', 'container-title': 'bioRxiv' },
	],
	'a volume that one does not know': [
		{ ...nature, page: undefined },
		{ ...nature, page: undefined, volume: '?' },
	],
	'an issue whose number stands there twice': [
		{ ...nature, page: undefined, issue: '3-4' },
		{ ...nature, page: undefined, issue: '3-3' },
	],
	'a short title on a page, of an author whose name one file has only the beginning of': [
		{ ...nature, title: 'Chairman’s report', author: [{ family: 'Tourinho Neto' }] },
		{ ...nature, title: 'Chairman’s report', author: [{ family: 'Tourinho' }] },
	],
	'an issue, with and without zeros': [
		{ ...nature, page: undefined, issue: '03' },
		{ ...nature, page: undefined, issue: '3' },
	],
	'an issue, with and without the number of all issues': [
		{ ...nature, page: undefined, issue: '3, 56' },
		{ ...nature, page: undefined, issue: '56' },
	],
	'volume and page, where a first author is misspelt': [
		{ ...nature, title: 'Tokens without codebooks', author: [{ family: 'Kelly' }] },
		{ ...nature, title: 'Tokens without codebooks', author: [{ family: 'Hamilton Kelly' }] },
	],
	'a thesis whose degree is named in two ways': [
		{ type: 'thesis', genre: 'Ph.D. dissertation' },
		{ type: 'thesis', genre: 'Doctoral Thesis' },
	],
	'a thesis whose degree only one names': [
		{ type: 'thesis', genre: 'Dissertation' },
		{ type: 'thesis', genre: 'PhD' },
	],
	'an ISBN of ten and of thirteen digits': [
		{ type: 'book', ISBN: '0-201-89683-4', issued: { year: 1997 } },
		{ type: 'book', ISBN: '9780201896831', issued: { year: 1998 } },
	],
	"an ISBN of a group's book, of which two files know two months": [
		{ ...outlook, type: 'book', ISBN: '0201896834', issued: { year: 2020, month: 1 } },
		{ ...outlook, type: 'book', ISBN: '0201896834', issued: { year: 2020, month: 6 } },
	],
	'an ISBN with dots, and one with dashes': [
		{ type: 'book', ISBN: '0.201.89683.4', issued: { year: 1997 } },
		{ type: 'book', ISBN: '978–0–201–89683–1', issued: { year: 1998 } },
	],
	'a citekey and a title': [
		{ citekey: 'k', author: [], issued: undefined },
		{ citekey: 'k', type: 'webpage' },
	],
	'a citekey, and all else, of a book whose title many bear': [book, book],
	'a citekey, and all else, of an introduction': [chapter, chapter],
	'a citekey, and all else, of an introduction that only one gives the pages of': [
		chapter,
		{ ...chapter, page: '1-9' },
	],
	'a citekey, and all else, of an editorial': [editorial, editorial],
	'a citekey, and all else, of a page that many have': [faq, faq],
	'a citekey, and all else, of an undated manual': [
		{ ...docs, title: 'Manual', issued: undefined },
		{ ...docs, title: 'Manual', issued: undefined },
	],
	'a citekey, of a page that moved': [
		{ ...docs, URL: 'https://pytorch.org/docs/stable' },
		{ ...docs, URL: 'https://docs.pytorch.org' },
	],
	'a citekey, of a page that moved and whose title many bear': [
		{ ...docs, title: 'Documentation', URL: 'https://pytorch.org/docs/stable' },
		{ ...docs, title: 'Documentation', URL: 'https://docs.pytorch.org' },
	],
	'an address whose host has capitals': [
		{ ...page, URL: 'https://GitHub.com/a/b' },
		{ ...page, URL: 'http://www.github.com/a/b/' },
	],
	'an address of a repository, as a page and to clone': [
		{ ...page, URL: 'https://github.com/pytorch/pytorch.git' },
		{ ...page, URL: 'https://github.com/pytorch/pytorch' },
	],
	'an address with a blank, and percent-encoded': [
		{ ...page, URL: 'https://a.com/x%20y%c3%a9' },
		{ ...page, URL: 'https://a.com/x yé' },
	],
	'volume and page, where the subtitle is missing': [
		nature,
		{ ...nature, title: 'Tokens without codebooks: a survey' },
	],
	'an arXiv id, under the title that a later version has': [
		{ ...preprint, title: 'Fast nets for slow graphs', issued: { year: 2019 } },
		{ ...preprint, title: 'Fast nets for slow and large graphs', issued: { year: 2021 } },
	],
	'a title that the publisher marks as retracted': [
		{ ...nature, DOI: '10.1016/S0140-6736(97)11096-0' },
		{ ...nature, DOI: '10.1016/s0140-6736(97)11096-0', title: 'RETRACTED: Tokens without codebooks' },
	],
	'two acronyms for a conference': [
		{ type: 'paper-conference', 'container-title': 'NAACL-HLT' },
		{
			type: 'paper-conference',
			'container-title':
				'Proceedings of the 2019 Conference of the North American Chapter of the Association for Computational Linguistics: ' +
				'Human Language Technologies, Volume 1 (Long and Short Papers)',
		},
	],
	...ofJournals({
		'IEEE Journal on Selected Areas in Communications': 'Selected Areas in Communications, IEEE Journal on',
		'Quantum Electronics, IEEE Journal of': 'IEEE Journal of Quantum Electronics',
		'JAMA: The Journal of the American Medical Association': 'Journal of the American Medical Association',
		'BMJ: British Medical Journal': 'British Medical Journal',
		'European Journal of Operational Research': 'European Journal of Operations Research',
		'ACM Journal of Experimental Algorithmics': 'J. Exp. Algorithmics',
	}),
	...ofPublishers({
		Springer: 'Springer Berlin Heidelberg',
		'Springer-Verlag': 'Springer Berlin Heidelberg',
		Wiley: 'John Wiley & Sons',
		'Academic Press': 'Academic Press, Inc.',
		IEEE: 'IEEE Press',
	}),
	'a group whose name one file protects': [
		{ author: [{ family: 'Organization', given: 'World Health' }] },
		{ author: [{ literal: 'World Health Organization' }] },
	],
	'a group whose name ends in a surname': [
		{ author: [{ family: 'Nations', given: 'United' }] },
		{ author: [{ literal: 'United Nations' }] },
	],
	'a group whose name begins as with initials': [
		{ author: [{ family: 'Agency', given: 'U.S. Environmental Protection' }] },
		{ author: [{ literal: 'U.S. Environmental Protection Agency' }] },
	],
	'a council': [
		{ author: [{ family: 'Council', given: 'National Research' }] },
		{ author: [{ literal: 'National Research Council' }] },
	],
	'a group of a proper name': [
		{ author: [{ family: 'Collaboration', given: 'ATLAS' }] },
		{ author: [{ literal: 'ATLAS Collaboration' }] },
	],
	'a person whose surname groups have, with and without an initial': [
		{ author: [{ family: 'Nations', given: 'James M.' }] },
		{ author: [{ family: 'Nations', given: 'James' }] },
	],
	'a person whose surname groups have, and an initial only': [
		{ author: [{ family: 'Council', given: 'J.' }] },
		{ author: [{ family: 'Council', given: 'John' }] },
	],
	'a citekey, and a subtitle with a slip': [
		{ citekey: 'k', title: 'Tokens: epistemological, scientific and practical sides', type: 'thesis' },
		{ citekey: 'k', title: 'Tokens: espistemological, scientific and practical sides', type: 'thesis' },
	],
	'a Chinese title whose subtitle is missing': [
		{ type: 'book', title: '新概念物理教程：力学', publisher: '高等教育出版社' },
		{ type: 'book', title: '新概念物理教程', publisher: '高等教育出版社' },
	],
	'a page of a person that two servers have': [
		{ type: 'webpage', URL: 'https://mirror.example.org/btxdoc.pdf' },
		{ type: 'webpage', URL: 'https://example.com/doc/btxdoc.pdf' },
	],
	'a report of a group that only one dates to the month': [
		{ ...outlook, issued: { year: 2020, month: 4 } },
		{ ...outlook, issued: { year: 2020 } },
	],
	"a conference's page, once as a journal's and in a series' volume": [
		{ type: 'paper-conference', 'container-title': 'ICML', volume: '1', page: '20' },
		{ 'container-title': 'ICML', volume: '97', page: '20' },
	],
	'volume and page, where a year passed until print': [nature, { ...nature, issued: { year: 2025 } }],
	'volume and page, where one has no author': [nature, { ...nature, author: [] }],
	'title, author and year': [{}, { title: 'TOKENS without code-books.' }],
	'a Chinese name in one piece and in two': [
		{ author: [{ literal: '王伟' }] },
		{ author: [{ family: '王', given: '伟' }] },
	],
	'a Chinese name whose given name is in Latin letters, once shortened': [
		{ author: [{ family: '王', given: 'Wei' }] },
		{ author: [{ family: '王', given: 'W.' }] },
	],
	'a Japanese name in one piece and in two': [
		{ author: [{ family: '山田太郎' }] },
		{ author: [{ family: '山田', given: '太郎' }] },
	],
	'a group of authors with and without its article': [
		{ author: [{ literal: 'The ATLAS Collaboration' }] },
		{ author: [{ family: 'ATLAS Collaboration' }] },
	],
	'a title with an ampersand, however it is written': [
		{ title: 'Tokens & codes' },
		{ title: 'Tokens &amp; codes' },
	],
	'a title with an article, Greek, accents and markup': [
		{ title: 'The $\\alpha$-tokens & Codebooks of Erdős' },
		{ title: 'α-tokens and <i>codebooks</i> of Erdos' },
	],
	'an author with a particle or an umlaut': [
		{ author: [{ family: 'Müller', 'non-dropping-particle': 'von', given: 'J.' }] },
		{ author: [{ family: 'von Mueller', given: 'Jan' }] },
	],
	'the name of a language with signs': [
		{ type: 'book', title: 'Algorithms in C++' },
		{ type: 'book', title: 'Algorithms in $C$++' },
	],
	'a day on the web and the next in print': [
		{ ...column, issued: { year: 2024, month: 2, day: 29 } },
		{ ...column, issued: { year: 2024, month: 3, day: 1 } },
	],
	'one address, on two days': [
		{ ...column, URL: 'https://example.org/a', issued: { year: 2024, month: 1, day: 1 } },
		{ ...column, URL: 'https://example.org/a/', issued: { year: 2024, month: 3, day: 1 } },
	],
	'a volume in Roman numerals, and its abbreviated word': [
		{ ...nature, volume: 'XIII' },
		{ ...nature, volume: 'Bd. 13' },
	],
	'a part of a volume': [
		{ type: 'book', volume: 'Bd. II, T. 1' },
		{ type: 'book', volume: '2/1' },
	],
	'a volume of a journal, and its issue': [
		{ ...nature, volume: '521(4)' },
		{ ...nature, volume: '521' },
	],
	'an edition in the words of its language': [
		{ type: 'book', edition: 'Zweite, verbesserte Auflage' },
		{ type: 'book', edition: '2' },
	],
	'an abbreviated journal': [
		{ 'container-title': 'Physical Review Letters' },
		{ 'container-title': 'Phys. Rev. Lett.' },
	],
	'a conference as a journal': [
		{ type: 'paper-conference', 'container-title': 'NIPS' },
		{ 'container-title': 'Advances in Neural Information Processing Systems' },
	],
};

const different: Readonly<Record<string, readonly [Fields, Fields]>> = {
	'an ISBN that a book kept from an edition long before': [
		{ type: 'book', ISBN: '9780201896831', issued: { year: 1968 } },
		{ type: 'book', ISBN: '9780201896831', issued: { year: 1997 } },
	],
	'a preprint, and a paper of its title from six years later': [
		preprint,
		{ ...nature, issued: { year: 2030 } },
	],
	'a preprint, and a paper of its title from two years before': [
		preprint,
		{ ...nature, issued: { year: 2022 } },
	],
	'a preprint, and a paper by another of the same family name': [
		preprint,
		{ ...nature, author: [{ family: 'Xu', given: 'Bo' }] },
	],
	'two DOIs': [{ DOI: '10.1000/a' }, { DOI: '10.1000/b' }],
	"a proceedings' DOI in two of its papers": [
		{ DOI: '10.1007/b99374', title: 'Arabic mathematical documents', page: '158' },
		{ DOI: '10.1007/b99374', title: 'Dynamic Arabic mathematical fonts', page: '149' },
	],
	'a DOI left over from the copied entry': [
		{ DOI: '10.1000/a' },
		{ DOI: '10.1000/a', title: 'Codes for mobile robots' },
	],
	'a DOI left over, and a subtitle in common, in other places and years': [
		{
			DOI: '10.3141/1',
			title: 'Classification of rural residents by activity: a case study of Iran villages',
			'container-title': '93rd Annual Meeting',
		},
		{
			DOI: '10.3141/1',
			title: 'Rural location pattern generation: a case study of Iran villages',
			'container-title': '94th Annual Meeting',
			issued: { year: 2025 },
		},
	],
	'a DOI left over in entries without title': [
		{ DOI: '10.1029/2002JD002268', title: '', author: [{ family: 'Kawa' }], page: '4201' },
		{ DOI: '10.1029/2002JD002268', title: '', author: [{ family: 'Feynman' }], page: '262' },
	],
	'author, page and DOI that another paper lent': [
		{ DOI: '10.1000/x', title: 'Justified ethicality', page: '1689', 'container-title': 'Chemical Modeling' },
		{ DOI: '10.1000/x', title: 'Spreading links', page: '1689', 'container-title': 'Annual Meeting' },
	],
	'what Mendeley gives to papers that it cannot tell': [
		{ DOI: '10.1017/CBO9781107415324.004', title: 'Justified ethicality', page: '1689' },
		{ DOI: '10.1017/CBO9781107415324.004', title: 'Spreading links', page: '1689' },
	],
	'two arXiv ids': [preprint, { ...preprint, arxiv: '2501.00001' }],
	'two volumes': [nature, { ...nature, volume: '522' }],
	'two pages': [nature, { ...nature, page: '500' }],
	'two issues': [
		{ ...nature, page: undefined, issue: '1' },
		{ ...nature, page: undefined, issue: '2' },
	],
	'two reports of one series': [
		{ type: 'report', number: 'TR-1' },
		{ type: 'report', number: 'TR-2' },
	],
	'two reports, of which the number of one ends in the digits of the other': [
		{ type: 'report', number: 'TR-12' },
		{ type: 'report', number: 'TR-2' },
	],
	'two issues that share a number, that of the one in its volume and of the other in all': [
		{ ...nature, page: undefined, issue: '1, 2' },
		{ ...nature, page: undefined, issue: '2, 3' },
	],
	'a column of two authors on one page of two issues': [
		{ ...nature, title: 'Chairman’s report', author: [{ family: 'Palais' }] },
		{ ...nature, title: 'Chairman’s report', author: [{ family: 'Spivak' }] },
	],
	'two patents': [
		{ type: 'patent', number: 'US 1,234,567' },
		{ type: 'patent', number: 'US 7,654,321' },
	],
	'two versions of software': [
		{ type: 'software', version: '1.18' },
		{ type: 'software', version: '1.19' },
	],
	'two versions, of which one ends as the other': [
		{ type: 'software', version: '1.2' },
		{ type: 'software', version: '2' },
	],
	'two editions': [
		{ type: 'book', edition: '2' },
		{ type: 'book', edition: 'Third' },
	],
	'another edition, and a book that names none, of two ISBNs': [
		{ type: 'book', edition: 'Revised', ISBN: '0-534-34049-0' },
		{ type: 'book', ISBN: '0-534-25284-2' },
	],
	'volumes in longer Roman numerals': [
		{ type: 'book', volume: 'XIII' },
		{ type: 'book', volume: 'XVII' },
	],
	'parts of one volume': [
		{ type: 'book', volume: '2/1' },
		{ type: 'book', volume: '2/2' },
	],
	'a volume, and a part of it': [
		{ type: 'book', volume: 'II' },
		{ type: 'book', volume: 'II.2' },
	],
	'first parts of two volumes': [
		{ type: 'book', volume: 'II,1' },
		{ type: 'book', volume: 'III,1' },
	],
	'volumes in Chinese numerals': [
		{ type: 'book', volume: '第十三卷' },
		{ type: 'book', volume: '第十四卷' },
	],
	'two parts': [{ title: 'Tokens, Part I' }, { title: 'Tokens, Part II' }],
	'two parts that letters tell apart': [
		{ type: 'book', title: 'LaTeX lernen – Teil A: Arbeitsheft', ISBN: '3-925118-46-2' },
		{ type: 'book', title: 'LaTeX lernen – Teil B: Manual', ISBN: '3-925118-46-2' },
	],
	'a part of a title without one': [
		{ title: 'Tokens', 'container-title': 'Nature' },
		{ title: 'Tokens: Part II', 'container-title': 'Nature' },
	],
	'a volume and the set it belongs to': [
		{ type: 'book', volume: 'A' },
		{ type: 'book', volume: undefined },
	],
	'a volume and an entry of no kind that names none': [{ type: 'book', volume: 'A' }, { type: 'document' }],
	'an erratum': [nature, { ...nature, title: 'Tokens without codebooks: erratum' }],
	'a conference and a journal': [
		{ type: 'paper-conference', 'container-title': 'ICML' },
		{ 'container-title': 'Machine Learning' },
	],
	'two journals': [{ 'container-title': 'Nature' }, { 'container-title': 'Science' }],
	'two Chinese names of one family': [
		{ author: [{ family: '王', given: '小明' }] },
		{ author: [{ family: '王', given: '小红' }] },
	],
	'theses for two degrees': [
		{ type: 'thesis', genre: 'Master’s thesis' },
		{ type: 'thesis', genre: 'PhD thesis' },
	],
	'a thesis and an article': [{ type: 'thesis' }, {}],
	'a report and an article': [{ type: 'report' }, {}],
	'a book and its chapter of the same title': [
		{ type: 'book' },
		{ type: 'chapter', 'container-title': 'Handbook' },
	],
	'editorials of one year': [
		{ title: 'Editorial', 'container-title': 'Nature', volume: '1' },
		{ title: 'Editorial', 'container-title': 'Nature', volume: '1' },
	],
	'reviews of books in one journal, in Chinese': [
		{ title: '书评', 'container-title': '历史研究' },
		{ title: '书评', 'container-title': '历史研究' },
	],
	'prefaces in one year, in Japanese': [
		{ type: 'chapter', title: 'はじめに', publisher: '岩波書店' },
		{ type: 'chapter', title: 'はじめに', publisher: '岩波書店' },
	],
	'introductions in one year, in Polish': [
		{ type: 'chapter', title: 'Wstęp', publisher: 'PWN' },
		{ type: 'chapter', title: 'Wstęp', publisher: 'PWN' },
	],
	'languages whose names differ by a sign': [
		{ type: 'book', title: 'Algorithms in C' },
		{ type: 'book', title: 'Algorithms in C++' },
	],
	'other such languages': [
		{ type: 'book', title: 'Algorithms in C++' },
		{ type: 'book', title: 'Algorithms in C#' },
	],
	'columns of two days': [
		{ ...column, issued: { year: 2024, month: 3, day: 1 } },
		{ ...column, issued: { year: 2024, month: 3, day: 8 } },
	],
	'letters of two days to one person': [
		{ type: 'personal_communication', title: 'To Hooker', issued: { year: 1844, month: 1, day: 11 } },
		{ type: 'personal_communication', title: 'To Hooker', issued: { year: 1844, month: 3, day: 23 } },
	],
	'telegrams of two days, as BibTeX has them': [
		{ type: 'document', title: 'Telegram', issued: { year: 1938, month: 9, day: 12 } },
		{ type: 'document', title: 'Telegram', issued: { year: 1938, month: 9, day: 29 } },
	],
	'judgements of two days': [
		{ type: 'legal_case', title: 'Beschluss', issued: { year: 2006, month: 1, day: 12 } },
		{ type: 'legal_case', title: 'Beschluss', issued: { year: 2006, month: 1, day: 30 } },
	],
	'columns of two days, as BibTeX has them': [
		{ 'container-title': 'The Times', issued: { year: 2024, month: 3, day: 1 } },
		{ 'container-title': 'The Times', issued: { year: 2024, month: 4, day: 1 } },
	],
	'two years': [{}, { issued: { year: 2025 } }],
	'two given names': [{}, { author: [{ family: 'Xu', given: 'Ming' }] }],
	'two second authors': [
		{ author: [{ family: 'Xu' }, { family: 'Li' }] },
		{ author: [{ family: 'Xu' }, { family: 'Ma' }] },
	],
	'code with the title of its paper': [nature, { type: 'document', URL: 'https://github.com/xu/tokens' }],
	'books of two publishers': [
		{ type: 'book', ISBN: '0-9819597-8-4', publisher: 'The Book Club' },
		{ type: 'book', ISBN: '1-56792-572-3', publisher: 'Godine' },
	],
	'a paper from page 1 and another with a subtitle behind it': [
		{ ...blas, page: '1-17' },
		{ ...blas, title: `${blas.title}: Model Implementation and Test Programs`, page: '18-28' },
	],
	'a citekey, and two subtitles': [
		{ citekey: 'IPCC2007', title: 'Climate Change 2007: The Physical Science Basis' },
		{ citekey: 'IPCC2007', title: 'Climate Change 2007: Mitigation of Climate Change' },
	],
	'a citekey, and a title that many pages bear': [
		{
			citekey: 'docs',
			title: 'Documentation',
			author: [],
			type: 'webpage',
			URL: 'https://docs.djangoproject.com',
		},
		{
			citekey: 'docs',
			title: 'Documentation',
			author: [],
			type: 'webpage',
			URL: 'https://flask.palletsprojects.com',
		},
	],
	'a citekey, and a title that many bear, in two books': [
		chapter,
		{ ...chapter, 'container-title': 'Companion to Semantics' },
	],
	'a citekey, and a title that many bear, of two authors': [
		chapter,
		{ ...chapter, author: [{ family: 'Li' }] },
	],
	'a citekey, and a title that many bear, and nothing else': [
		{ citekey: 'k', title: 'Manual', author: [] },
		{ citekey: 'k', title: 'Manual', author: [] },
	],
	'addresses whose paths differ in case': [
		{ ...page, title: 'Sepsis', URL: 'https://a.com/x' },
		{ ...page, title: 'Sepsis', URL: 'https://a.com/X' },
	],
	'an address with an encoded slash': [
		{ ...page, title: 'Sepsis', URL: 'https://a.com/x%2Fy' },
		{ ...page, title: 'Sepsis', URL: 'https://a.com/x/y' },
	],
	'an address with what is no UTF-8': [
		{ ...page, title: 'Sepsis', URL: 'https://a.com/%e9' },
		{ ...page, title: 'Sepsis', URL: 'https://a.com/é' },
	],
	'textbooks that share a word and an author': [
		{ type: 'book', title: 'Calculus', publisher: 'Cengage' },
		{ type: 'book', title: 'Calculus: Early Transcendentals', publisher: 'Cengage' },
	],
	'a textbook and its solutions': [
		{ type: 'book', title: 'Linear Algebra', publisher: 'Pearson' },
		{ type: 'book', title: 'Linear Algebra: Solutions Manual', publisher: 'Pearson' },
	],
	'two groups whose names end alike': [
		{ author: [{ family: 'Organization', given: 'World Health' }] },
		{ author: [{ family: 'Organization', given: 'World Trade' }] },
	],
	'pages of one group under one short title': [
		{
			...page,
			title: 'Coronavirus disease (COVID-19)',
			URL: 'https://www.who.int/emergencies/diseases/novel-coronavirus-2019',
		},
		{
			...page,
			title: 'Coronavirus disease (COVID-19)',
			URL: 'https://www.who.int/news-room/q-a-detail/coronaviruses',
		},
	],
	'two pages, of which one has a subtitle': [
		{ ...page, title: 'Sepsis in children', URL: 'https://www.who.int/sepsis' },
		{ ...page, title: 'Sepsis in children: what we know', URL: 'https://www.who.int/sepsis-facts' },
	],
	...ofJournals({
		'European Journal of Clinical Nutrition': 'American Journal of Clinical Nutrition',
		'Journal of the American Society of Nephrology': 'Clinical Journal of the American Society of Nephrology',
		'Clinical Nutrition, European Journal of': 'American Journal of Clinical Nutrition',
		'International Journal of Computers': 'International Journal of Computing',
		'Journal of Physics: Condensed Matter': 'Physical Review B: Condensed Matter',
	}),
	...ofPublishers({
		Press: 'ACM Press',
		University: 'University of Chicago',
		Science: 'Computer Science Press',
		'Academic Press': 'Kluwer Academic Publishers',
		'IEEE Press': 'AAAI Press',
		'Boston College': 'Boston University',
		'Institute of Physics': 'American Institute of Physics',
		'Chemical Society': 'Royal Chemical Society',
		'Royal Society': 'Royal Society of Medicine',
	}),
	'chapters of one book, of two subtitles': [
		{ type: 'chapter', title: 'Case study: Ghana', ISBN: '9780961392147' },
		{ type: 'chapter', title: 'Case study: Peru', ISBN: '9780961392147' },
	],
	'a poster and the paper it became': [nature, { type: 'document', publisher: 'Poster at the Fall Meeting' }],
	'reports under a title that many bear': [
		{ type: 'report', title: 'Progress report', publisher: 'Acme' },
		{ type: 'report', title: 'Progress report', publisher: 'Acme' },
	],
	'reports of one group, of two months': [
		{ ...outlook, issued: { year: 2020, month: 4 } },
		{ ...outlook, issued: { year: 2020, month: 10 } },
	],
	'updates of one group, of two months, that BibTeX knows no kind of': [
		{ ...outlook, type: 'document', issued: { year: 2021, month: 3 } },
		{ ...outlook, type: 'document', issued: { year: 2021, month: 5 } },
	],
	'a paper and its data in an archive': [
		{ 'container-title': 'Agronomy', volume: '4', page: '55' },
		{ type: 'document', DOI: '10.5061/dryad.k6djh9w5' },
	],
	'a preprint and its data in an archive': [
		preprint,
		{ type: 'document', DOI: '10.5281/zenodo.1234567', publisher: 'Zenodo' },
	],
	'a preprint and a paper of one title, whose second authors differ': [
		{ ...preprint, author: [{ family: 'Xu' }, { family: 'Li' }] },
		{ ...nature, author: [{ family: 'Xu' }, { family: 'Ma' }] },
	],
	'a thesis and its printed abstract': [
		{ type: 'thesis', genre: 'Дис. д-ра физ.-мат. наук' },
		{ type: 'thesis', genre: 'Автореф. дис. д-ра физ.-мат. наук' },
	],
	'nothing to go by': [
		{ title: '', author: [] },
		{ title: '', author: [] },
	],
};

const versions: Readonly<Record<string, readonly [Fields, Fields]>> = {
	'an arXiv id on both': [
		{ ...preprint, title: 'Tokens without any codebooks' },
		{ ...nature, arxiv: '2412.14170', DOI: '10.1000/a' },
	],
	'a title and an author, published two years later': [preprint, { ...nature, issued: { year: 2026 } }],
	"a server's DOI and a journal's": [
		{ DOI: '10.1101/2020.03.01.971234' },
		{ ...nature, DOI: '10.1038/nature14539' },
	],
	"a venue with arXiv's DOI": [
		preprint,
		{
			type: 'paper-conference',
			'container-title': 'ICLR',
			DOI: '10.48550/arXiv.2412.14170',
			arxiv: '2412.14170',
		},
	],
};

function relationOf(a: UnplacedEntry, b: UnplacedEntry): Relation {
	return relate(toWorkFacts(a), toWorkFacts(b));
}

describe('relate', () => {
	it('does work that grows as the text does, whatever stands behind the prefix of a DOI or in a version', () => {
		assertLinear(
			(size) => '1'.repeat(size),
			(text) => identityHashes(located({ ...preprint, DOI: `10.1101/${text}` }).entry),
		);
		assertLinear(
			(size) => '.0'.repeat(size / 2),
			(text) => identityHashes(located({ type: 'software', version: `1${text}.1` }).entry),
		);
	});

	for (const [kind, table] of Object.entries({ same, versions, different })) {
		for (const [what, [one, other]] of Object.entries(table)) {
			it(`says ${kind} of entries with ${what}`, () => {
				const [a, b] = [located(one).entry, located(other, 'b.bib').entry];
				const expected = kind === 'different' ? undefined : kind;
				assert.equal(relationOf(a, b)?.kind, expected);
				assert.equal(relationOf(b, a)?.kind, expected, 'the other way round');
				if (expected !== undefined) {
					const shared = identityHashes(a).filter((key) => identityHashes(b).includes(key));
					assert.notEqual(shared.length, 0, 'no fingerprint in common');
				}
			});
		}
	}

	// Few values each, so that most facts are equal, and cases in which each rule decides are frequent.
	const oneOf = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
	const fields = fc.record({
		type: fc.constantFrom(
			'article-journal',
			'paper-conference',
			'book',
			'chapter',
			'report',
			'thesis',
			'webpage',
		),
		citekey: oneOf('k'),
		title: fc.constantFrom(
			'Tokens',
			'Tokens: Ghana',
			'Tokens: Peru',
			'Tokens of Ghana and Peru',
			'Statistics',
			'',
		),
		author: fc.constantFrom([], [{ family: 'Xu', given: 'Yi' }], [{ family: 'Xu' }], [{ literal: 'WHO' }]),
		issued: fc.constantFrom(undefined, { year: 2023 }, { year: 2024 }),
		'container-title': oneOf(
			'Nature',
			'Journal of Nature',
			'Nature and nature and earth',
			'Nature, earth, sea',
			'arXiv',
		),
		publisher: oneOf('Springer', 'Springer Verlag', 'Press'),
		volume: oneOf('1', '2'),
		page: oneOf('1-5', '20-30', '31'),
		DOI: oneOf('10.1000/a', '10.5061/dryad.k6'),
		arxiv: oneOf('2412.14170'),
		ISBN: oneOf('9780961392147', '0201896834'),
		edition: oneOf('1', '2'),
		URL: oneOf('https://a.org/x', 'https://a.org/x/y', 'https://b.org'),
	});

	it('says the same the other way round', () => {
		fc.assert(
			fc.property(fields, fields, (one, other) => {
				const [a, b] = [located(one).entry, located(other).entry];
				assert.deepEqual(relationOf(a, b), relationOf(b, a));
			}),
			{ numRuns: 20_000 },
		);
	});

	it('takes a copy of an entry under its key for one work, whatever it says besides a title, and an author or an address', () => {
		fc.assert(
			fc.property(fields, (some) => {
				const { entry } = located({ ...some, citekey: 'k' });
				fc.pre(entry.title !== '' && (entry.author.length > 0 || entry.URL !== undefined));
				assert.equal(relationOf(entry, structuredClone(entry))?.kind, 'same');
			}),
			{ numRuns: 2_000 },
		);
	});

	it('takes entries of one DOI and one title for one work, whatever else they say, and never keeps them apart', () => {
		fc.assert(
			fc.property(fields, fields, (some, others) => {
				const DOI = '10.1000/a';
				const [one, other] = [
					toWorkFacts(located({ ...some, DOI }).entry),
					toWorkFacts(located({ ...others, title: some.title, DOI }).entry),
				];
				fc.pre(some.title !== '');
				assert.deepEqual(relate(one, other), { kind: 'same', strength: 4 });
				assert.equal(areDistinct(one, other), false);
			}),
			{ numRuns: 2_000 },
		);
	});
});

/** Papers that only differ in how their journals are called. */
function ofJournals(names: Readonly<Record<string, string>>): Record<string, readonly [Fields, Fields]> {
	return toCases(names, (one, other) => [{ 'container-title': one }, { 'container-title': other }]);
}

/** Books of these publishers, of which one lacks the subtitle. */
function ofPublishers(names: Readonly<Record<string, string>>): Record<string, readonly [Fields, Fields]> {
	return toCases(names, (one, other) => [
		{ type: 'book', title: 'Solution of Equations: a primer', publisher: one },
		{ type: 'book', title: 'Solution of Equations', publisher: other },
	]);
}

function toCases(
	names: Readonly<Record<string, string>>,
	toFields: (one: string, other: string) => readonly [Fields, Fields],
): Record<string, readonly [Fields, Fields]> {
	return Object.fromEntries(
		Object.entries(names).map(([one, other]) => [`${one} | ${other}`, toFields(one, other)]),
	);
}

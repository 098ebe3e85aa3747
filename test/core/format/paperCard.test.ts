import { strict as assert } from 'node:assert';
import { cardCommands, paperCard, unknownKeyCard } from '../../../src/core/format/paperCard';
import { mentionCommands } from '../../../src/core/format/paperMentions';
import { makePaper } from './papers';

const paper = makePaper({
	citekey: 'xu2024ecar',
	title: 'E-CAR: *fast* $k^{th}$ [tokens] $(add)',
	author: [
		{ family: 'Xu', given: 'Ada' },
		{ family: 'Li', given: 'Bo' },
	],
	issued: { year: 2024 },
	'container-title': 'ICLR 2025',
	topics: ['Images/Autoregressive', 'Tokens'],
	links: [
		{ kind: 'arxiv', url: 'https://arxiv.org/abs/2412.14170' },
		{ kind: 'code', url: 'https://github.com/x/y' },
	],
});

describe('paperCard', () => {
	it('shows title, authors, year, venue, summary and topics, all of it escaped', () => {
		const [title, about, summary, topics] = paperCard(paper, { summary: 'It is <b>fast</b>.' }).split('\n\n');
		assert.equal(title, '**E-CAR: \\*fast\\* kᵗʰ \\[tokens\\] &#36;(add)**');
		assert.equal(about, 'Ada Xu, Bo Li · 2024 · ICLR 2025');
		assert.equal(summary, 'It is &lt;b&gt;fast&lt;/b&gt;.');
		assert.equal(topics, 'Topics: Images › Autoregressive · Tokens');
	});

	it('keeps each text in its own direction', () => {
		const hebrew = { ...paper, title: 'ספר (א)', 'container-title': 'הוצאה', topics: ['Texts/שפות'] };
		const lines = paperCard(hebrew, { summary: 'זה הספר.' }).split('\n\n').slice(0, 4);
		assert.deepEqual(lines, [
			'**\u2068ספר (א)\u2069**',
			'Ada Xu, Bo Li · 2024 · \u2068הוצאה\u2069',
			'\u2068זה הספר.\u2069',
			'Topics: Texts › \u2068שפות\u2069',
		]);
	});

	it('ends with links that act', () => {
		const links = paperCard(paper).split('\n\n').at(-1)!;
		assert.match(links, /^\[Details\]\(command:marginalia\.showPaper\?%5B%22xu2024ecar%22%5D /);
		assert.match(links, /\[Cite\]\(command:marginalia\.insertCitation\?%5B%22xu2024ecar%22%5D /);
		assert.match(links, /\[arXiv\]\(https:\/\/arxiv\.org\/abs\/2412\.14170 /);
		assert.match(links, /\[Code\]\(https:\/\/github\.com\/x\/y /);
	});

	it('leads to this work, whatever other has its citekey', () => {
		const links = paperCard({ ...paper, id: 'xu2024ecar-2' });
		assert.match(links, /\[Details\]\(command:marginalia\.showPaper\?%5B%22xu2024ecar-2%22%5D /);
		assert.match(links, /\[Cite\]\(command:marginalia\.insertCitation\?%5B%22xu2024ecar-2%22%5D /);
	});

	it('opens its own PDF, else the one on the web', () => {
		const onWeb = { ...paper, links: [{ kind: 'pdf', url: 'https://x.org/a.pdf' }] } as const;
		assert.match(paperCard(onWeb), /\[PDF\]\(https:\/\/x\.org\/a\.pdf /);
		const own = paperCard({ ...onWeb, files: ['papers/a.pdf'] });
		assert.match(own, /\[PDF\]\(command:marginalia\.openPdf\?%5B%22xu2024ecar%22%5D /);
		assert.doesNotMatch(own, /x\.org/);
	});

	it('names the editors of a work without author', () => {
		const edited = { ...paper, author: [], editor: paper.author.slice(0, 1) };
		assert.match(paperCard(edited), /^Ada Xu \(ed\.\) · 2024 · ICLR 2025$/m);
	});

	it('has no commands where Markdown is not trusted', () => {
		assert.doesNotMatch(paperCard(paper, { commands: false }), /command:/);
	});

	it('leaves out what is not known', () => {
		assert.equal(paperCard(makePaper(), { commands: false }), '**Title**');
	});
});

describe('paperCard at a citation', () => {
	const at = { uri: 'file:///n.md', position: { line: 1, character: 2 } };
	const mentionsOf = (otherPlaces: number, otherNotes: number, ...literatureNotes: string[]): string =>
		paperCard(paper, { mentions: { ...at, otherPlaces, otherNotes, literatureNotes } })
			.split('\n\n')
			.slice(3, -1)
			.join('\n\n');

	it('tells where else the paper is cited, and leads there', () => {
		const command = `(command:${mentionCommands.references}?${encodeURIComponent(JSON.stringify([at.uri, at.position]))} `;
		const card = mentionsOf(3, 2);
		assert.ok(
			card.startsWith(`[Cited in 3 other places of this note, and in 2 other notes]${command}`),
			card,
		);
		assert.match(mentionsOf(1, 0), /^\[Cited in 1 other place of this note\]/);
		assert.match(mentionsOf(0, 1), /^\[Cited in 1 other note\]/);
		assert.equal(mentionsOf(0, 0), '');
	});

	it('leads to the notes about the paper, their names escaped', () => {
		assert.match(
			mentionsOf(0, 0, '@xu_*', 'reading'),
			/^Note: \[\\@xu\\_\\\*, reading\]\(command:marginalia\.openNote\?%5B%22xu2024ecar%22%5D /,
		);
		const mentions = { ...at, otherPlaces: 0, otherNotes: 0, literatureNotes: ['other'] };
		assert.match(
			paperCard({ ...paper, id: 'xu2024ecar #2' }, { mentions }),
			/openNote\?%5B%22xu2024ecar%20%232%22%5D /,
		);
	});
});

describe('unknownKeyCard', () => {
	const place = {
		uri: 'file:///n.md',
		range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } },
	};

	it('says that the key is unknown, and escapes it', () => {
		assert.equal(
			unknownKeyCard('no_[x]', []),
			'No paper in the library has the citekey **\\@no\\_\\[x\\]**.',
		);
	});

	it('offers the nearest papers, to look at and to put in place of the wrong key', () => {
		const card = unknownKeyCard('xu2024ekar', [paper], place);
		const argument = encodeURIComponent(JSON.stringify([place.uri, place.range, 'xu2024ecar']));
		assert.ok(card.includes(`- [\\@xu2024ecar](command:${cardCommands.replace}?${argument} `), card);
		assert.ok(card.includes(`(command:${cardCommands.details}?%5B%22xu2024ecar%22%5D `), card);
	});

	it('offers no replacement without a place', () => {
		assert.doesNotMatch(unknownKeyCard('xu2024ekar', [paper]), /replaceCitekey/);
	});
});

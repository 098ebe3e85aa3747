import { strict as assert } from 'node:assert';
import {
	authorLabel,
	authorList,
	byline,
	creditLabel,
	dateLabel,
	shortCitation,
	titleLabel,
	yearLabel,
} from '../../../src/core/format/labels';
import type { Person } from '../../../src/core/model/person';
import { makePaper } from './papers';

const ada: Person = { family: 'Xu', given: 'Ada' };
const guy: Person = { family: 'Broeck', given: 'Guy', 'non-dropping-particle': 'van den' };
const team: Person = { literal: 'LCM team' };

function by(...author: Person[]) {
	return makePaper({ author });
}

describe('labels of papers', () => {
	it('names one author, joins two, and shortens three to "et al."', () => {
		assert.equal(authorLabel(by(ada)), 'Xu');
		assert.equal(authorLabel(by(ada, guy)), 'Xu & van den Broeck');
		assert.equal(authorLabel(by(team, ada, guy)), 'LCM team et al.');
		assert.equal(authorLabel(by()), '');
	});

	it('names the editors of a work that has no author', () => {
		const edited = { ...by(), editor: [ada, guy], issued: { year: 2024 } };
		assert.equal(authorLabel(edited), 'Xu & van den Broeck');
		assert.equal(authorList(edited), 'Ada Xu, Guy van den Broeck (eds.)');
		assert.equal(authorList({ ...edited, editor: [ada] }), 'Ada Xu (ed.)');
		assert.equal(shortCitation({ ...edited, editor: [ada] }), 'Xu 2024');
		assert.equal(authorLabel({ ...edited, author: [team] }), 'LCM team');
	});

	it('reads "and others" as more authors, not as a person', () => {
		assert.equal(authorLabel(by(ada, { literal: 'others' })), 'Xu et al.');
	});

	it('lists full names up to a number, and counts the rest', () => {
		assert.equal(authorList(by(ada, guy)), 'Ada Xu, Guy van den Broeck');
		assert.equal(authorList(by(ada, guy, team), 1), 'Ada Xu and 2 more');
	});

	it('says authors, year and venue, and leaves out what is not known', () => {
		const paper = { ...by(ada), issued: { year: 2024 }, 'container-title': 'ICLR 2025' };
		assert.equal(byline(paper), 'Xu · 2024 · ICLR 2025');
		assert.equal(byline({ ...by(ada), arxiv: '2412.14170' }), 'Xu · arXiv');
		assert.equal(byline(by()), '');
	});

	it('cites by authors and year, without them by title and "n.d."', () => {
		assert.equal(shortCitation({ ...by(ada, guy, team), issued: { year: 2024 } }), 'Xu et al. 2024');
		assert.equal(shortCitation(by()), 'Title n.d.');
	});

	it('does not say the title again beside it', () => {
		assert.equal(creditLabel({ ...by(ada), issued: { year: 2024 } }), 'Xu 2024');
		assert.equal(creditLabel({ ...by(), issued: { year: 2024 } }), '2024');
		assert.equal(creditLabel(by()), 'n.d.');
	});

	it('shows as much of a date as is known', () => {
		const labels = [
			dateLabel({ year: 2024, month: 12, day: 18 }),
			dateLabel({ year: 2025, month: 3 }),
			dateLabel({ year: 2024 }),
			dateLabel({ year: -44 }),
			dateLabel({ year: 1450, circa: true }),
			dateLabel({ year: 2023, month: 5, day: 1, end: { year: 2023, month: 5, day: 4 } }),
			dateLabel({ year: 2023, month: 5, day: 30, end: { year: 2023, month: 6, day: 2 } }),
			dateLabel({ year: 2001, end: { year: 2003 } }),
		];
		assert.deepEqual(labels, [
			'18 December 2024',
			'March 2025',
			'2024',
			'44 BC',
			'c. 1450',
			'1–4 May 2023',
			'30 May – 2 June 2023',
			'2001–2003',
		]);
	});

	it('shows ranges of years', () => {
		assert.equal(yearLabel(makePaper({ issued: { year: 2001, end: { year: 2003 } } })), '2001–2003');
	});

	it('shows mathematics in a title as Unicode, on one line', () => {
		assert.equal(titleLabel(makePaper({ title: 'On $k^{th}$\n order' })), 'On kᵗʰ order');
		assert.equal(titleLabel(makePaper({ title: '' })), 'xu2024title');
	});
});

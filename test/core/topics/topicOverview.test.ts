import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import type { Paper } from '../../../src/core/model/paper';
import { finish } from '../../../src/core/model/slices';
import { sortPapers } from '../../../src/core/topics/sortPapers';
import { topicOverview, type OverviewOptions } from '../../../src/core/topics/topicOverview';
import { makePaper } from '../../support/makePaper';

const overview = (papers: readonly Paper[], options?: OverviewOptions) =>
	finish(topicOverview(papers, options));
const ofYears = (...years: readonly (number | undefined)[]) =>
	years.map((year, at) =>
		makePaper({ citekey: `p${at}`, issued: year === undefined ? undefined : { year } }),
	);
const periods = (...years: readonly number[]) =>
	overview(ofYears(...years)).periods.map(({ first, last, count }) => [first, last, count]);

describe('topicOverview', () => {
	it('counts the papers of every year from the first to the last, also where there are none', () => {
		assert.deepEqual(periods(2024, 2021, 2024), [
			[2021, 2021, 1],
			[2022, 2022, 0],
			[2023, 2023, 0],
			[2024, 2024, 2],
		]);
	});

	it('counts by decade as soon as there are more than forty years', () => {
		assert.equal(periods(1985, 2024).length, 40);
		assert.deepEqual(periods(1984, 2024, 2020), [
			[1980, 1989, 1],
			[1990, 1999, 0],
			[2000, 2009, 0],
			[2010, 2019, 0],
			[2020, 2029, 2],
		]);
	});

	it('stays short when a year is far off', () => {
		assert.deepEqual(periods(-44, 2024).at(0), [-100, -1, 1]);
		assert.ok(periods(2024, 20_245).length <= 40);
	});

	it('counts the papers without a date, which are in no year', () => {
		const { count, undated, periods: years } = overview(ofYears(2024, undefined, undefined));
		assert.deepEqual({ count, undated, years: years.length }, { count: 3, undated: 2, years: 1 });
		assert.deepEqual(overview(ofYears(undefined)).periods, []);
	});

	it('lists the newest first, those without a date last', () => {
		const { newest } = overview(ofYears(2020, undefined, 2024, 2022), { most: 4 });
		assert.deepEqual(
			newest.map(({ citekey }) => citekey),
			['p2', 'p3', 'p0', 'p1'],
		);
	});

	it('knows how many are unread and not cited only when somebody can tell', () => {
		const papers = ofYears(2020, 2021, 2022);
		const { unread, uncited } = overview(papers);
		assert.deepEqual([unread, uncited], [undefined, undefined]);
		const told = overview(papers, {
			isUnread: ({ issued }) => issued!.year > 2020,
			isCited: ({ issued }) => issued!.year > 2020,
		});
		assert.deepEqual([told.unread, told.uncited], [2, 1]);
		assert.equal(overview([], { isUnread: () => true }).unread, 0);
	});

	it('leaves no paper out of the years, and lists what sorting them all puts first', () => {
		const year = fc.option(fc.integer({ min: 1900, max: 2030 }), { nil: undefined });
		fc.assert(
			fc.property(fc.array(year, { maxLength: 30 }), fc.nat(12), (years, most) => {
				const papers = ofYears(...years);
				const told = overview(papers, { most });
				const inPeriods = told.periods.reduce((sum, { count }) => sum + count, 0);
				assert.equal(inPeriods + told.undated, papers.length);
				assert.ok(
					told.periods.every(({ first }, at) => at === 0 || first === told.periods[at - 1]!.last + 1),
				);
				assert.deepEqual(told.newest, finish(sortPapers(papers, 'year')).slice(0, most));
			}),
		);
	});
});

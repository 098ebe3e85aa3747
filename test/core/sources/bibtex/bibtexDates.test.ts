import { strict as assert } from 'node:assert';
import { parseBibtexDate, parseOldDate, type CslDate } from '../../../../src/core/sources/bibtex/bibtexDates';

const show = (date: CslDate | undefined): string =>
	date === undefined
		? ''
		: (date.literal ?? JSON.stringify(date['date-parts']).slice(1, -1)) + (date.circa ? ' circa' : '');

describe('parseBibtexDate', () => {
	const cases: readonly [text: string, date: string][] = [
		['2012', '[2012]'],
		['2012-03', '[2012,3]'],
		['2012-03-04', '[2012,3,4]'],
		['2012-03-04T10:20:30Z', '[2012,3,4]'],
		['2012-03/2013-05-06', '[2012,3],[2013,5,6]'],
		['2012/', '[2012],[0]'],
		['2012/..', '[2012],[0]'],
		['../2012', '[2012]'],
		['2012?', '[2012]'],
		['2012~', '[2012] circa'],
		['2012%', '[2012] circa'],
		['1723?~', '[1723] circa'],
		['2012-21', '[2012,21]'],
		['201X', '[2010],[2019]'],
		['19XX', '[1900],[1999]'],
		['2004-06-XX', '[2004,6]'],
		['-0043-03-15', '[-44,3,15]'],
		['0000', '[0]'],
		['y17000', '[17000]'],
		['March 2012', '[2012,3]'],
		['18 December 2024', '[2024,12,18]'],
		['2024/12/18', '[2024,12,18]'],
		['c. 1500', '[1500] circa'],
		['in press', 'in press'],
		['\\bibstring{nodate}', 'no date'],
		['15\\textsuperscript{th} c.', '15th c.'],
		['{\\noopsort{1973b}}1973', '[1973]'],
		['2012-03-04 10:20', '[2012,3,4]'],
		['31/12/2024', '[2024,12,31]'],
		['12/31/2024', '[2024,12,31]'],
		['3/5/2024', '[2024]'],
		['3.5.2024', '[2024,5,3]'],
		['2024年5月3日', '[2024,5,3]'],
		['12 mai 2014', '[2014,5,12]'],
		['12 de março de 2014', '[2014,3,12]'],
		['12 Foo 2014', '[2014]'],
		['2014-09-04TZ', '[2014,9,4]'],
		['2018-10-03T7', '[2018,10,3]'],
		['1985-1030', '[1985]'],
		['\\today', ''],
		['', ''],
	];
	for (const [text, date] of cases) {
		it(`reads “${text}” as ${date || 'no date'}`, () => {
			assert.equal(show(parseBibtexDate(text)), date);
		});
	}
});

describe('parseOldDate', () => {
	const cases: readonly [year: string, month: string | undefined, day: string | undefined, date: string][] = [
		['1984', undefined, undefined, '[1984]'],
		['1984', 'jan', undefined, '[1984,1]'],
		['1984', 'September', undefined, '[1984,9]'],
		['1984', '02', '29', '[1984,2,29]'],
		['1984', 'jan 3', undefined, '[1984,1,3]'],
		['1984', '3~jan', undefined, '[1984,1,3]'],
		['1984', 'apr--may', undefined, '[1984,4],[1984,5]'],
		['1984', 'apr/may', undefined, '[1984,4],[1984,5]'],
		['1984', 'mar 3--5', undefined, '[1984,3,3],[1984,3,5]'],
		['1984', 'Summer', undefined, '[1984,22]'],
		['1984', 'déc.', undefined, '[1984,12]'],
		['1984', 'Mär', undefined, '[1984,3]'],
		['1984', 'paź', undefined, '[1984,10]'],
		['1984', 'Ağu', undefined, '[1984,8]'],
		['1984', 'marras', undefined, '[1984,11]'],
		['1984', 'янв.', undefined, '[1984,1]'],
		['1984--1986', undefined, undefined, '[1984],[1986]'],
		['1984/85', undefined, undefined, '[1984],[1985]'],
		['1992-05-20', undefined, undefined, '[1992,5,20]'],
		['1995-09/1995-10', undefined, undefined, '[1995,9],[1995,10]'],
		['1984-85', undefined, undefined, '[1984],[1985]'],
		['09.03.2016', undefined, undefined, '[2016,3,9]'],
		['09/03/2016', undefined, undefined, '[2016]'],
		['10/12/2015', 'oct', undefined, '[2015,10]'],
		['January 1978', undefined, undefined, '[1978,1]'],
		['January 1978', 'feb', undefined, '[1978,2]'],
		['May 12th, 2018', undefined, undefined, '[2018,5,12]'],
		['Jul--Aug 1999', undefined, undefined, '[1999,7],[1999,8]'],
		['3 Jan 2015/5 Feb 2015', undefined, undefined, '[2015,1,3],[2015,2,5]'],
		['9/2015', undefined, undefined, '[2015,9]'],
		['2009-1-15', undefined, undefined, '[2009,1,15]'],
		['2020, may change', undefined, undefined, '[2020]'],
		['1999/00', undefined, undefined, '[1999],[2000]'],
		['2008 [1953]', undefined, undefined, '[2008]'],
		['1998-1997', undefined, undefined, '[1998]'],
		['{2010}', 'nonsense', undefined, '[2010]'],
		['[1984]', undefined, undefined, '[1984]'],
		['forthcoming', 'jan', undefined, 'forthcoming'],
		['2014', 'Okt.', undefined, '[2014,10]'],
		['2014', 'ao{\\^u}t', undefined, '[2014,8]'],
		['2014', '12 mai', undefined, '[2014,5,12]'],
		['2014', 'Kasım--Aralık', undefined, '[2014,11],[2014,12]'],
		['2014', '12 foo', undefined, '[2014]'],
		['2014', '4月', undefined, '[2014,4]'],
		['2014', '4月5日', undefined, '[2014,4,5]'],
		['mai 2014', undefined, undefined, '[2014,5]'],
		['{\\noopsort{1973b}}1973', 'feb', undefined, '[1973,2]'],
	];
	for (const [year, month, day, date] of cases) {
		it(`reads ${year} ${month ?? ''} ${day ?? ''} as ${date}`, () => {
			assert.equal(show(parseOldDate(year, month, day)), date);
		});
	}
});

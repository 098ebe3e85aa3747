import { strict as assert } from 'node:assert';
import { isEdtf } from '../../../../src/core/sources/checks/edtf';

describe('isEdtf', () => {
	// The examples of BibLaTeX's manual, 2.3.8, tables 3 and 8.
	const dates =
		'1850 1997/ /1997 1997/.. ../1997 1967-02 2009-01-31 1988/1992 2002-01/2002-02 1995-03-30/1995-04-05 2004-04-05T14:34:00 ' +
		'0000 -0876 -0877/-0866 -0343-02/-0343-05 2004? 2004~ 2004% 1723?~ 199X 1XXX 1999-XX 1999-10-XX 1999-XX-XX 2001-21 2003-23 y-17000002 ' +
		'2000-02-29 199X-02-29 2004-12 2004-12-31 2004-41 2004/2004 2004-05/2004 open/2004 unknown/2004';
	for (const date of dates.split(' ')) {
		it(`takes ${date}`, () => assert.ok(isEdtf(date)));
	}

	const others =
		'20 2004-1 2004-13 2004-00 2004-02-30 1900-02-29 2004-04-31 2004-21-03 2004/1999 2004-05/2004-04 / .. 2004/2005/2006 04/2004 ' +
		'2004-04-05T2 2004- 2004-42 2004-01-00 1999-XX-05';
	for (const text of others.split(' ')) {
		it(`does not take ${text}`, () => assert.ok(!isEdtf(text)));
	}
});

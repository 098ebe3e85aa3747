import type { Problem } from '../model/problem';
import type { ReaderCode } from '../sources/checks/checkLevels';

/**
 * That a bibliography cannot be read, for whoever misses its papers.
 *
 * @param why what was thrown for it says, be it Node's `EACCES: permission denied, open '/a/refs.bib'`
 * @param isKnown whether papers are shown that it held before
 */
export function unreadableSource(why: string, isKnown: boolean): Problem {
	const reason = systemErrorPattern.exec(why)?.[1] ?? why.replace(/[.\s]+$/, '');
	const papers = isKnown ? 'What it held before is shown.' : 'None of its papers are shown.';
	const start = { line: 0, character: 0 };
	return {
		code: 'source-unreadable' satisfies ReaderCode,
		severity: 'error',
		message: `This bibliography cannot be read: ${reason}. ${papers}`,
		range: { start, end: start },
	};
}

/** See `uvException` in Node's `errors.js`: a code, what it means, and what was called. */
const systemErrorPattern = /^E[A-Z\d]+: (.+), [a-z]+(?: '.*')?$/s;

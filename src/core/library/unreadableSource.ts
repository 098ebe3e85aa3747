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
	return {
		code: 'source-unreadable' satisfies ReaderCode,
		severity: 'error',
		message: `This bibliography cannot be read: ${reason}. ${papers}`,
		range: missingSource.range,
	};
}

/** That there is no such file, though a setting names it: perhaps on another machine of the same person there is. */
export const missingSource: Problem = {
	code: 'source-missing' satisfies ReaderCode,
	severity: 'information',
	message: 'The setting “marginalia.bibliographies” names this bibliography, but there is no such file.',
	range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
};

/** See `uvException` in Node's `errors.js`: a code, what it means, and what was called. */
const systemErrorPattern = /^E[A-Z\d]+: (.+), [a-z]+(?: '.*')?$/s;

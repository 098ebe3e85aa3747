import type { Problem } from '../../model/problem';
import type { LineIndex } from '../../text/lineIndex';
import type { UndefinedString } from './bibtexFields';
import type { BibtexFault } from './bibtexSyntax';

/** The problems of a file, or of a part of it, in the order of the text. */
export function toProblems(
	faults: readonly BibtexFault[],
	undefinedStrings: readonly UndefinedString[],
	index: LineIndex,
): Problem[] {
	return [...faults.map(toFaultProblem), ...withoutEchoes(undefinedStrings, faults).map(toUndefinedProblem)]
		.sort((a, b) => a.start - b.start)
		.map(({ start, end, ...problem }): Problem => ({ ...problem, range: index.rangeOf({ start, end }) }));
}

/** Those that are no part of a fault: where the braces of a value are missing, its words are no names, and that is said already. */
export function withoutEchoes(
	undefinedStrings: readonly UndefinedString[],
	faults: readonly BibtexFault[],
): readonly UndefinedString[] {
	if (undefinedStrings.length === 0) {
		return undefinedStrings;
	}
	const startsOf = (code: BibtexFault['code']): ReadonlySet<number> =>
		new Set(faults.filter((fault) => fault.code === code).map(({ start }) => start));
	const unquoted = startsOf('bibtex-unquoted-value');
	const stray = startsOf('bibtex-stray-brace');
	return undefinedStrings.filter(({ start, end }) => !unquoted.has(start) && !stray.has(end));
}

interface PlacedProblem extends Omit<Problem, 'range'> {
	readonly start: number;
	readonly end: number;
}

function toFaultProblem({ code, message, start, end }: BibtexFault): PlacedProblem {
	const isError = code !== 'bibtex-missing-at' && code !== 'bibtex-no-entries';
	return { code, severity: isError ? 'error' : 'warning', message, start, end };
}

function toUndefinedProblem({ name, start, end }: UndefinedString): PlacedProblem {
	return {
		code: 'bibtex-undefined-string',
		severity: 'warning',
		message: `No @string above defines “${name}”; text stands in braces.`,
		start,
		end,
	};
}

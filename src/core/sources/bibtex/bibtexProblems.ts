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
	return [...faults.map(toFaultProblem), ...undefinedStrings.map(toUndefinedProblem)]
		.sort((a, b) => a.start - b.start)
		.map(({ start, end, ...problem }): Problem => ({ ...problem, range: index.rangeOf({ start, end }) }));
}

interface PlacedProblem extends Omit<Problem, 'range'> {
	readonly start: number;
	readonly end: number;
}

function toFaultProblem({ code, message, start, end }: BibtexFault): PlacedProblem {
	return { code, severity: code === 'bibtex-missing-at' ? 'warning' : 'error', message, start, end };
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

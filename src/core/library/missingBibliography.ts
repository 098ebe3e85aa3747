import type { Problem } from '../model/problem';

/** A bibliography that a note or its project names, and that cannot be read: all that the note cites is unknown, or from elsewhere. */
export function missingBibliography(path: string): Problem {
	return {
		code: 'bibliography-missing',
		severity: 'error',
		message: `The bibliography ${path}, which this note or its project names, cannot be read.`,
		range: { start: origin, end: origin },
	};
}

const origin = { line: 0, character: 0 };

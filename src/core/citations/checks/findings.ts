import type { CheckLevel, CheckLevels, Problem } from '../../model/problem';
import type { Span } from '../../text/range';
import type { ReadNote } from './readNote';

/** What the checks need to know of the papers that a note may cite. */
export interface KnownKeys {
	/** `here` when the note's own bibliographies have the key, `elsewhere` when only the rest of the library does. */
	find(citekey: string): 'here' | 'elsewhere' | undefined;
	/** Whether a bibliography that the note names cannot be read, so that a key which no other has may be there. */
	readonly isPartial?: boolean;
	/** The key that has come in the place of one which the note's bibliographies have no more, where that is known. */
	newKeyOf?(citekey: string): string | undefined;
	/** The titles of the works in the note's bibliographies whose key it is, where that is known. */
	namesakes?(citekey: string): readonly string[];
	/** Keys of the note's bibliographies that may have been meant, most likely first. It may be slow: only fixes ask. */
	nearest(citekey: string): readonly string[];
}

export type CitationCheckCode =
	| 'citation-unknown-key'
	| 'citation-unknown-name'
	| 'citation-not-in-bibliography'
	| 'citation-moved-key'
	| 'citation-ambiguous-key'
	| 'citation-duplicate'
	| 'citation-empty-group'
	| 'citation-malformed-group';

/** What a check found, in offsets. */
export interface CitationFinding extends Span {
	readonly code: CitationCheckCode;
	readonly message: string;
}

/** A problem with a citation in a note. */
export interface CitationProblem extends Problem {
	readonly code: CitationCheckCode;
	/** The range as offsets. */
	readonly span: Span;
}

/**
 * How bad each is unless a setting says otherwise. None is an error: Pandoc makes a document of all of them, with `???` for
 * an unknown key and a warning.
 *
 * A bare `@word` that no paper has may be a person's handle or a term of some language (`@media`) as well as a
 * misspelt key, and nothing tells them apart for sure: that is information. Brackets around the key or behind it are
 * written for citations only, so there it is a warning.
 */
const defaultCitationLevels: Readonly<Record<CitationCheckCode, CheckLevel>> = {
	'citation-unknown-key': 'warning',
	'citation-unknown-name': 'information',
	'citation-not-in-bibliography': 'warning',
	'citation-moved-key': 'information',
	'citation-ambiguous-key': 'warning',
	'citation-duplicate': 'warning',
	'citation-empty-group': 'warning',
	'citation-malformed-group': 'warning',
};

/** The findings as problems, as bad as a setting says, without those that are `off`; in text order. */
export function toProblems(
	findings: readonly CitationFinding[],
	{ map }: ReadNote,
	levels: CheckLevels,
): CitationProblem[] {
	return findings
		.flatMap(({ code, message, start, end }): CitationProblem[] => {
			const severity = levels[code] ?? defaultCitationLevels[code];
			const span = { start, end };
			return severity === 'off' ? [] : [{ code, severity, message, range: map.lines.rangeOf(span), span }];
		})
		.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

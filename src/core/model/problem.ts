import type { Range } from '../text/range';

export type Severity = 'error' | 'warning' | 'information';

/** What a setting may ask for. */
export type CheckLevel = Severity | 'off';

/** By code; codes that are not there keep their default. */
export type CheckLevels = Readonly<Partial<Record<string, CheckLevel>>>;

/** What went wrong in a source or a note, and where. */
export interface Problem {
	/** Stable, kebab-case: tests, settings and quick fixes go by it. */
	readonly code: string;
	readonly severity: Severity;
	/** A sentence for the user: what happened and, where there is one, what to do next. */
	readonly message: string;
	readonly range: Range;
	/** Other places that have to do with it, and what is there. */
	readonly related?: readonly RelatedPlace[];
}

export interface RelatedPlace {
	/** The problem's own, unless it says another. */
	readonly source?: string;
	readonly range: Range;
	readonly message: string;
}

import type { ValueKind } from './checkItems';

/** What the values of a CSL variable should be, where that is checked; Pandoc takes `doi` for `DOI`. */
export const variableKinds: ReadonlyMap<string, ValueKind> = new Map<string, ValueKind>([
	...(['DOI', 'doi'] as const).map((name) => [name, 'malformed-doi'] as const),
	...(['ISBN', 'isbn'] as const).map((name) => [name, 'malformed-isbn'] as const),
	...(['ISSN', 'issn'] as const).map((name) => [name, 'malformed-issn'] as const),
	...(['URL', 'url'] as const).map((name) => [name, 'malformed-url'] as const),
	['type', 'misspelt-type'],
	...['issued', 'accessed', 'event-date', 'original-date', 'submitted'].map(
		(name) => [name, 'bad-date'] as const,
	),
]);

import { expandBraces, joinGlobs } from './joinGlobs';

/** A glob for the files that another finds, whether their names are in small letters or capitals; folders stay as they are. */
export function ignoreCase(glob: string): string {
	return joinGlobs(
		expandBraces(glob).map((plain) =>
			plain.replace(/[^/]*$/, (name) =>
				name.replace(/\[[^\]]*\]|[a-z]/gi, (part) =>
					part.startsWith('[') ? part : `[${part.toLowerCase()}${part.toUpperCase()}]`,
				),
			),
		),
	);
}

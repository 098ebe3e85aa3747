/**
 * The collections that a reference manager keeps an entry in, as topics: JabRef's `groups`, separated by commas, and Mendeley's
 * `mendeley-groups`, with `/` between levels.
 *
 * @param fields by name in lower case.
 */
export function collectionsOf(fields: ReadonlyMap<string, string>): readonly string[] {
	return ['groups', 'mendeley-groups'].flatMap((field) =>
		(fields.get(field) ?? '')
			.split(/[,;]/)
			.map((path) =>
				path
					.replace(/[{}\\]/g, '')
					.split('/')
					.map(tidy)
					.filter(Boolean)
					.join('/'),
			)
			.filter(Boolean),
	);
}

function tidy(level: string): string {
	return level.trim().replace(/\s+/g, ' ');
}

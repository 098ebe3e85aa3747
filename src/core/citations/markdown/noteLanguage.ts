/** The language that the lines of YAML between two offsets name, `lang: de-AT`; in each of a few forms, as they are written by hand. */
export function languageIn(text: string, start: number, end: number): readonly string[] {
	const [, , value] = fieldPattern.exec(text.slice(start, end)) ?? [];
	return value === undefined ? [] : [value];
}

/** The name and the tag, either in quotation marks or not, and perhaps a comment. */
const fieldPattern = /^(?:lang|"lang"|'lang') *: +(["']?)([A-Za-z\d_-]+)\1 *(?: #.*)?$/m;

type Item = Readonly<Record<string, unknown>>;

/** The item with the variables that entries are read from named as CSL names them: as for Pandoc, `url` is `URL`. */
export function withCslNames<Value>(item: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
	const renamed: Record<string, Value> = {};
	let isRenamed = false;
	for (const [name, value] of Object.entries(item)) {
		const known = variables.get(name) ?? variables.get(name.toLowerCase()) ?? name;
		if (known === name || !(known in item)) {
			isRenamed ||= known !== name;
			renamed[known] = value;
		}
	}
	return isRenamed ? renamed : item;
}

/**
 * The item of CSL-JSON with what the first lines of its `note` say (`container-title: Nature`), where Zotero's users keep what it
 * has no field for, and what the item itself lacks.
 */
export function withNoteVariables(item: Item): Item {
	const { note } = item;
	if (typeof note !== 'string' || !startPattern.test(note)) {
		return item;
	}
	const found: Record<string, unknown> = {};
	for (const line of note.split('\n')) {
		const [, name = '', value = ''] = linePattern.exec(line) ?? [];
		if (name === '') {
			break;
		}
		const variable = variables.get(name.toLowerCase());
		const text = value.trim();
		if (variable !== undefined && noteVariables.has(variable) && text !== '') {
			found[variable] = variable === 'issued' ? { raw: text } : text;
		}
	}
	const lacking = Object.entries(found).filter(([variable]) => (item[variable] ?? '') === '');
	return lacking.length === 0 ? item : { ...item, ...Object.fromEntries(lacking) };
}

const noteVariables: ReadonlySet<string> = new Set([
	'title',
	'issued',
	'container-title',
	'volume',
	'issue',
	'page',
	'publisher',
	'edition',
	'ISBN',
	'PMID',
	'DOI',
	'URL',
]);

/** By name as CSL has it, and in lower case. */
const variables: ReadonlyMap<string, string> = new Map(
	[...noteVariables, 'author', 'editor', 'abstract', 'keyword', 'note', 'number', 'archive'].flatMap(
		(name) => [[name, name] as const, [name.toLowerCase(), name] as const],
	),
);

const startPattern = /^[\p{L}-]+:/u;
const linePattern = /^([\p{L}-]+):(.*)$/u;

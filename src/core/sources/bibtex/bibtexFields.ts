import { lookUp } from '../../model/lookUp';
import type { Span } from '../../text/range';
import { bibstrings } from './bibstrings';
import { partText, type EntryNode, type FieldNode } from './bibtexSyntax';
import { monthMacros } from './bibtexDates';

/** An entry with its fields' values put together, in TeX. */
export interface BibtexRecord {
	/** `''` where it is missing. */
	readonly citekey: string;
	/** In lower case. */
	readonly type: string;
	/**
	 * By name in lower case, with `archiveprefix` and `primaryclass` under BibLaTeX's names; of two of one name, the later, but all
	 * `keywords` and files, since ScienceDirect and Citavi write a field for each.
	 */
	readonly fields: ReadonlyMap<string, string>;
}

/** A record that knows where it is written. */
export interface PlacedRecord extends BibtexRecord {
	readonly node: EntryNode;
}

/** `@string` abbreviations, by name in lower case. */
export type BibtexStrings = ReadonlyMap<string, string>;

/** A name used as a value that no `@string` defines. */
export interface UndefinedString extends Span {
	readonly name: string;
}

/** Names and types are few: each is kept once. */
export type Intern = (text: string) => string;

export function createIntern(): Intern {
	const known = new Map<string, string>();
	return (text) => {
		const found = known.get(text);
		if (found !== undefined) {
			return found;
		}
		const lower = text.toLowerCase();
		const name = lookUp(fieldAliases, lower) ?? lower;
		known.set(text, name);
		return name;
	};
}

export function toRecord(
	text: string,
	node: EntryNode,
	strings: BibtexStrings,
	intern: Intern,
	onUndefined: (found: UndefinedString) => void,
): BibtexRecord {
	const fields = new Map<string, string>();
	for (const field of node.fields) {
		if (field.parts.length > 0) {
			const name = intern(text.slice(field.name.start, field.name.end));
			const value = fieldValue(text, field, strings, onUndefined);
			const sign = lookUp(listSigns, name);
			const before = sign === undefined ? undefined : fields.get(name);
			fields.set(name, before ? `${before}${sign} ${value}` : value);
		}
	}
	return {
		citekey: text.slice(node.key.start, node.key.end),
		type: intern(text.slice(node.type.start, node.type.end)),
		fields,
	};
}

/** The parts of a field's value joined. A name that nothing defines stands for itself, as in Pandoc. */
export function fieldValue(
	text: string,
	field: FieldNode,
	strings: BibtexStrings,
	onUndefined: (found: UndefinedString) => void,
): string {
	let value = '';
	for (const part of field.parts) {
		const content = partText(text, part);
		if (part.kind !== 'bare' || numberPattern.test(content)) {
			value += content;
			continue;
		}
		const name = content.toLowerCase();
		const known = strings.get(name) ?? (monthMacros.has(name) ? name : lookUp(bibstrings, name));
		if (known === undefined) {
			onUndefined({ name: content, start: part.start, end: part.end });
		}
		value += known ?? content;
	}
	return value;
}

const fieldAliases: Readonly<Record<string, string>> = {
	archiveprefix: 'eprinttype',
	primaryclass: 'eprintclass',
};

/** Fields that stand once for each item of their list, by the sign that parts these in one. */
const listSigns: Readonly<Record<string, string>> = { keywords: ',', file: ';' };

const numberPattern = /^\d/;

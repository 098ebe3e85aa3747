import type { Span } from '../../../text/range';
import { LineIndex } from '../../../text/lineIndex';
import { createIntern, fieldValue, toRecord, type PlacedRecord, type UndefinedString } from '../bibtexFields';
import { fieldName, type BibtexFile, type EntryNode } from '../bibtexSyntax';
import { aliasesOf, inheritFields } from '../inheritFields';
import { scanInSlices } from './scanInSlices';
import type { Slices } from '../../../model/slices';

/** A `.bib` file with what its checks and its help while editing need: who is who, and where. */
export interface BibtexDocument {
	readonly file: BibtexFile;
	readonly lines: LineIndex;
	/** In file order. */
	readonly entries: readonly DocumentEntry[];
	/** By key, exactly as it is written. */
	readonly byKey: ReadonlyMap<string, readonly DocumentEntry[]>;
	/** By the other keys that entries have (`ids`), exactly as they are written. */
	readonly byAlias: ReadonlyMap<string, readonly DocumentEntry[]>;
	/** By key in lower case, as BibTeX compares them; `ids` are keys too. The first that has it. */
	readonly byFoldedKey: ReadonlyMap<string, DocumentEntry>;
	/** By name in lower case, in file order. */
	readonly strings: ReadonlyMap<string, readonly StringDefinition[]>;
	readonly undefinedStrings: readonly UndefinedString[];
}

export interface DocumentEntry {
	readonly node: EntryNode;
	/** `''` where it is missing. */
	readonly key: string;
	/** In lower case. */
	readonly type: string;
	/** What it says itself: by name in lower case, in TeX. */
	readonly fields: ReadonlyMap<string, string>;
	/** The same, with what it inherits. */
	readonly allFields: ReadonlyMap<string, string>;
}

export interface StringDefinition {
	readonly name: Span;
	readonly value: string;
}

/** Reads a file in slices; run them with `finish`, or one by one where something else must not wait. */
export function* readBibtexDocument(text: string): Slices<BibtexDocument> {
	const file = yield* scanInSlices(text);
	const lines = new LineIndex(text);
	yield;
	const strings = new Map<string, StringDefinition[]>();
	const undefinedStrings: UndefinedString[] = [];
	const records = yield* readRecords(file, strings, undefinedStrings);
	const inherited = inheritFields(records, 'biblatex');
	yield;
	const entries: DocumentEntry[] = [];
	const byKey = new Map<string, DocumentEntry[]>();
	const byAlias = new Map<string, DocumentEntry[]>();
	const byFoldedKey = new Map<string, DocumentEntry>();
	for (const [at, { node, citekey, type, fields }] of records.entries()) {
		const entry = { node, key: citekey, type, fields, allFields: inherited[at]?.fields ?? fields };
		entries.push(entry);
		pushTo(byKey, citekey, entry);
		const aliases = [...new Set(aliasesOf({ fields }))].filter((alias) => alias !== citekey);
		aliases.forEach((alias) => pushTo(byAlias, alias, entry));
		for (const key of [citekey, ...aliases].map((name) => name.toLowerCase())) {
			if (!byFoldedKey.has(key)) {
				byFoldedKey.set(key, entry);
			}
		}
		if (at % entriesInSlice === 0) {
			yield;
		}
	}
	return { file, lines, entries, byKey, byAlias, byFoldedKey, strings, undefinedStrings };
}

/** The entry a key names: exactly, else in another case, else by its `ids`. */
export function findEntry(document: BibtexDocument, key: string): DocumentEntry | undefined {
	return document.byKey.get(key)?.[0] ?? document.byFoldedKey.get(key.toLowerCase());
}

/** The definition that holds at an offset: the last one before it, else the first. */
export function findString(
	document: BibtexDocument,
	name: string,
	offset: number,
): StringDefinition | undefined {
	const definitions = document.strings.get(name.toLowerCase()) ?? [];
	return definitions.filter((definition) => definition.name.start < offset).at(-1) ?? definitions[0];
}

export function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	const values = map.get(key);
	if (values) {
		values.push(value);
	} else {
		map.set(key, [value]);
	}
}

function* readRecords(
	file: BibtexFile,
	strings: Map<string, StringDefinition[]>,
	undefinedStrings: UndefinedString[],
): Slices<PlacedRecord[]> {
	const { text } = file;
	const values = new Map<string, string>();
	const intern = createIntern();
	const onUndefined = (found: UndefinedString): void => void undefinedStrings.push(found);
	const records: PlacedRecord[] = [];
	for (const [at, node] of file.nodes.entries()) {
		if (node.kind === 'entry') {
			records.push({ ...toRecord(text, node, values, intern, onUndefined), node });
		} else if (node.kind === 'string') {
			for (const field of node.fields) {
				const name = fieldName(text, field);
				const value = fieldValue(text, field, values, onUndefined);
				values.set(name, value);
				pushTo(strings, name, { name: field.name, value });
			}
		}
		if (at % entriesInSlice === 0) {
			yield;
		}
	}
	return records;
}

const entriesInSlice = 500;

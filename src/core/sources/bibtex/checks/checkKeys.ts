import { findEntry, pushTo, type BibtexDocument, type DocumentEntry } from '../language/bibtexDocument';
import { duplicateKeyMessage, mostRelated } from '../../checks/messages';
import { foreignSignPattern, malformedKeyMessage, type FieldNode } from '../bibtexSyntax';
import { keysIn } from '../inheritFields';
import type { Span } from '../../../text/range';
import { contentOf, type FieldContent } from './fieldContent';
import type { Finding } from './findings';

/** Fields that name the entries to inherit from. */
const parentFields: ReadonlySet<string> = new Set(['crossref', 'xdata']);

/** Several entries with one key, as their own or as one of their `ids`: a finding on each, with the others as related places. */
export function checkDuplicateKey(document: BibtexDocument, entry: DocumentEntry): Finding[] {
	return keyPlaces(document, entry).flatMap(({ key, start, end }): Finding[] => {
		const [own, others] = [document.byKey.get(key) ?? [], document.byAlias.get(key) ?? []];
		const count = own.length + others.length;
		if (count < 2) {
			return [];
		}
		const shown = [...own.slice(0, mostRelated + 1), ...others.slice(0, mostRelated + 1)]
			.filter((holder) => holder !== entry)
			.slice(0, mostRelated);
		return [
			{
				code: 'bibtex-duplicate-key',
				message: duplicateKeyMessage(key, count),
				start,
				end,
				related: shown
					.flatMap((other) =>
						keyPlaces(document, other)
							.filter((place) => place.key === key)
							.slice(0, 1),
					)
					.map((place) => ({ start: place.start, end: place.end, message: `Also “${key}”` })),
			},
		];
	});
}

/** A sign in a key at which Pandoc stops, but neither BibTeX nor the reader does. */
export function checkKeySigns(_: BibtexDocument, { node, key }: DocumentEntry): Finding[] {
	const sign = faultyPattern.test(key) ? undefined : foreignSignPattern.exec(key)?.[0];
	return sign === undefined
		? []
		: [{ code: 'bibtex-malformed-key', message: malformedKeyMessage(sign), ...node.key }];
}

/** Where an entry states the keys that cite it. */
function keyPlaces(
	{ file: { text }, byAlias }: BibtexDocument,
	{ node, key, fields }: DocumentEntry,
): readonly KeyPlace[] {
	const own = key === '' ? [] : [{ key, ...node.key }];
	if (byAlias.size === 0 || !fields.has('ids')) {
		return own;
	}
	const aliases = node.fields.flatMap((field) => {
		const content = contentOf(text, field);
		return content?.name === 'ids' ? keysAt(content) : [];
	});
	return [...own, ...aliases.filter((alias) => alias.key !== key)];
}

type KeyPlace = Span & { readonly key: string };

/** The keys in a list, each at its place. */
function keysAt({ text, start }: FieldContent): KeyPlace[] {
	return [...text.matchAll(keyPattern)].map(({ 0: key, index }) => ({
		key,
		start: start + index,
		end: start + index + key.length,
	}));
}

/** One field, several values: BibTeX takes the first, BibLaTeX and Pandoc the last. */
export function checkDuplicateFields({ file: { text } }: BibtexDocument, entry: DocumentEntry): Finding[] {
	const { fields } = entry.node;
	if (fields.length === entry.fields.size) {
		return [];
	}
	const byName = new Map<string, FieldNode[]>();
	for (const field of fields) {
		const name = text.slice(field.name.start, field.name.end);
		if (!isRepeatable(name)) {
			pushTo(byName, name.toLowerCase(), field);
		}
	}
	return [...byName].flatMap(([name, copies]) =>
		copies.length < 2
			? []
			: copies.slice(0, mostCopies).map(({ name: { start, end } }): Finding => ({
					code: 'bibtex-duplicate-field',
					message: `This entry has “${name}” ${copies.length === 2 ? 'twice' : `${copies.length} times`}. BibTeX takes the first, BibLaTeX and Pandoc take the last.`,
					start,
					end,
					related: copies
						.slice(0, mostRelated + 1)
						.filter((copy) => copy.name.start !== start)
						.slice(0, mostRelated)
						.map((copy) => ({ ...copy.name, message: `Also “${name}”` })),
				})),
	);
}

/** Parents that the file does not hold: they may stand in another file that is used along with it. */
export function checkParents(document: BibtexDocument, entry: DocumentEntry): Finding[] {
	const { text } = document.file;
	return entry.node.fields.flatMap((field) => {
		const content = contentOf(text, field);
		if (!content || !parentFields.has(content.name)) {
			return [];
		}
		return keysAt(content).flatMap(({ key, start, end }): Finding[] =>
			findEntry(document, key)
				? []
				: [
						{
							code: 'bibtex-unknown-parent',
							message: `This file has no entry “${key}” to inherit from.`,
							start,
							end,
						},
					],
		);
	});
}

/** Whether every entry that this one and its parents inherit from is in the file, and no two have its key; of very many it is not known. */
export function knowsParents(document: BibtexDocument, entry: DocumentEntry): boolean {
	const found = new Set([entry]);
	for (const child of found) {
		const keys = [...parentFields].flatMap((name) => keysIn(child.fields.get(name) ?? ''));
		for (const key of keys) {
			const parent = findEntry(document, key);
			if (!parent || document.byKey.get(parent.key)?.length !== 1 || found.size > mostParents) {
				return false;
			}
			found.add(parent);
		}
	}
	return true;
}

/** Tools such as BibDesk and Mendeley write these as often as they have values. */
function isRepeatable(name: string): boolean {
	return /^(?:bdsk-|keywords?$|file$|mendeley-|author_?id|unique-?id)/i.test(name);
}

/** What the reader tells of itself. */
const faultyPattern = /[\s"#%{}]/;
const keyPattern = /[^\s,]+/g;
/** More than anybody writes. */
const mostParents = 50;
/** Of one field in one entry that are marked: more are damage, or meant to harm. */
const mostCopies = 100;

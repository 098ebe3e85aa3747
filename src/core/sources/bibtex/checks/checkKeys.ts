import {
	findEntry,
	keysIn,
	pushTo,
	type BibtexDocument,
	type DocumentEntry,
} from '../language/bibtexDocument';
import type { FieldNode } from '../bibtexSyntax';
import { contentOf } from './fieldContent';
import type { Finding } from './findings';

/** Fields that name the entries to inherit from. */
export const parentFields: ReadonlySet<string> = new Set(['crossref', 'xdata']);

/** One key, several entries: a finding on each, with the others as related places. */
export function checkDuplicateKey(document: BibtexDocument, entry: DocumentEntry): Finding[] {
	const copies = entry.key === '' ? [] : (document.byKey.get(entry.key) ?? []);
	if (copies.length < 2) {
		return [];
	}
	return [
		{
			code: 'bibtex-duplicate-key',
			message: `${copies.length === 2 ? 'Another entry of this file has' : `${copies.length - 1} other entries of this file have`} the key “${entry.key}”; only one can be cited.`,
			...entry.node.key,
			related: copies
				.slice(0, mostRelated + 1)
				.filter((copy) => copy !== entry)
				.slice(0, mostRelated)
				.map(({ node }) => ({ ...node.key, message: `Also “${entry.key}”` })),
		},
	];
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
		return [...content.text.matchAll(keyPattern)].flatMap((match): Finding[] => {
			const start = content.start + match.index;
			return findEntry(document, match[0])
				? []
				: [
						{
							code: 'bibtex-unknown-parent',
							message: `This file has no entry “${match[0]}” to inherit from.`,
							start,
							end: start + match[0].length,
						},
					];
		});
	});
}

/** Whether every entry that this one and its parents inherit from is in the file, and no two have its key. */
export function knowsParents(document: BibtexDocument, entry: DocumentEntry): boolean {
	const seen = new Set<DocumentEntry>();
	const visit = (child: DocumentEntry): boolean => {
		if (seen.has(child)) {
			return true;
		}
		seen.add(child);
		return [...parentFields].every((name) =>
			keysIn(child.fields.get(name) ?? '').every((key) => {
				const parent = findEntry(document, key);
				return parent !== undefined && (document.byKey.get(parent.key) ?? []).length === 1 && visit(parent);
			}),
		);
	};
	return visit(entry);
}

/** Tools such as BibDesk and Mendeley write these as often as they have values. */
function isRepeatable(name: string): boolean {
	return /^(?:bdsk-|keywords?$|file$|mendeley-|author_?id|unique-?id)/i.test(name);
}

const keyPattern = /[^\s,]+/g;
const mostRelated = 20;
/** Of one field in one entry that are marked: more are damage, or meant to harm. */
const mostCopies = 100;

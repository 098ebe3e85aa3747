import { isOneSlip } from '../../../text/oneSlip';
import { partitionPoint } from '../../../text/partitionPoint';
import type { Span } from '../../../text/range';
import type { BibtexFault, BibtexFaultCode } from '../bibtexSyntax';
import { bibtexTypes } from '../bibtexTypes';
import type { BibtexDocument, DocumentEntry } from '../language/bibtexDocument';
import { isKnownField, knownTypes, offeredTypes, optionalFields } from '../language/entryFields';
import { usesOldNames, usualName } from '../language/usualNames';
import { missingMessage } from '../../checks/messages';
import { requiredFields, type FieldChoice } from '../../checks/requiredFields';
import { knowsParents } from './checkKeys';
import type { Finding } from './findings';

/**
 * Fields that the type needs and the entry neither has nor inherits. Nothing is said of an entry that is broken, that is for
 * others to inherit from only, that is cited by a `shorthand`, or whose parents are in another file.
 */
export function checkRequiredFields(document: BibtexDocument, entry: DocumentEntry): Finding[] {
	const { node, type, allFields } = entry;
	const missing = requiredFields(type).filter(
		(choice) => !choice.some((name) => hasText(allFields.get(name))),
	);
	if (missing.length === 0 || !node.isClosed || node.fields.length === 0 || isData(entry)) {
		return [];
	}
	const { text, faults } = document.file;
	if (!knowsParents(document, entry) || mayHideFields(faults, node)) {
		return [];
	}
	const written = text.slice(node.type.start, node.type.end);
	const place = node.key.end > node.key.start ? node.key : node.type;
	return [
		{
			code: 'bibtex-missing-field',
			message: missingMessage(
				`@${written}`,
				missing.map((choice) => nameChoice(choice, entry, document)),
			),
			start: place.start,
			end: place.end,
		},
	];
}

/** Whether what is wrong in the syntax of an entry may have made fields a part of a value, or no fields. */
function mayHideFields(faults: readonly BibtexFault[], node: Span): boolean {
	const fault = faults[partitionPoint(faults.length, (at) => (faults[at]?.start ?? 0) < node.start)];
	return fault !== undefined && fault.start < node.end && hidingFaults.has(fault.code);
}

/** A type that nobody knows and that is one slip of typing from a known one; one that is no word is a fault already. */
export function checkType({ file: { text } }: BibtexDocument, { node, type }: DocumentEntry): Finding[] {
	const meant = !wordPattern.test(type) || knownTypes.has(type) ? undefined : nearestType(type);
	return meant === undefined
		? []
		: [
				{
					code: 'bibtex-misspelt-type',
					message: `No entry type is called “${text.slice(node.type.start, node.type.end)}”; “${meant}” is.`,
					...node.type,
				},
			];
}

/** A field that nobody knows and that is one slip of typing from one that the type has and the entry has not. */
export function checkFieldNames({ file: { text } }: BibtexDocument, entry: DocumentEntry): Finding[] {
	return entry.node.fields.flatMap(({ name }): Finding[] => {
		const written = text.slice(name.start, name.end);
		const meant = isKnownField(written.toLowerCase())
			? undefined
			: nearestField(entry, written.toLowerCase());
		return meant === undefined
			? []
			: [
					{
						code: 'bibtex-misspelt-field',
						message: `No field is called “${written}”, so it is not shown; “${meant}” is.`,
						...name,
					},
				];
	});
}

/** The known type that was meant, or `undefined`. */
export function nearestType(type: string): string | undefined {
	return [...offeredTypes, ...Object.keys(bibtexTypes)].find((known) => isOneSlip(type, known));
}

/** The field that was meant, or `undefined`. */
export function nearestField(entry: DocumentEntry, name: string): string | undefined {
	if (name.length < shortestName || digitPattern.test(name)) {
		return undefined;
	}
	// `_year` and `year_` are switched off, `npages` and `publishera` are a style's own.
	if (isKnownField(name.slice(1)) || (/[a-f_]$/.test(name) && isKnownField(name.slice(0, -1)))) {
		return undefined;
	}
	const candidates = [...requiredFields(entry.type).flat(), ...optionalFields(entry.type)];
	return candidates.find(
		(known) =>
			known.length >= shortestName &&
			!customPattern.test(known) &&
			!entry.fields.has(known) &&
			isOneSlip(name, known),
	);
}

function hasText(value: string | undefined): boolean {
	return value !== undefined && textPattern.test(value);
}

function isData({ fields }: DocumentEntry): boolean {
	return (
		fields.has('shorthand') || /\b(?:dataonly|skipbib)\b(?!\s*=\s*false)/.test(fields.get('options') ?? '')
	);
}

/**
 * The first two choices, without what only a look at the manual explains; BibTeX's own name in an entry that has its names, or has
 * neither those nor BibLaTeX's in a file that has them.
 */
function nameChoice(
	choice: FieldChoice,
	{ type, allFields }: DocumentEntry,
	document: BibtexDocument,
): string {
	const [first = '', second] = choice;
	const old = allFields.has('year') || (!allFields.has('date') && usesOldNames(document));
	const name = usualName(choice, type, old);
	const isAuthor = first === 'author' && second === 'editor';
	const isDate = first === 'date' && !old;
	return (isAuthor || isDate) && second !== undefined ? `“${first}” or “${second}”` : `“${name}”`;
}

const hidingFaults: ReadonlySet<BibtexFaultCode> = new Set([
	'bibtex-unclosed-value',
	'bibtex-unquoted-value',
	'bibtex-missing-equals',
	'bibtex-unexpected',
]);
const textPattern = /[^\s{}]/;
const wordPattern = /^[\p{L}\p{N}_-]+$/u;
const digitPattern = /\d/;
const shortestName = 4;
/** Fields that BibLaTeX leaves to styles: `list` and `user` are no slips for them. */
const customPattern = /^(?:user|list|name|verb)[a-f]$/;

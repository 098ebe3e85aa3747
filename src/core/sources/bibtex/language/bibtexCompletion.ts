import { lookUp } from '../../../model/lookUp';
import { bibstrings } from '../bibstrings';
import { monthMacros } from '../bibtexDates';
import { keysIn } from '../inheritFields';
import { languageTags } from '../languages';
import type { Range, Span } from '../../../text/range';
import { completionPlaceAt, type CompletionPlace } from './completionPlace';
import type { BibtexDocument, DocumentEntry } from './bibtexDocument';
import { oneLineOfTex } from './bibtexOutline';
import { keyFields } from './bibtexTarget';
import { skipBlanks } from '../scanLines';
import { offeredTypes, optionalFields } from './entryFields';
import { requiredFields } from '../../checks/requiredFields';
import { usesOldNames, usualName } from './usualNames';

/** Something that may be written at a place. */
export interface BibtexCompletion {
	readonly kind: 'type' | 'field' | 'key' | 'string' | 'value';
	readonly label: string;
	/** Beside the label: what it stands for. */
	readonly detail: string;
	/** In the syntax of snippets: `${1}` is where the cursor goes, a tab is an indent as the editor makes it. */
	readonly snippet: string;
	/** What it replaces. */
	readonly range: Range;
	/** Completes again once written: a value can be chosen then. */
	readonly opensNext: boolean;
}

export interface BibtexCompletions {
	/** Best first, at most 1,000. */
	readonly items: readonly BibtexCompletion[];
	/** Whether there are more, which come to light as more is typed. */
	readonly isIncomplete: boolean;
}

/** What may be written at an offset; nothing in free text. */
export function completeBibtex(document: BibtexDocument, offset: number): BibtexCompletions {
	const place = completionPlaceAt(document, offset);
	if (!place) {
		return { items: [], isIncomplete: false };
	}
	const all = offersAt(document, place);
	const isIncomplete = all.length > mostOffered;
	const typed = document.file.text.slice(place.span.start, offset).toLowerCase();
	const offers = isIncomplete ? all.filter(({ label }) => holdsInOrder(label.toLowerCase(), typed)) : all;
	const range = document.lines.rangeOf(place.span);
	const items = offers.slice(0, mostOffered).map((offer) => ({
		...offer,
		detail: typeof offer.detail === 'string' ? offer.detail : offer.detail(),
		snippet: offer.snippet ?? escapeSnippet(offer.label),
		range,
		opensNext: offer.opensNext ?? false,
	}));
	return { items, isIncomplete };
}

interface Offer {
	readonly kind: BibtexCompletion['kind'];
	readonly label: string;
	/** Found out only of what is shown, where that takes a while: a file has any number of keys. */
	readonly detail: string | (() => string);
	readonly snippet?: string;
	readonly opensNext?: boolean;
}

function offersAt(document: BibtexDocument, place: CompletionPlace): Offer[] {
	switch (place.kind) {
		case 'type':
			return typeOffers(place.hasBrace, usesOldNames(document));
		case 'field':
			return fieldOffers(document, place);
		case 'bare':
			return bareOffers(document, place);
		case 'text':
			return keyFields.has(place.field)
				? keyOffers(document, place.entry, place)
				: constantOffers(place.field, place.entry.type);
	}
}

/** With the fields that the type must have, each waiting for its value. */
function typeOffers(hasBrace: boolean, old: boolean): Offer[] {
	const entries = offeredTypes.map((type): Offer => {
		const names = requiredFields(type).map((choice) => usualName(choice, type, old));
		const lines = names.map((name, at) => `\n\t${name} = {\${${at + 2}}},`).join('');
		const snippet = hasBrace ? type : `${type}{\${1:key},${lines}\n}`;
		return { kind: 'type', label: type, detail: names.join(', '), snippet };
	});
	const others: readonly Offer[] = [
		{ kind: 'type', label: 'string', detail: 'an abbreviation', snippet: 'string{${1:name} = {${2}}}' },
		{ kind: 'type', label: 'comment', detail: 'text that is passed over', snippet: 'comment{${1}}' },
		{ kind: 'type', label: 'preamble', detail: 'text for TeX', snippet: 'preamble{"${1}"}' },
	];
	return [...entries, ...others.map((other) => (hasBrace ? { ...other, snippet: other.label } : other))];
}

/** What is missing first, then what the type may have, then the rest; without what is there already. */
function fieldOffers(
	document: BibtexDocument,
	{ entry, span, hasEquals }: CompletionPlace & { readonly kind: 'field' },
): Offer[] {
	const { text } = document.file;
	const old = usesOldNames(document);
	const comma = text.charAt(skipBlanks(text, span.end)) === ',' ? '' : ',';
	const choices = requiredFields(entry.type);
	const open = choices.filter((choice) => !choice.some((name) => entry.allFields.has(name)));
	const needed = open.map((choice) => usualName(choice, entry.type, old));
	const names = new Set([...needed, ...open.flat(), ...choices.flat(), ...optionalFields(entry.type)]);
	return [...names]
		.filter((name) => !entry.fields.has(name))
		.map((name): Offer => {
			const isBare = name === 'month';
			const opensNext = isBare || keyFields.has(name) || constantsOf(name, entry.type).length > 0;
			const value = isBare ? '${1}' : '{${1}}';
			return {
				kind: 'field',
				label: name,
				detail: needed.includes(name) ? `@${entry.type} needs it` : '',
				snippet: hasEquals ? name : `${name} = ${value}${comma}`,
				opensNext: opensNext && !hasEquals,
			};
		});
}

function bareOffers(
	document: BibtexDocument,
	{ entry, field, span }: CompletionPlace & { readonly kind: 'bare' },
): Offer[] {
	const inBraces = (offer: Offer): Offer => ({ ...offer, snippet: `{${escapeSnippet(offer.label)}}` });
	if (keyFields.has(field) && entry) {
		return keyOffers(document, entry, { field, span }).map(inBraces);
	}
	const months = [...monthMacros].map((name): Offer => ({ kind: 'value', label: name, detail: 'month' }));
	const strings = [...document.strings].flatMap(([name, definitions]): Offer[] => {
		const last = definitions.at(-1);
		const isOwn = !entry && name === field;
		return last && !isOwn
			? [
					{
						kind: 'string',
						label: document.file.text.slice(last.name.start, last.name.end),
						detail: () => oneLineOfTex(last.value, longestDetail),
					},
				]
			: [];
	});
	const constants = entry ? constantOffers(field, entry.type).map(inBraces) : [];
	return entry && field === 'month' ? months : [...constants, ...strings];
}

/** For `crossref` the entries that others stand in come first, for `xdata` there are no others than its own. Not what the list has already. */
function keyOffers(
	document: BibtexDocument,
	entry: DocumentEntry,
	{ field, span }: { readonly field: string; readonly span: Span },
): Offer[] {
	const isFirst = ({ type }: DocumentEntry): boolean =>
		field === 'crossref' ? parentTypes.has(type) : type !== 'xdata';
	const { text } = document.file;
	const value = entry.node.fields.find(
		(each) => each.value.start <= span.start && span.end <= each.value.end,
	)?.value;
	const listed = new Set(
		value && [
			...keysIn(text.slice(value.start + 1, span.start)),
			...keysIn(text.slice(span.end, value.end).replace(/["}]$/, '')),
		],
	);
	const others = document.entries.filter(
		({ key, type }) =>
			key !== '' && key !== entry.key && !listed.has(key) && (field === 'xdata') === (type === 'xdata'),
	);
	return [...others.filter(isFirst), ...others.filter((other) => !isFirst(other))].map((other) => ({
		kind: 'key',
		label: other.key,
		detail: () => `@${other.type} ${oneLineOfTex(other.allFields.get('title') ?? '', longestDetail)}`.trim(),
	}));
}

function constantOffers(field: string, type: string): Offer[] {
	return constantsOf(field, type).map((label) => ({ kind: 'value', label, detail: bibstrings[label] ?? '' }));
}

function constantsOf(field: string, type: string): readonly string[] {
	return (field === 'type' ? lookUp(typeConstants, type) : lookUp(constants, field)) ?? [];
}

/** Whether the letters stand in the text in this order, which is how editors filter. */
function holdsInOrder(text: string, letters: string): boolean {
	let at = 0;
	for (const letter of letters) {
		at = text.indexOf(letter, at) + 1;
		if (at === 0) {
			return false;
		}
	}
	return true;
}

function escapeSnippet(text: string): string {
	return text.replace(/[\\$}]/g, '\\$&');
}

const parentTypes: ReadonlySet<string> = new Set(
	'book mvbook collection mvcollection proceedings mvproceedings reference mvreference periodical'.split(' '),
);

/** Most used first. */
const languages: readonly string[] = [
	...new Set([
		...[
			'english',
			'american',
			'british',
			'french',
			'german',
			'ngerman',
			'italian',
			'spanish',
			'portuguese',
			'dutch',
		],
		...Object.keys(languageTags),
	]),
];

/** Values that BibLaTeX defines (manual, 2.2, 3.4 and 4.9.2), by field. */
const constants: Readonly<Record<string, readonly string[]>> = {
	pubstate: ['inpreparation', 'submitted', 'forthcoming', 'inpress', 'prepublished'],
	eprinttype: ['arxiv', 'jstor', 'pubmed', 'hdl', 'googlebooks'],
	archiveprefix: ['arXiv'],
	editortype: [
		'editor',
		'compiler',
		'founder',
		'continuator',
		'redactor',
		'reviser',
		'collaborator',
		'organizer',
	],
	langid: languages,
	hyphenation: languages,
	relatedtype: [
		'multivolume',
		'origpubas',
		'origpubin',
		'reprintas',
		'reprintfrom',
		'reprintof',
		'reviewof',
		'translationas',
		'translationfrom',
		'translationof',
	],
	pagination: ['page', 'column', 'line', 'verse', 'section', 'paragraph', 'none'],
};

const thesisTypes = ['phdthesis', 'mathesis', 'bathesis', 'candthesis'];
const reportTypes = ['techreport', 'resreport'];

const typeConstants: Readonly<Record<string, readonly string[]>> = {
	thesis: thesisTypes,
	report: reportTypes,
	software: ['software'],
	patent: ['patent', 'patentus', 'patenteu', 'patentde', 'patentfr', 'patentuk', 'patreq'],
};

const mostOffered = 1000;
const longestDetail = 80;

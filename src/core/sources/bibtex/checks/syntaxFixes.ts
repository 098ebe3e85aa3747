import { familyName } from '../../../model/person';
import type { Span } from '../../../text/range';
import { fold } from '../../../text/fold';
import { parseNames } from '../bibtexNames';
import {
	fieldName,
	foreignSignPattern,
	partText,
	type BibtexFaultCode,
	type BibtexNode,
	type FieldNode,
	type ValuePart,
} from '../bibtexSyntax';
import { bibtexTypes } from '../bibtexTypes';
import { beginsField, holdsField, isStrayClose, skipBlanks } from '../scanLines';
import { deleteSpan, insertAt, replaceSpan } from '../../../text/spanEdits';
import type { SpanFix } from '../../checks/spanFix';
import { findUnopened } from './checkSyntax';

/**
 * What puts a fault of the syntax right, or `undefined` where that cannot be told.
 *
 * @param fault where the fault was reported.
 * @param node the node it is in.
 */
export type SyntaxFix = (fault: Span, text: string, node: BibtexNode) => SpanFix | undefined;

export const syntaxFixes: Readonly<Partial<Record<BibtexFaultCode, SyntaxFix>>> = {
	'bibtex-missing-at': ({ start }) => ({ title: 'Put “@” before it', edits: [insertAt(start, '@')] }),
	'bibtex-malformed-type': (fault, text) => {
		const type = text.slice(fault.start, fault.end).replace(/[^\p{L}]/gu, '');
		return type.toLowerCase() in bibtexTypes
			? { title: `Write “${type}”`, edits: [replaceSpan(fault, type)] }
			: undefined;
	},
	'bibtex-missing-brace': (fault, text) =>
		text.startsWith('@', fault.start)
			? { title: 'Insert “{”', edits: [insertAt(fault.end, '{')] }
			: { title: 'Write “{”', edits: [replaceSpan(fault, '{')] },
	'bibtex-missing-key': (_, text, node) => {
		if (node.kind !== 'entry') {
			return undefined;
		}
		const key = suggestKey(text, node.fields);
		const hasComma = /^\s*,/.test(text.slice(node.key.start, node.end));
		return {
			title: `Give it the key “${key}”`,
			edits: [insertAt(node.key.start, hasComma ? key : `${key}, `)],
		};
	},
	'bibtex-space-in-key': (fault, text) => {
		const key = text.slice(fault.start, fault.end).replace(/\s+/g, '');
		return { title: `Write “${key}”`, edits: [replaceSpan(fault, key)] };
	},
	'bibtex-malformed-key': (fault, text) => {
		const written = text.slice(fault.start, fault.end).normalize('NFC');
		const key = written
			.replace(/\p{Pd}/gu, '-')
			.split(foreignSignPattern)
			.join('');
		return key === '' ? undefined : { title: `Write “${key}”`, edits: [replaceSpan(fault, key)] };
	},
	'bibtex-missing-comma': (fault, text) => {
		const isBehindKey = /\S/.test(text.slice(fault.start, fault.start + 1));
		return { title: 'Insert the comma', edits: [insertAt(isBehindKey ? fault.end : fault.start, ',')] };
	},
	'bibtex-missing-equals': ({ end }, text) =>
		/^\s*["{]/.test(text.slice(end, end + 200))
			? { title: 'Insert “=”', edits: [insertAt(end, ' =')] }
			: undefined,
	'bibtex-double-equals': ({ end }, text) => {
		const start = text.lastIndexOf('=', end - 2) + 1;
		return { title: 'Delete the second “=”', edits: [deleteSpan({ start, end })] };
	},
	'bibtex-missing-value': (fault, text) =>
		text.slice(fault.start, fault.end) === '#'
			? { title: 'Delete “#”', edits: [deleteSpan(fault)] }
			: { title: 'Insert an empty value', edits: [insertAt(fault.end, ' {}')] },
	'bibtex-unquoted-value': ({ start, end }, text, { end: nodeEnd }) => {
		const close = findUnopened(text, end, nodeEnd);
		return close >= 0 && isStrayClose(text, close + 1) && !holdsField(text, { start: end, end: close })
			? { title: 'Insert “{”', edits: [insertAt(start, '{')] }
			: { title: 'Put it in braces', edits: [insertAt(start, '{'), insertAt(end, '}')] };
	},
	'bibtex-unclosed-value': ({ start }, text, node) => {
		const part = partsOf(node).find((candidate) => candidate.start === start);
		if (!part) {
			return undefined;
		}
		const open = openBraces(partText(text, part));
		const comma = beginsField(text, skipBlanks(text, part.end)) ? ',' : '';
		if (part.kind === 'quoted' && open === -1 && text.charAt(part.end - 1) === '}') {
			const brace = { start: part.end - 1, end: part.end };
			return { title: `Write “"${comma}” for this “}”`, edits: [replaceSpan(brace, `"${comma}`)] };
		}
		const braces = '}'.repeat(Math.max(0, open));
		const close = (part.kind === 'quoted' ? `${braces}"` : `${braces}}`) + comma;
		return { title: `Close the value with “${close}”`, edits: [insertAt(part.end, close)] };
	},
	'bibtex-unclosed-entry': ({ end: content }, text, { end }) => {
		const close = text.charAt(content - 1) === '(' ? ')' : '}';
		return { title: `Close the entry with “${close}”`, edits: [insertAt(end, lineEndOf(text) + close)] };
	},
	'bibtex-unbalanced-braces': (fault, text, node) => {
		const part = partsOf(node).find(({ start, end }) => start < fault.start && fault.end < end);
		const isOpening = text.charAt(fault.start) === '{';
		// An escaped one is a sign of the text: only the author knows where one belongs.
		if (text.slice(fault.start - 1, fault.end).includes('\\')) {
			return undefined;
		}
		return !isOpening || !part
			? { title: 'Delete the brace', edits: [deleteSpan(fault)] }
			: { title: 'Insert “}”', edits: [insertAt(part.end - 1, '}')] };
	},
	'bibtex-stray-brace': fixStrayBrace,
	'bibtex-unexpected': (fault, text, node) => {
		const sign = text.slice(fault.start, fault.end);
		return /["{]/.test(sign) && isBehindValue(fault.start, text, node)
			? { title: 'Join the two values with “#”', edits: [insertAt(fault.start, '# ')] }
			: { title: `Delete “${sign}”`, edits: [deleteSpan(fault)] };
	},
};

/** The brace goes, and one comma is left between the fields around it; where none closes the entry behind them, it goes there. */
function fixStrayBrace(fault: Span, text: string, node: BibtexNode): SpanFix {
	const ends = [...(node.kind === 'entry' ? [node.key] : []), ...partsOf(node)].map(({ end }) => end);
	const before = ends.filter((end) => end <= fault.start).at(-1) ?? fault.start;
	const isParted = skipBlanks(text, before) < fault.start;
	const next = skipBlanks(text, fault.end);
	const hasComma = text.charAt(next) === ',';
	const isClosed = node.kind !== 'entry' || node.isClosed;
	const brace = { start: fault.start, end: isParted && hasComma ? next + 1 : fault.end };
	return {
		title: isClosed ? 'Delete the brace' : 'Put the brace behind the last field',
		edits: [
			...(isParted || hasComma ? [] : [insertAt(before, ',')]),
			deleteSpan(brace),
			...(isClosed ? [] : [insertAt(node.end, `${lineEndOf(text)}}`)]),
		],
	};
}

/** First author's family name and year, in plain lower case: `knuth1984`; `untitled` where there is neither. */
function suggestKey(text: string, fields: readonly FieldNode[]): string {
	const value = (...names: string[]): string => {
		const named = names.flatMap((name) => fields.find((field) => fieldName(text, field) === name) ?? []);
		return named[0]?.parts.map((part) => partText(text, part)).join('') ?? '';
	};
	const [person] = parseNames(value('author', 'editor'), { useprefix: false, dialect: 'biblatex' });
	const name = fold(person ? familyName(person) : (/\p{L}{4,}/u.exec(value('title'))?.[0] ?? ''));
	const year = /\d{4}/.exec(value('date', 'year'))?.[0] ?? '';
	return name.replace(/[^\p{L}\p{N}]/gu, '') + year || 'untitled';
}

function partsOf(node: BibtexNode): readonly ValuePart[] {
	return node.kind === 'entry' || node.kind === 'string' ? node.fields.flatMap(({ parts }) => parts) : [];
}

function lineEndOf(text: string): string {
	return text.includes('\r\n') ? '\r\n' : '\n';
}

function isBehindValue(offset: number, text: string, node: BibtexNode): boolean {
	return partsOf(node).some(({ end }) => skipBlanks(text, end) === offset);
}

function openBraces(text: string): number {
	let depth = 0;
	for (const sign of text) {
		depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
	}
	return depth;
}

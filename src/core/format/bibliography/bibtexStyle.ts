import type { EntryNode, FieldNode } from '../../sources/bibtex/bibtexSyntax';

/** How the entries of a BibTeX file are written, so that what comes in looks like what is there. */
export interface BibtexStyle {
	readonly lineEnd: '\n' | '\r\n';
	/** What stands before a field in its line; `undefined` where an entry is one line. */
	readonly indent: string | undefined;
	/** What stands around the `=`, as it is behind the longest name. */
	readonly equals: { readonly before: string; readonly after: string };
	/** Whether `=` or values stand below each other. */
	readonly aligned: 'equals' | 'values' | undefined;
	/** The width of names up to what is aligned where that is the same in every entry, else 0. */
	readonly width: number;
	readonly delimiters: 'braces' | 'quotes';
	/** Whether numbers stand without delimiters. */
	readonly hasBareNumbers: boolean;
	readonly hasTrailingComma: boolean;
	/** What stands before the closing brace, behind the last field and its comma. */
	readonly closing: string;
	readonly typeCase: LetterCase;
	readonly nameCase: LetterCase;
}

export type LetterCase = 'lower' | 'upper' | 'capital';

/**
 * The style that most of the entries are in; where a question has no answer in them, the usual one: two blanks, braces, ` = `, the
 * brace below.
 */
export function bibtexStyleOf(
	text: string,
	nodes: readonly EntryNode[],
	lineEnd: BibtexStyle['lineEnd'],
): BibtexStyle {
	const entries = nodes.filter(({ fields, isClosed }) => isClosed && fields.length > 0);
	const looks = entries.map((node) => lookOf(text, node));
	const fields = looks.flatMap((look) => look.fields);
	const aligned = mostCommon(looks.map(alignmentOf).filter((found) => found !== 'unclear'));
	const ends = looks.map((look) => look.end);
	return {
		lineEnd,
		indent: fields.length === 0 ? '  ' : mostCommon(fields.map(({ indent }) => indent)),
		equals: {
			before: usualGap(
				fields.map(({ before }) => before),
				aligned === 'equals',
			),
			after: usualGap(
				fields.map(({ after }) => after),
				aligned === 'values',
			),
		},
		aligned,
		width: aligned ? commonWidth(looks, aligned) : 0,
		delimiters:
			mostCommon(fields.map(({ kind }) => kind).filter((kind) => kind !== 'bare')) === 'quoted'
				? 'quotes'
				: 'braces',
		hasBareNumbers: mostCommon(fields.filter(({ isNumber }) => isNumber).map(({ kind }) => kind)) === 'bare',
		hasTrailingComma: mostCommon(ends.map(({ hasComma }) => hasComma)) ?? false,
		closing: mostCommon(ends.map(({ closing }) => closing)) ?? lineEnd,
		typeCase: mostCommon(entries.map(({ type }) => caseOf(text.slice(type.start, type.end)))) ?? 'lower',
		nameCase: mostCommon(fields.map(({ name }) => caseOf(name))) ?? 'lower',
	};
}

export function inCase(name: string, letterCase: LetterCase): string {
	switch (letterCase) {
		case 'lower':
			return name;
		case 'upper':
			return name.toUpperCase();
		case 'capital':
			return name.charAt(0).toUpperCase() + name.slice(1);
	}
}

interface FieldLook {
	readonly name: string;
	readonly indent: string | undefined;
	readonly before: string;
	readonly after: string;
	readonly kind: 'braced' | 'quoted' | 'bare';
	readonly isNumber: boolean;
}

interface EntryLook {
	readonly fields: readonly FieldLook[];
	readonly end: { readonly hasComma: boolean; readonly closing: string };
}

function lookOf(text: string, node: EntryNode): EntryLook {
	const rest = text.slice(node.fields.at(-1)?.value.end, node.end - 1);
	const [, comma = '', closing = ''] = /^[ \t]*(,?)(.*)$/s.exec(rest) ?? [];
	return {
		fields: node.fields.flatMap((field) => fieldLook(text, field) ?? []),
		end: { hasComma: comma !== '', closing: closing.replace(/^.*?(?=\r?\n[ \t]*$)/s, '') },
	};
}

function fieldLook(text: string, { name, value, parts }: FieldNode): FieldLook | undefined {
	const [part] = parts;
	const [, before, after] = /^(\s*)=(\s*)$/.exec(text.slice(name.end, value.start)) ?? [];
	if (!part || before === undefined || after === undefined) {
		return undefined;
	}
	return {
		name: text.slice(name.start, name.end),
		indent: /(?:^|[\r\n])([ \t]*)$/.exec(
			text.slice(Math.max(0, name.start - longestIndent), name.start),
		)?.[1],
		before,
		after,
		kind: part.kind,
		isNumber: /^["{]?\d+["}]?$/.test(text.slice(value.start, value.end)),
	};
}

/** What stands below each other in an entry; `unclear` where names of one length cannot tell. */
function alignmentOf({ fields }: EntryLook): BibtexStyle['aligned'] | 'unclear' {
	if (new Set(fields.map(({ name }) => name.length)).size < 2) {
		return 'unclear';
	}
	return (['equals', 'values'] as const).find(
		(aligned) => new Set(fields.map((field) => widthOf(field, aligned))).size === 1,
	);
}

function widthOf({ name, before, after }: FieldLook, aligned: 'equals' | 'values'): number {
	return name.length + before.length + (aligned === 'values' ? 1 + after.length : 0);
}

/** Where the longest names of the entries differ and the width does not, it is that of the file. */
function commonWidth(looks: readonly EntryLook[], aligned: 'equals' | 'values'): number {
	const entries = looks.filter((look) => alignmentOf(look) === aligned);
	const widths = new Set(entries.flatMap(({ fields }) => fields.map((field) => widthOf(field, aligned))));
	const longest = new Set(entries.map(({ fields }) => Math.max(...fields.map(({ name }) => name.length))));
	const [width = 0] = widths;
	return widths.size === 1 && longest.size > 1 ? width : 0;
}

/** Where gaps align what is behind them, the smallest is the one behind the longest name. */
function usualGap(gaps: readonly string[], isAligning: boolean): string {
	const shortest = [...gaps].sort((a, b) => a.length - b.length)[0];
	return (isAligning ? shortest : mostCommon(gaps)) ?? ' ';
}

function caseOf(word: string): LetterCase {
	return word === word.toLowerCase() ? 'lower' : word === word.toUpperCase() ? 'upper' : 'capital';
}

/** Of equally common ones, the first. */
function mostCommon<T>(values: readonly T[]): T | undefined {
	const counts = new Map<T, number>();
	for (const value of values) {
		counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

const longestIndent = 200;

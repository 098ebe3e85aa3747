import type { CitationMode } from '../citation';
import type { FoundGroup } from '../findings';
import { citationOfKey, type Details } from '../syntaxes/foundCitations';
import type { TypstCursor } from './typstCursor';

/**
 * Takes a call of `cite` whose arguments begin at the cursor.
 *
 * @param start where the call begins: at its `#`, or in code at its name.
 * @see https://typst.app/docs/reference/model/cite/
 */
export function takeCite(
	cursor: TypstCursor,
	start: number,
	takeArguments: (cursor: TypstCursor) => void,
): void {
	const { source, open, cite } = takeCall(cursor, takeArguments);
	const key = labelPattern.exec(source);
	const citekey = key?.[1] ?? key?.[2];
	if (!key || citekey === undefined) {
		return;
	}
	// Behind the key stands no more than what closes it.
	const at = open + key[0].lastIndexOf(citekey, key[0].length - 2);
	const citation = citationOfKey(
		citekey,
		{ start: at, end: at + citekey.length },
		{ mode: modeOf(formPattern.exec(source)?.[1]), ...supplementOf(source, open) },
	);
	const span = { start, end: cursor.pos };
	cite({
		kind: 'bracketed',
		span,
		bracketSpan: span,
		citations: [{ ...citation, itemSpan: span }],
		isPerhapsLabel: true,
	});
}

/** Takes the arguments of a call, which begin at the cursor. */
function takeCall(
	cursor: TypstCursor,
	takeArguments: (cursor: TypstCursor) => void,
): {
	/** The arguments, with their parentheses. */
	readonly source: string;
	readonly open: number;
	/** Has the call be a citation and no code, but for content with citations of its own. */
	readonly cite: (group: FoundGroup) => void;
} {
	const { text, pos: open, findings } = cursor;
	const mark = findings.mark();
	takeArguments(cursor);
	return {
		source: text.slice(open, cursor.pos),
		open,
		cite: (group) => {
			const inner = findings.groups.slice(mark.groups);
			findings.cutBack(mark);
			findings.groups.push(group, ...inner);
		},
	};
}

/** Whether a function may cite by its name, as those of templates and packages do beside `cite`: `citet`, `textcite`, `narrative-cite`. */
export function isCiteName(name: string): boolean {
	return /cite/i.test(name);
}

/**
 * Takes a call of a function that may cite, `#citep(<a>, <b>)`, whose arguments begin at the cursor, with the labels that it cites. What
 * a document calls its functions nobody prescribes, but none with such a name takes labels for anything else.
 */
export function takeOwnCite(
	cursor: TypstCursor,
	start: number,
	name: string,
	takeArguments: (cursor: TypstCursor) => void,
): void {
	const { source, open, cite } = takeCall(cursor, takeArguments);
	const [list = ''] = labelsPattern.exec(source) ?? [];
	const labels = [...list.matchAll(/<([^<>\s]+)>/g)];
	if (labels.length === 0) {
		cursor.addInert('code', start, open);
		return;
	}
	const form = formPattern.exec(source)?.[1];
	const mode = form === undefined ? modeOfName(name) : modeOf(form);
	const place = /^no[-_]?cite/i.test(name) ? ({ place: 'metadata' } as const) : {};
	const span = { start, end: cursor.pos };
	const isAlone = labels.length === 1;
	const citations = labels.map(({ index, 0: label, 1: citekey = '' }, at) => {
		const from = open + index;
		return citationOfKey(
			citekey,
			{ start: from + 1, end: from + 1 + citekey.length },
			{
				mode,
				itemSpan: isAlone ? span : { start: from, end: from + label.length },
				...(at === labels.length - 1 && supplementOf(source, open)),
			},
		);
	});
	cite({ kind: 'bracketed', span, bracketSpan: span, citations, isPerhapsLabel: isAlone, ...place });
}

/** As natbib and biblatex have it: `citet`, `textcite`, `citeauthor`, `citeyear`. */
function modeOfName(name: string): CitationMode {
	if (/year/i.test(name)) {
		return 'suppress-author';
	}
	return /citet(?!itle)|text[-_]?cite|citealt|author|prose|narrative/i.test(name)
		? 'author-in-text'
		: 'normal';
}

function supplementOf(source: string, open: number): Pick<Details, 'behind'> {
	const match = supplementPattern.exec(source);
	const text = match?.[1] ?? match?.[2];
	return match && text !== undefined
		? { behind: { text, start: open + match.index + match[0].lastIndexOf(text) } }
		: {};
}

function modeOf(form: string | undefined): CitationMode {
	return form === 'year'
		? 'suppress-author'
		: form === 'prose' || form === 'author'
			? 'author-in-text'
			: 'normal';
}

/** A value that a named argument may have and that holds no call: a string, content or a name. */
const value = String.raw`(?:"(?:[^"\\]|\\.)*"|\[(?:[^[\]]|\[[^[\]]*\])*\]|[\p{ID_Continue}.-]+)`;
/** The first argument without a name: `<key>`, or `label("key")` for a key with signs that no label has. */
const labelPattern = new RegExp(
	String.raw`^\(\s*(?:[a-z-]+\s*:\s*${value}\s*,\s*)*(?:<([^<>\s]+)>|label\(\s*"((?:[^"\\]|\\.)+)"\s*\))`,
	'u',
);
/** Labels that arguments begin with. */
const labelsPattern = /^\(\s*<[^<>\s]+>(?:\s*,\s*<[^<>\s]+>)*/;
const formPattern = /[(,]\s*form:\s*"(\w+)"/;
const supplementPattern = /[(,]\s*supplement:\s*(?:\[((?:[^[\]]|\[[^[\]]*\])*)\]|"([^"]*)")/;

import { comparePositions } from '../../text/position';
import type { CitationMode } from '../citation';
import type { FoundGroup, InertSpan } from '../findings';
import { latexFaults } from './faults/latexFaults';
import type { CitationSyntax, CitedWork, KeySite } from './citationSyntax';
import { findCommands, toTexText, type CiteCommand, type TexText } from './latexCommands';
import { citeNames, formOf } from './latexNames';
import { citationOfKey } from './foundCitations';
import { latexRewriting } from './latexRewriting';

/**
 * `\cite{a,b}` and the commands of natbib and biblatex, in what Pandoc takes for raw TeX: https://ctan.org/pkg/natbib,
 * https://ctan.org/pkg/biblatex. Pandoc hands them on to LaTeX.
 */
export const latex: CitationSyntax = {
	id: 'latex',
	readIn: new Set(['prose', 'tex'] as const),
	mayBeIn: (text) => /\\[A-Za-z]*cite/i.test(text),
	find: ({ text, inert }) => {
		const tex = toTexText(text);
		return inert.filter(({ kind }) => kind === 'tex').flatMap((span) => findIn(tex, span));
	},
	keyAt,
	writeKey: (citekey) => (isWritable(citekey) ? citekey : undefined),
	rewriteKey: (_text, _keySpan, citekey) => (isWritable(citekey) ? citekey : undefined),
	write,
	joining: (group, text = '') => {
		// Another work has a volume or field of its own.
		const isPlain = formOf(nameOf(text)) === 'plain';
		if (group && (!group.bracketRange || group.place !== 'text' || !isPlain)) {
			return undefined;
		}
		const isMultiple =
			group?.bracketRange && comparePositions(group.bracketRange.start, group.range.start) === 0;
		return isMultiple
			? { separator: '', write: (work) => (isWritable(work.citekey) ? writeArguments(work) : undefined) }
			: { separator: ',', write: ({ citekey }) => (isWritable(citekey) ? citekey : undefined) };
	},
	findFaults: latexFaults,
	rewriting: latexRewriting,
};

function write(works: readonly CitedWork[], mode: CitationMode): string | undefined {
	const writable = works.filter(({ citekey }) => isWritable(citekey));
	const [first] = writable;
	if (!first) {
		return undefined;
	}
	const command = commands[mode];
	const isPlain = writable.length === 1 || writable.every(({ prefix, locator }) => !prefix && !locator);
	return isPlain
		? `\\${command}${writeArguments({ ...first, citekey: writable.map(({ citekey }) => citekey).join(',') })}`
		: writable.map((work) => `\\${command}${writeArguments(work)}`).join(' ');
}

/** `[see][p. 3]{key}`: with one optional argument, that is what stands behind. */
function writeArguments({ citekey, prefix = '', locator = '' }: CitedWork): string {
	return `${prefix && `[${prefix}]`}${prefix || locator ? `[${locator}]` : ''}{${citekey}}`;
}

/** Known to natbib, and to biblatex with its option `natbib`. */
const commands: Readonly<Record<CitationMode, string>> = {
	normal: 'cite',
	'author-in-text': 'citet',
	'suppress-author': 'citeyearpar',
};

function findIn(tex: TexText, span: InertSpan): FoundGroup[] {
	return findCommands(tex, span).flatMap((command) => {
		const citations = command.lists.flatMap((list, at) => citationsOf(command, list, at));
		const [only] = command.lists;
		return citations.length === 0
			? []
			: [
					{
						kind: 'bracketed',
						span: command.span,
						bracketSpan: command.isMultiple ? command.span : (only?.braces ?? command.span),
						citations,
						isPerhapsLabel: false,
						...(/^nocite$/.test(command.name) && { place: 'metadata' as const }),
					},
				];
	});
}

/** What stands before a list of keys belongs to its first, what stands behind to its last. */
function citationsOf(
	command: CiteCommand,
	list: CiteCommand['lists'][number],
	at: number,
): FoundGroup['citations'] {
	const isAlone = command.isMultiple && list.keys.length === 1;
	const mode = modeOf(command);
	return list.keys.map((key, place) =>
		citationOfKey(key.text, key, {
			mode,
			before: place === 0 ? [at === 0 ? command.before : undefined, list.before] : [],
			behind: place === list.keys.length - 1 ? list.behind : undefined,
			...(isAlone && { itemSpan: list.span }),
		}),
	);
}

/** Of natbib's commands a star asks for all authors, of biblatex's for none. */
function modeOf({ name, isStarred }: CiteCommand): CitationMode {
	if (
		/^cite(?:year|date)/i.test(name) ||
		(isStarred && /^(?:paren|auto|foot|smart|super)?cites?$/i.test(name))
	) {
		return 'suppress-author';
	}
	return /^(?:cite(?:t$|talias|alt$|author|fullauthor)|textcite|tvolcite)/i.test(name)
		? 'author-in-text'
		: 'normal';
}

/** The key in the braces of a command that a cursor is in, of a list the one at the cursor; the braces need not be closed. */
function keyAt(text: string, offset: number): KeySite | undefined {
	const from = Math.max(0, offset - longestCommand);
	const match = openPattern.exec(text.slice(from, offset));
	if (!match || blankLinePattern.test(match[0]) || !isForKeys(match[0])) {
		return undefined;
	}
	const typed = /[^\s,]*$/.exec(match[1] ?? '')?.[0] ?? '';
	const behind = /^[^\s,{}\\[\]]*/.exec(text.slice(offset, offset + longestCommand))?.[0] ?? '';
	return {
		start: from + match.index,
		span: { start: offset - typed.length, end: offset + behind.length },
		typed,
		isBraced: true,
	};
}

/** Whether the last braces of a command, which are open, are those of its keys: not the first of a volume, nor the second of a field. */
function isForKeys(command: string): boolean {
	const form = formOf(nameOf(command));
	const before = (command.match(/\{/g)?.length ?? 0) - 1;
	return form === 'plain' || (form === 'volume' ? before % 2 === 1 : before === 0);
}

function nameOf(command: string): string {
	return /^\\([A-Za-z]*)/.exec(command)?.[1] ?? '';
}

function isWritable(citekey: string): boolean {
	return citekey !== '' && !/[\s{},\\%#~]/.test(citekey);
}

/** With all its arguments. */
const longestCommand = 1000;
const blankLinePattern = /\n[ \t\r]*\n/;

// The name, perhaps with a star; arguments in brackets, which may hold others, or, of `\cites` and its like, braces; then the braces that are open.
const openPattern = new RegExp(
	String.raw`(?<!\\)\\(?:${citeNames})\*?` +
		String.raw`(?:\s*(?:\[(?:[^[\]]|\[[^[\]]*\])*\]|\([^()]*\)|\{[^{}]*\}))*\s*\{([^{}\\]*)$`,
	'i',
);

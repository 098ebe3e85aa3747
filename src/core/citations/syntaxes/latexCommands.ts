import { spanAt, type Span } from '../../text/range';
import { pairInTex } from '../markdown/signPairs';
import { argumentLimit, verbatimCommand } from '../markdown/texCommand';
import type { Piece } from './foundCitations';
import { citeNames, formOf, type CommandForm } from './latexNames';

/** A command that cites, with its arguments. */
export interface CiteCommand {
	readonly name: string;
	readonly isStarred: boolean;
	readonly form: CommandForm;
	/** Whether each work has arguments of its own: `\cites[p. 3]{a}[p. 5]{b}`. */
	readonly isMultiple: boolean;
	/** From the backslash to behind the last argument. */
	readonly span: Span;
	/** What `\cites(see){a}{b}` has before all works. */
	readonly before: Piece | undefined;
	/** One, or several where `isMultiple`. */
	readonly lists: readonly KeyList[];
}

/** Keys in braces, with the optional arguments before them. */
export interface KeyList {
	readonly span: Span;
	readonly braces: Span;
	readonly keys: readonly (Span & { readonly text: string })[];
	readonly before: Piece | undefined;
	readonly behind: Piece | undefined;
}

/** A text whose brackets are paired once for all commands in it. */
export interface TexText {
	readonly text: string;
	/** Behind the bracket that closes the one at `open`. */
	endOf(open: number): number | undefined;
}

export function toTexText(text: string): TexText {
	const pairs = new Map([
		['(', pairInTex(text, ['(', ')'])],
		['[', pairInTex(text, ['[', ']'])],
		['{', pairInTex(text, ['{', '}'])],
	]);
	return { text, endOf: (open) => pairs.get(text[open] ?? '')?.endOf(open, open + argumentLimit) };
}

/** The commands that begin between two offsets, comments and verbatim text left out. Their arguments may reach further. */
export function findCommands(tex: TexText, { start, end }: Span): readonly CiteCommand[] {
	const { text } = tex;
	const source = text.slice(start, end);
	const hidden = [...source.matchAll(hiddenPattern)].map(({ index, 0: { length } }) => ({
		start: start + index,
		end: start + index + length,
	}));
	return [...source.matchAll(commandPattern)]
		.filter(({ index }) => !spanAt(hidden, start + index))
		.flatMap(({ index, 0: { length }, 1: name = '', 2: star = '' }) => {
			const form = formOf(name);
			const command = readArguments(tex, start + index + length, form, /cites$|texts$/i.test(name));
			return command
				? [
						{
							name,
							isStarred: star !== '',
							form,
							...command,
							span: { start: start + index, end: command.end },
						},
					]
				: [];
		});
}

function readArguments(
	tex: TexText,
	start: number,
	form: CommandForm,
	isMultiple: boolean,
): (Omit<CiteCommand, 'name' | 'isStarred' | 'form' | 'span'> & { readonly end: number }) | undefined {
	const [first, second] = isMultiple ? takeTwo(tex, start, '(') : [];
	const lists: KeyList[] = [];
	let end = second?.end ?? first?.end ?? start;
	const read = form === 'volume' ? readVolume : readList;
	for (let list = read(tex, end); list; list = isMultiple ? read(tex, end) : undefined) {
		lists.push(list);
		({ end } = list.span);
	}
	const last = lists.at(-1);
	if (last && second) {
		lists[lists.length - 1] = { ...last, behind: last.behind ?? pieceOf(tex.text, second) };
	}
	if (last && form === 'field') {
		end = (takeOne(tex, takeOne(tex, end, '[')?.end ?? end, '{') ?? { end }).end;
	}
	return lists.length > 0 ? { isMultiple, before: first && pieceOf(tex.text, first), lists, end } : undefined;
}

/** `[see][p. 3]{a,b}`; one optional argument alone is what stands behind. */
function readList(tex: TexText, start: number): KeyList | undefined {
	const [first, second] = takeTwo(tex, start, '[');
	const braces = takeOne(tex, second?.end ?? first?.end ?? start, '{');
	if (!braces) {
		return undefined;
	}
	const behind = second ?? first;
	return {
		span: { start: (first ?? braces).start, end: braces.end },
		braces,
		keys: keysIn(tex.text, braces),
		before: second && first && pieceOf(tex.text, first),
		behind: behind && pieceOf(tex.text, behind),
	};
}

/** `[see]{volume}[p. 3]{a,b}`. */
function readVolume(tex: TexText, start: number): KeyList | undefined {
	const before = takeOne(tex, start, '[');
	const volume = takeOne(tex, before?.end ?? start, '{');
	const behind = volume && takeOne(tex, volume.end, '[');
	const braces = volume && takeOne(tex, (behind ?? volume).end, '{');
	return (
		braces && {
			span: { start: (before ?? volume).start, end: braces.end },
			braces,
			keys: keysIn(tex.text, braces),
			before: before && pieceOf(tex.text, before),
			behind: behind && pieceOf(tex.text, behind),
		}
	);
}

function keysIn(text: string, { start, end }: Span): KeyList['keys'] {
	return [...withoutComments(text.slice(start + 1, end - 1)).matchAll(keyPattern)]
		.filter(([key]) => !macroPattern.test(key))
		.map(({ index, 0: key }) => ({
			text: key,
			start: start + 1 + index,
			end: start + 1 + index + key.length,
		}));
}

/** Two arguments, one or none. */
function takeTwo(tex: TexText, start: number, open: string): readonly Span[] {
	const first = takeOne(tex, start, open);
	const second = first && takeOne(tex, first.end, open);
	return [first, second].filter((span) => span !== undefined);
}

/** An argument in brackets, behind spaces and at most one line end, within its paragraph. */
function takeOne(tex: TexText, start: number, open: string): Span | undefined {
	const { text } = tex;
	gapPattern.lastIndex = start;
	const at = start + (gapPattern.exec(text)?.[0].length ?? 0);
	const end = text[at] === open ? tex.endOf(at) : undefined;
	return end === undefined || blankLinePattern.test(text.slice(at, end)) ? undefined : { start: at, end };
}

/** What stands in its brackets. */
function pieceOf(text: string, { start, end }: Span): Piece {
	return { text: withoutComments(text.slice(start + 1, end - 1)), start: start + 1 };
}

/** With spaces for them. */
function withoutComments(text: string): string {
	return text.replace(commentPattern, (comment) => ' '.repeat(comment.length));
}

const commandPattern = new RegExp(String.raw`(?<!\\)\\(${citeNames})(?![A-Za-z])(\*?)`, 'gi');
/** What LaTeX does not read. */
const hiddenPattern = new RegExp(
	String.raw`(?<!\\)%[^\n]*|${verbatimCommand}` +
		String.raw`|\\begin\{(?<environment>verbatim|lstlisting|minted|comment)\*?\}[^]*?\\end\{\k<environment>\*?\}`,
	'gu',
);
/** A quote's marks may stand before a key on a further line. */
const keyPattern = /[^\s,>{}%][^\s,{}%]*/g;
/** A macro, or its argument within its definition, stands for keys that nobody knows here. */
const macroPattern = /[\\#]/;
const commentPattern = /(?<!\\)%[^\n]*/g;
const gapPattern = /[ \t]*(?:\r?\n[ \t>]*)?/y;
const blankLinePattern = /\n[ \t\r>]*\n/;

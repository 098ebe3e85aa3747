import { isBlankLine, skipSpaces, skipSpacesAndLineEnd } from '../characters';
import { characterAt } from '../../text/characterAt';
import type { MarkdownText } from './markdownText';
import { oncePerText } from './scanMemo';
import { pairBrackets, pairInTex, pairOptions, type SignPairs, type TexPairs } from './signPairs';

/** Behind a TeX command with its arguments, or a mathematics environment, that starts at `start`, as it stands in a line. */
export function texInlineEnd(source: MarkdownText, start: number, end: number): number | undefined {
	const { text } = source;
	const verbatim = verbatimEnd(text, start);
	if (verbatim !== undefined) {
		return verbatim <= end ? verbatim : undefined;
	}
	const command = parseCommand(text, start);
	if (!command) {
		return undefined;
	}
	if (command.name === 'begin') {
		const name = /^\{([^{}\n]*)\}/.exec(text.slice(command.end, command.end + 40))?.[1];
		const close =
			name !== undefined && mathEnvironments.has(name.replace(/\*$/, ''))
				? environmentEnd(command.end, name, source)
				: undefined;
		return close === undefined || close > end ? undefined : close;
	}
	const isBlock = blockCommands.has(command.name) && !eitherCommands.has(command.name);
	if (isBlock || textCommands.has(command.name)) {
		return undefined;
	}
	return accentCommands.has(command.name)
		? accentedEnd(source, command.end, end)
		: argumentsEnd(source, command.end, end, shapeOf(command.name));
}

/** Behind one or more TeX environments or block commands that make a block of their own at `start`. */
export function texBlockEnd(source: MarkdownText, start: number): number | undefined {
	const { text } = source;
	let at = start;
	let end: number | undefined;
	while (text[at] === '\\') {
		const next = oneTexBlockEnd(source, at);
		if (next === undefined) {
			break;
		}
		end = next;
		at = skipSpaces(text, next);
		if (text[at] === '\n' && !isBlankLine(text, at + 1)) {
			at = skipSpaces(text, at + 1);
		}
	}
	return end;
}

/** Whether such a block begins at `start`; how far it goes is not looked at. */
export function startsTexBlock(source: MarkdownText, start: number): boolean {
	return source.text[start] === '\\' && oneTexBlockEnd(source, start) !== undefined;
}

function oneTexBlockEnd(source: MarkdownText, start: number): number | undefined {
	const { text } = source;
	const command = verbatimEnd(text, start) === undefined ? parseCommand(text, start) : undefined;
	if (!command) {
		return undefined;
	}
	if (command.name === 'begin') {
		const name = /^\{([^{}\n]*)\}/.exec(text.slice(command.end, command.end + 80))?.[1];
		return name === undefined ? undefined : environmentEnd(command.end, name, source);
	}
	if (textCommands.has(command.name) || isInlineCommand(command.name)) {
		return undefined;
	}
	if (definitionCommands.has(command.name)) {
		return argumentsEnd(source, skipDefinedName(text, command.end), text.length);
	}
	if (text.startsWith('start', start + 1)) {
		const environment = command.name.slice('start'.length);
		const close = environment === '' ? undefined : source.search(`\\stop${environment}`, command.end);
		if (close !== undefined) {
			return close + 5 + environment.length;
		}
	}
	const end = argumentsEnd(source, command.end, text.length, {
		options: Infinity,
		braces: Infinity,
		isAddress: addressCommands.has(command.name),
	});
	// A command that could be either is a block only when nothing follows it on its line.
	return blockCommands.has(command.name) || isBlankLine(text, end) ? end : undefined;
}

/** Behind a command whose argument is no TeX but text between two like signs in a line, if one starts at `start`. */
function verbatimEnd(text: string, start: number): number | undefined {
	verbatimPattern.lastIndex = start;
	const match = verbatimPattern.exec(text);
	return match ? start + match[0].length : undefined;
}

/** The command's name, and the offset behind it, its star and the spaces that TeX skips. */
function parseCommand(text: string, start: number): { name: string; end: number } | undefined {
	commandPattern.lastIndex = start;
	const match = commandPattern.exec(text);
	return match ? { name: match[1] ?? '', end: start + match[0].length } : undefined;
}

/** Whether a command stands in a line only, even where nothing follows it there. */
function isInlineCommand(name: string): boolean {
	return [plainCommands, unaryCommands, signCommands, accentCommands].some((names) => names.has(name));
}

/** How many `[…]` and then `{…}` a command takes at most. */
interface ArgumentShape {
	readonly options: number;
	readonly braces: number;
	/** Whether they begin with an address, in which a percent sign begins no comment. */
	readonly isAddress?: boolean;
}

/** As Pandoc's LaTeX reader has it for the commands that it knows; of others it takes all that follow. */
function shapeOf(name: string): ArgumentShape {
	return {
		options: plainCommands.has(name) || signCommands.has(name) ? 0 : Infinity,
		braces: signCommands.has(name) ? 0 : plainCommands.has(name) || unaryCommands.has(name) ? 1 : Infinity,
		isAddress: addressCommands.has(name),
	};
}

function argumentsEnd(
	source: MarkdownText,
	start: number,
	end: number,
	{ options, braces, isAddress = false }: ArgumentShape = { options: Infinity, braces: Infinity },
): number {
	const { text } = source;
	const below = options > 0 ? skipSpacesAndLineEnd(text, start, end) : start;
	let at = text[below] === '[' ? below : start;
	for (let taken = 0; taken < options && text[at] === '['; taken++) {
		const next = argumentEnd(source, optionEnds(source), at, end);
		if (next === undefined) {
			return at;
		}
		const behind = skipSpacesAndLineEnd(text, next, end);
		at = text[behind] === '[' || text[behind] === '{' ? behind : next;
	}
	for (let taken = 0; taken < braces && text[at] === '{'; taken++) {
		const pairs = isAddress ? argumentBraces(source) : texBraces(source);
		const next = argumentEnd(source, pairs, at, end);
		if (next === undefined) {
			return at;
		}
		at = next;
	}
	while (text.startsWith('{}', at) && at + 2 <= end) {
		at += 2;
	}
	return at;
}

function argumentEnd(
	source: MarkdownText,
	pairs: SignPairs | TexPairs,
	open: number,
	end: number,
): number | undefined {
	const behind = pairs.endOf(open, Math.min(end, open + argumentLimit));
	source.looked(behind ?? open + argumentLimit);
	return behind;
}

/** Behind what an accent is put on: a group or one sign, in the line below if need be. */
function accentedEnd(source: MarkdownText, start: number, end: number): number {
	const { text } = source;
	const at = skipSpacesAndLineEnd(text, start, end);
	if (text[at] === '{') {
		return argumentsEnd(source, at, end, { options: 0, braces: 1 });
	}
	return at < end && !unaccentedSigns.includes(text[at] ?? '') ? at + characterAt(text, at).length : start;
}

function skipDefinedName(text: string, start: number): number {
	const command = parseCommand(text, start);
	return command ? command.end : start;
}

function environmentEnd(start: number, name: string, source: MarkdownText): number | undefined {
	const opening = `\\begin{${name}}`;
	const closing = `\\end{${name}}`;
	let depth = 1;
	let at = start;
	while (depth > 0) {
		const close = source.search(closing, at);
		if (close === undefined) {
			return undefined;
		}
		for (let inner = source.searchNearby(opening, at); inner !== undefined && inner < close;) {
			depth++;
			inner = source.searchNearby(opening, inner + opening.length);
		}
		depth--;
		at = close + closing.length;
	}
	return at;
}

const listing = String.raw`(?:lstinline(?:\[[^\]\n]{0,300}\])?|mintinline(?:\[[^\]\n]{0,300}\])?\{[^{}\n]{0,300}\})`;
/** `\verb|…|` and its like as a regular expression, which needs the flag `u`. Limited, to stay linear. */
export const verbatimCommand =
	String.raw`\\(?:${listing}\{[^}\n]{0,2000}\}` +
	String.raw`|(?:[vV]erb *(?:\* *)?|${listing})(?<sign>[^\p{L}\p{N}\s\\{])[^\n]{0,2000}?\k<sign>)`;
const verbatimPattern = new RegExp(verbatimCommand, 'uy');
const commandPattern = /\\(\p{L}[\p{L}@]*) *(?:\* *)?/uy;
/** Arguments are no longer. */
export const argumentLimit = 20_000;
export const argumentBraces = oncePerText(({ text }) => pairBrackets(text, /[{}]|\\[^]?/g, ['{', '}']));
const texBraces = oncePerText(({ text }) => pairInTex(text, ['{', '}']));
const optionEnds = oncePerText(({ text }) => pairOptions(text));

const mathEnvironments = new Set(
	'displaymath math equation gather multline eqnarray align alignat flalign dmath dgroup darray subequations'.split(
		' ',
	),
);
/** One argument, and no options. */
const plainCommands = new Set(
	(
		'emph textit textsl textsc textsf textmd textrm textup texttt textbf textnormal underline url nolinkurl sout ' +
		'textsuperscript textsubscript ensuremath gls acrshort ac citetext'
	).split(' '),
);
/** One argument behind options. */
const unaryCommands = new Set(
	(
		'cite citep citep* citet citet* citealp citealp* citealt citealt* citeauthor citeauthor* citeyear citeyearpar ' +
		'parencite textcite autocite footcite footcitetext smartcite supercite nocite Cite Parencite Textcite Autocite ' +
		'footnote thanks includegraphics enquote si num lstinline'
	).split(' '),
);
/** No argument: braces and brackets behind it are the text's. */
const signCommands = new Set(
	(
		'LaTeX TeX ldots vdots dots mdots sim sep item par tiny scriptsize footnotesize small normalsize large Large LARGE huge ' +
		'Huge raggedright textquoteleft textquoteright textquotedblleft textquotedblright lq rq textasciitilde ' +
		'textasciicircum textbackslash backslash slash textgreater textless bar hyp S P copyright pounds euro qed ps ' +
		'o O l L i j ae AE oe OE aa AA ss'
	).split(' '),
);
const addressCommands = new Set(['url', 'nolinkurl', 'href']);
/** Put on what follows. */
const accentCommands = new Set('H b c G h d f r t U v u k'.split(' '));
const unaccentedSigns = '#$%&~_^\\}\n';
/** Text where they have nothing that they could take. */
const textCommands = new Set(['end', 'and', 'verb', 'Verb']);
const definitionCommands = new Set(
	'newcommand renewcommand providecommand DeclareMathOperator newenvironment renewenvironment def let edef gdef'.split(
		' ',
	),
);
/** Blocks that may stand in a line, too. */
const eitherCommands = new Set('hspace vspace newpage clearpage pagebreak'.split(' '));
const blockCommands = new Set(
	(
		'part chapter section subsection subsubsection paragraph subparagraph title author date maketitle tableofcontents ' +
		'listoffigures listoftables appendix bibliography bibliographystyle addbibresource printbibliography newpage clearpage ' +
		'cleardoublepage pagebreak usepackage documentclass include subfile hrule hspace vspace centering caption ' +
		'frametitle framesubtitle opening closing address signature setlength addtolength addcontentsline hypersetup'
	).split(' '),
);

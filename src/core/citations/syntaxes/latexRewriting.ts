import { lookUp } from '../../model/lookUp';
import { deleteSpan, insertAt, replaceSpan, type SpanEdit } from '../../text/spanEdits';
import type { GroupRewriting, PlacedGroup } from './groupRewriting';
import type { Piece } from './foundCitations';
import { findCommands, toTexText, type CiteCommand } from './latexCommands';

export const latexRewriting: GroupRewriting = {
	// A tie keeps two numbers on one line, which a list does by itself.
	gap: /^[ \t~]*(?:\r?\n[ \t]*)?$/,
	listOf: (_text, groups, at) => groups[at]?.citations ?? [],
	merge,
	putInText: (text, group) =>
		group.citations[0]?.mode === 'normal' ? rename(text, group, inText) : undefined,
	putInBrackets: (text, group) => rename(text, group, inBrackets),
};

/**
 * `\cite{a} \cite{b}` as `\cite{a,b}`, with what stands before the first and behind the last; where more is said, `\parencites` and the
 * like of biblatex, which have arguments for each work.
 */
function merge(text: string, groups: readonly PlacedGroup[]): readonly SpanEdit[] | undefined {
	const commands = groups.map((group) => commandOf(text, group)).filter((command) => command !== undefined);
	const [first] = commands;
	const isAlike = ({ name, isStarred, form }: CiteCommand): boolean =>
		form === 'plain' && singular(name) === singular(first?.name ?? '') && isStarred === first?.isStarred;
	return commands.length === groups.length && commands.every(isAlike)
		? (asOneList(commands) ?? asMultiple(text, commands))
		: undefined;
}

function asOneList(commands: readonly CiteCommand[]): readonly SpanEdit[] | undefined {
	const lists = commands.flatMap((command) => command.lists);
	const [first, last] = [lists[0], lists.at(-1)];
	const isSaid = (piece: Piece | undefined): piece is Piece =>
		piece !== undefined && piece.text.trim() !== '';
	const isLost = lists.some(
		({ before, behind }, at) => (at > 0 && isSaid(before)) || (at < lists.length - 1 && isSaid(behind)),
	);
	if (!first || !last || isLost || commands.some(({ isMultiple }) => isMultiple)) {
		return undefined;
	}
	const { before } = first;
	const { behind } = last;
	const options = { start: first.span.start, end: first.braces.start };
	const edits = lists.slice(1).map(({ braces }, at) => {
		const close = (lists[at]?.braces.end ?? braces.start) - 1;
		return replaceSpan({ start: close, end: braces.start + 1 }, ',');
	});
	const written = isSaid(behind) && `${isSaid(before) ? `[${before.text}]` : ''}[${behind.text}]`;
	return written ? [replaceSpan(options, written), ...edits] : edits;
}

function asMultiple(text: string, commands: readonly CiteCommand[]): readonly SpanEdit[] | undefined {
	const edits = commands.map(({ name, span, lists }, at): SpanEdit | undefined => {
		const nameEnd = span.start + 1 + name.length;
		const list = lists[0]?.span.start ?? nameEnd;
		const isPlain = manyNames.has(singular(name)) && text.slice(nameEnd, list).trim() === '';
		return !isPlain
			? undefined
			: at === 0
				? insertAt(nameEnd, name === singular(name) ? 's' : '')
				: deleteSpan({ start: commands[at - 1]?.span.end ?? span.start, end: list });
	});
	const made = edits.filter((edit) => edit !== undefined);
	return made.length === commands.length
		? made.filter(({ start, end, newText }) => end > start || newText !== '')
		: undefined;
}

/** The same command by another name; what it takes is the same. */
function rename(
	text: string,
	group: PlacedGroup,
	names: Readonly<Record<string, string>>,
): readonly SpanEdit[] | undefined {
	const command = commandOf(text, group);
	const other = command && lookUp(names, command.name);
	const start = group.span.start + 1;
	return other === undefined
		? undefined
		: [replaceSpan({ start, end: start + (command?.name.length ?? 0) }, other)];
}

function commandOf(text: string, { span }: PlacedGroup): CiteCommand | undefined {
	return findCommands(toTexText(text), span)[0];
}

function singular(name: string): string {
	return name.replace(/s$/, '');
}

/** By the name that has all in brackets, the one that names the author in the text: natbib’s, biblatex’s. `\cite` may be either. */
const inText: Readonly<Record<string, string>> = {
	citep: 'citet',
	Citep: 'Citet',
	parencite: 'textcite',
	Parencite: 'Textcite',
	parencites: 'textcites',
	Parencites: 'Textcites',
	autocite: 'textcite',
	Autocite: 'Textcite',
	autocites: 'textcites',
	Autocites: 'Textcites',
	pvolcite: 'tvolcite',
	Pvolcite: 'Tvolcite',
	avolcite: 'tvolcite',
	Avolcite: 'Tvolcite',
	pvolcites: 'tvolcites',
	Pvolcites: 'Tvolcites',
	avolcites: 'tvolcites',
	Avolcites: 'Tvolcites',
};

const inBrackets: Readonly<Record<string, string>> = {
	citet: 'citep',
	Citet: 'Citep',
	textcite: 'parencite',
	Textcite: 'Parencite',
	textcites: 'parencites',
	Textcites: 'Parencites',
	tvolcite: 'pvolcite',
	Tvolcite: 'Pvolcite',
	tvolcites: 'pvolcites',
	Tvolcites: 'Pvolcites',
};

/** Commands with a form for many works, which tell by their names that they are biblatex’s. */
const manyNames: ReadonlySet<string> = new Set(
	['parencite', 'textcite', 'autocite', 'footcite', 'smartcite', 'supercite'].flatMap((name) => [
		name,
		`${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`,
	]),
);

import { findCommands, toTexText, type CiteCommand } from '../latexCommands';
import { citeNames } from '../latexNames';
import { emptyFault, openFault, strayFault, type FaultyText, type SyntaxFault } from './syntaxFault';

/** `\cite{}`, `\cite{a,,b}`, and `\cite{a` that is not closed in its paragraph. */
export function latexFaults({ text, inert, kindAt }: FaultyText): readonly SyntaxFault[] {
	const tex = toTexText(text);
	const closed = inert
		.filter(({ kind }) => kind === 'tex')
		.flatMap((span) => findCommands(tex, span))
		.flatMap((command) => faultsOf(text, command));
	return [...closed, ...openCommands(text, kindAt)];
}

function faultsOf(text: string, command: CiteCommand): readonly SyntaxFault[] {
	const { span, lists } = command;
	const citekeys = lists.flatMap(({ keys }) => keys.map((key) => key.text));
	return lists.flatMap(({ braces, keys }): readonly SyntaxFault[] => {
		const list = { start: braces.start + 1, end: braces.end - 1 };
		const inside = text.slice(list.start, list.end);
		if (keys.length === 0 && inside.trim() === '') {
			const fault = emptyFault('command', span);
			return [citekeys.length === 0 ? fault : { ...fault, fix: undefined }];
		}
		// A comment may hold anything, and a macro's argument stands for what nobody knows here.
		if (/[%\\#{]/.test(inside)) {
			return [];
		}
		const separators = [...inside.matchAll(/,/g)].map(({ index }) => list.start + index);
		const fault = strayFault(text, { list, separators, touched: span, citekeys });
		return fault ? [fault] : [];
	});
}

/** Pandoc takes such for text; LaTeX, where the braces are closed further down, for a runaway argument. */
function openCommands(text: string, kindAt: FaultyText['kindAt']): readonly SyntaxFault[] {
	return [...text.matchAll(openPattern)]
		.filter(({ index }) => ['prose', 'tex'].includes(kindAt(index)))
		.map(({ index, 0: command, 1: keys = '' }) =>
			openFault(
				'The braces of this command are not closed in its paragraph.',
				{ start: index, end: index + command.length },
				'}',
				keys.split(',').map((key) => key.trim()),
			),
		);
}

/** With the keys that follow each other, behind which no brace closes up to the end of the paragraph. */
const openPattern = new RegExp(
	String.raw`(?<!\\)\\(?:${citeNames})\*?(?:\[[^[\]\n]*\]){0,2}` +
		String.raw`\{[ \t]*([^\s,{}\\%#]+(?:[ \t]*,[ \t]*[^\s,{}\\%#]+)*)(?![^\s,{}\\%#])(?=(?:[^}\n]|\n(?![ \t\r>]*\n))*(?:\n[ \t\r>]*\n|$(?![^])))`,
	'gi',
);

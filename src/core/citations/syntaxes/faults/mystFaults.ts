import { emptyFault, openFault, strayFault, type FaultyText, type SyntaxFault } from './syntaxFault';

/** `` {cite}`` ``, `` {cite}`a,,b` ``, and `` {cite}`a `` that is not closed. */
export function mystFaults({ text, kindAt, groups }: FaultyText): readonly SyntaxFault[] {
	const roles = [...text.matchAll(rolePattern)].filter(({ index }) => kindAt(index) === 'prose');
	const starts = new Set(groups.map(({ span }) => span.start));
	const open = roles
		.filter(({ index }) => !starts.has(index))
		.flatMap(({ index, 0: role }) => faultOfRole(text, kindAt, index, index + role.length) ?? []);
	const stray = groups.flatMap(({ span, bracketSpan = span, citations }) => {
		const fence = /^`+/.exec(text.slice(bracketSpan.start, bracketSpan.end))?.[0].length ?? 1;
		const list = { start: bracketSpan.start + fence, end: bracketSpan.end - fence };
		// What is said of a work may hold the signs, too.
		const inside = text.slice(list.start, list.end).replace(/\{[^{}]*\}/g, (said) => '_'.repeat(said.length));
		const separators = [...inside.matchAll(/[,;]/g)].map(({ index }) => list.start + index);
		const citekeys = citations.map(({ citekey }) => citekey);
		return strayFault(text, { list, separators, touched: span, citekeys }) ?? [];
	});
	return [...open, ...stray];
}

/** @param behind where its backtick is */
function faultOfRole(
	text: string,
	kindAt: FaultyText['kindAt'],
	start: number,
	behind: number,
): SyntaxFault | undefined {
	const empty = /^(?:``(?!`)|`[ \t]+`)/.exec(text.slice(behind, behind + longestBlank));
	if (empty) {
		return emptyFault('role', { start, end: behind + empty[0].length });
	}
	const keys = kindAt(behind) === 'prose' ? (keysPattern.exec(text.slice(behind + 1))?.[0] ?? '') : '';
	return keys === ''
		? undefined
		: openFault(
				'The text of this role is not closed: a “`” is missing.',
				{ start, end: behind + 1 + keys.length },
				'`',
				keys.split(/[,;]/).map((key) => key.trim()),
			);
}

const rolePattern = /\{(?:foot)?cite(?::[a-z]+)?\}(?=`)/g;
const keysPattern = /^[^\s{},;`]+(?:[ \t]*[,;][ \t]*[^\s{},;`]+)*/;
const longestBlank = 20;

import { withoutEchoes } from '../bibtexProblems';
import type { BibtexDocument, DocumentEntry } from '../language/bibtexDocument';
import { skipBlanks } from '../scanLines';
import type { Finding } from './findings';

/** What the scanner said, and names that nothing defines. */
export function checkFile({ file, undefinedStrings }: BibtexDocument): Finding[] {
	return [
		...file.faults,
		...withoutEchoes(undefinedStrings, file.faults).map(({ name, start, end }): Finding => ({
			code: 'bibtex-undefined-string',
			message: `No @string above defines “${name}”; text stands in braces.`,
			start,
			end,
		})),
	];
}

/** Two commas in a row: BibTeX and Pandoc refuse the file. One behind the key and one behind the last field are allowed. */
export function checkCommas({ file: { text } }: BibtexDocument, { node }: DocumentEntry): Finding[] {
	const ends = [node.key, ...node.fields.map(({ value }) => value)].map(({ end }) => end);
	return ends.flatMap((from, at): Finding[] => {
		const [, extra] = findCommas(text, from, node.fields[at]?.name.start ?? node.end);
		return extra === undefined
			? []
			: [
					{
						code: 'bibtex-double-comma',
						message: 'There is one comma too many here; BibTeX and Pandoc stop at it.',
						start: extra,
						end: extra + 1,
					},
				];
	});
}

/** Braces that BibTeX counts and the value's end does not need: closing ones within quotation marks, and those behind backslashes. */
export function checkBraces({ file: { text } }: BibtexDocument, { node }: DocumentEntry): Finding[] {
	return node.fields.flatMap(({ parts }) =>
		parts.flatMap((part): Finding[] => {
			if (part.kind === 'bare' || !part.isClosed) {
				return [];
			}
			const [start, end] = [part.start + 1, part.end - 1];
			const isQuoted = part.kind === 'quoted';
			const at = isQuoted ? findUnopened(text, start, end) : findEscaped(text, start, end);
			const brace = isQuoted ? at : at + 1;
			const which = text.charAt(brace) === '{' ? 'never closed' : 'never opened';
			return at < 0
				? []
				: [
						{
							code: 'bibtex-unbalanced-braces',
							message: isQuoted
								? `This brace is ${which}; BibTeX counts braces within quotation marks too.`
								: `This brace is ${which}; BibTeX counts braces behind backslashes too, and so ends the value elsewhere than Pandoc does.`,
							start: at,
							end: brace + 1,
						},
					];
		}),
	);
}

/** The offsets of the commas up to anything but blanks and `%` comments. */
export function findCommas(text: string, start: number, end: number): readonly number[] {
	const commas: number[] = [];
	for (let at = skipBlanks(text, start); at < end && text.charAt(at) === ','; at = skipBlanks(text, at + 1)) {
		commas.push(at);
	}
	return commas;
}

/** The first closing brace that none opened, or -1. */
export function findUnopened(text: string, start: number, end: number): number {
	let depth = 0;
	for (let at = start; at < end; at++) {
		const sign = text.charAt(at);
		depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
		if (depth < 0) {
			return at;
		}
	}
	return -1;
}

/** The first escaped brace of the kind that the value has too many of, or -1. */
function findEscaped(text: string, start: number, end: number): number {
	const value = text.slice(start, end);
	if (!escapedBracePattern.test(value)) {
		return -1;
	}
	const count = (brace: string): number => value.split(brace).length;
	const excess = count('{') - count('}');
	const at = excess === 0 ? -1 : value.indexOf(excess > 0 ? '\\{' : '\\}');
	return at < 0 ? -1 : start + at;
}

const escapedBracePattern = /\\[{}]/;

import { withoutEchoes } from '../bibtexProblems';
import type { BibtexDocument, DocumentEntry } from '../language/bibtexDocument';
import { lineEnd } from '../scanLines';
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
	return node.fields.flatMap((field, at) => {
		const from = at === 0 ? node.key.end : (node.fields[at - 1]?.value.end ?? field.name.start);
		const extra = findSecondComma(text, from, field.name.start);
		return extra < 0
			? []
			: [
					{
						code: 'bibtex-double-comma' as const,
						message: 'There is one comma too many here; BibTeX and Pandoc stop at it.',
						start: extra,
						end: extra + 1,
					},
				];
	});
}

/** Closing braces within quotation marks that none opened: the quotation ends all the same. */
export function checkBraces({ file: { text } }: BibtexDocument, { node }: DocumentEntry): Finding[] {
	return node.fields.flatMap(({ parts }) =>
		parts.flatMap((part): Finding[] => {
			if (part.kind !== 'quoted' || !part.isClosed) {
				return [];
			}
			const at = findUnopened(text, part.start + 1, part.end - 1);
			return at < 0
				? []
				: [
						{
							code: 'bibtex-unbalanced-braces',
							message: 'This brace is never opened; BibTeX counts braces within quotation marks too.',
							start: at,
							end: at + 1,
						},
					];
		}),
	);
}

/** The offset of the second comma outside of `%` comments, or -1 where there is anything else or less. */
function findSecondComma(text: string, start: number, end: number): number {
	let commas = 0;
	for (let at = start; at < end; at++) {
		const sign = text.charAt(at);
		if (sign === '%') {
			at = lineEnd(text, at);
		} else if (sign === ',') {
			if (++commas === 2) {
				return at;
			}
		} else if (!blankPattern.test(sign)) {
			return -1;
		}
	}
	return -1;
}

/** The first closing brace that none opened, or -1. */
function findUnopened(text: string, start: number, end: number): number {
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

const blankPattern = /\s/;

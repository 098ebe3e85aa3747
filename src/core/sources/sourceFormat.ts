import type { SourceContent } from '../model/entry';
import type { Problem } from '../model/problem';
import type { Slices } from '../model/slices';
import { parseBibtexSource } from './bibtex/bibtexSource';
import { checkBibtex } from './bibtex/checks/checkBibtex';
import { everyCheck } from './bibtex/checks/findings';
import { parseCslJson } from './cslJson';
import { looksLikeCslYaml, parseCslYaml, parseFrontMatterReferences } from './cslYaml';
import { findBibtexCitekeys } from './keys/bibtexCitekeys';
import { findCslJsonCitekeys } from './keys/cslJsonCitekeys';
import { findCslYamlCitekeys } from './keys/cslYamlCitekeys';
import { findRisCitekeys } from './keys/risCitekeys';
import type { WrittenCitekey } from './keys/writtenCitekey';
import { parsePaperListing } from './paperListing';
import { parseRisSource } from './ris/risSource';

/** One format of source. */
export interface SourceFormat {
	/** As people call it. */
	readonly name: string;
	/** Whether the file is of this format, by its name and how its text begins. */
	recognises(fileName: string, text: string): boolean;
	parse(text: string): SourceContent;
	/** What is wrong in a text beyond what `parse` must say, whatever a setting asks for; absent where nothing more is checked. */
	check?(text: string): readonly Problem[];
	/** Where a text writes the citekeys of its entries; absent where the format has none. */
	findCitekeys?(text: string): Slices<readonly WrittenCitekey[]>;
}

/** In the order they are asked. */
export const sourceFormats: readonly SourceFormat[] = [
	{
		name: 'BibTeX',
		recognises: (fileName, text) =>
			isBibtexName(fileName) || (!hasKnownExtension(fileName) && /^\s*(?:%|@\w+\s*[{(])/.test(text)),
		parse: (text) => parseBibtexSource(text),
		check: (text) => checkBibtex(text, { levels: everyCheck }),
		findCitekeys: findBibtexCitekeys,
	},
	{
		name: 'CSL-JSON',
		recognises: (fileName, text) =>
			/\.(?:json|csljson)$/i.test(fileName) ||
			(!hasKnownExtension(fileName) && /^\s*[[{]\s*["{\]}]/.test(text)),
		parse: parseCslJson,
		findCitekeys: findCslJsonCitekeys,
	},
	{
		name: 'CSL-YAML',
		recognises: (fileName, text) =>
			/\.csl\.ya?ml$/i.test(fileName) || (/\.ya?ml$/i.test(fileName) && looksLikeCslYaml(text)),
		parse: parseCslYaml,
		findCitekeys: findCslYamlCitekeys,
	},
	{
		name: 'RIS',
		recognises: (fileName, text) =>
			/\.ris$/i.test(fileName) ||
			((!hasKnownExtension(fileName) || isPlainText(fileName)) && /^[ \t]*TY {1,2}- ?\w/m.test(text)),
		parse: parseRisSource,
		findCitekeys: findRisCitekeys,
	},
	{
		name: 'paper listing',
		recognises: (fileName, text) => isPlainText(fileName) && !/^\s*@\w+\s*[{(]/.test(text),
		parse: parsePaperListing,
	},
	{
		name: 'references of a note',
		recognises: (fileName, text) =>
			/\.(?:md|markdown|mdx|qmd|rmd)$/i.test(fileName) && /^---[ \t]*$/m.test(text),
		parse: parseFrontMatterReferences,
	},
];

/** The first format that recognises the file, or `undefined`. */
export function findSourceFormat(fileName: string, text: string): SourceFormat | undefined {
	return sourceFormats.find((format) =>
		format.recognises(fileName, text.replace(/^\uFEFF/, '').slice(0, beginning)),
	);
}

/** Reads a file in the format it is in; one problem, `source-format-unknown`, where that is none we know. */
export function parseSource(fileName: string, text: string): SourceContent {
	const format = findSourceFormat(fileName, text);
	if (format) {
		return format.parse(text);
	}
	const names = sourceFormats.map(({ name }) => name).join(', ');
	const start = { line: 0, character: 0 };
	return {
		entries: [],
		problems: [
			{
				code: 'source-format-unknown',
				severity: 'error',
				message: `The format of this file is not known. Papers are read from: ${names}.`,
				range: { start, end: start },
			},
		],
	};
}

/** Whether a file is BibTeX whatever it holds. */
export function isBibtexName(fileName: string): boolean {
	return /\.(?:bib|bibtex|biblatex)$/i.test(fileName);
}

function isPlainText(fileName: string): boolean {
	return /\.(?:txt|text)$/i.test(fileName);
}

function hasKnownExtension(fileName: string): boolean {
	return /\.(?:bib|ris|ya?ml|txt|text|md|xml|csv)$/i.test(fileName);
}

/** How many characters a format looks at. */
const beginning = 2000;

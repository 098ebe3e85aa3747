import type { SourceContent } from '../model/entry';
import type { Problem } from '../model/problem';
import type { Slices } from '../model/slices';
import type { Span } from '../text/range';
import { dialectOfName } from './bibtex/bibtexDialect';
import { parseBibtexSource } from './bibtex/bibtexSource';
import { checkBibtex } from './bibtex/checks/checkBibtex';
import { everyCheck } from './bibtex/checks/findings';
import type { ReaderCode } from './checks/checkLevels';
import { checkCslJson } from './checks/checkCslJson';
import { checkCslYaml } from './checks/checkCslYaml';
import { fixItems, type ItemNotation } from './checks/fixItems';
import type { SpanFix } from './checks/spanFix';
import { readJsonText, readPlainText, readYamlText } from './checks/writtenText';
import { parseCslJson } from './cslJson';
import { looksLikeCslYaml, parseCslYaml, parseFrontMatterReferences } from './cslYaml';
import { decodeSource } from './encoding';
import { findBibtexCitekeys } from './keys/bibtexCitekeys';
import { findCslJsonCitekeys } from './keys/cslJsonCitekeys';
import { findCslYamlCitekeys, findFrontMatterCitekeys } from './keys/cslYamlCitekeys';
import { findRisCitekeys } from './keys/risCitekeys';
import type { WrittenCitekey } from './keys/writtenCitekey';
import { parseMedline } from './medline';
import { parsePaperListing } from './listing/paperListing';
import { checkRis } from './ris/checkRis';
import { parseRisSource } from './ris/risSource';

/** One format of source. */
export interface SourceFormat {
	/** As people call it. */
	readonly name: string;
	/** Whether the file is of this format, by its name and how its text begins. */
	recognises(fileName: string, text: string): boolean;
	parse(text: string, fileName: string): SourceContent;
	/**
	 * All that is wrong in a text, whatever a setting asks for; absent where that is no more than `parse` says.
	 *
	 * @param read what `parse` says is wrong in it, where it was asked before.
	 */
	check?(text: string, read?: readonly Problem[]): readonly Problem[];
	/**
	 * Ways to put right a problem that `check` found in the text, or in an earlier one: where it stands now. Each changes no more than
	 * it must; absent where the language of the format has its own.
	 */
	fix?(text: string, code: string, span: Span): Slices<readonly SpanFix[]>;
	/** Where a text writes the citekeys of its entries; absent where the format has none. */
	findCitekeys?(text: string): Slices<readonly WrittenCitekey[]>;
}

/** In the order they are asked. */
const sourceFormats: readonly SourceFormat[] = [
	{
		name: 'BibTeX',
		recognises: (fileName, text) =>
			isBibtexName(fileName) || (!hasKnownExtension(fileName) && /^\s*(?:%|@\w+\s*[{(])/.test(text)),
		parse: (text, fileName) => parseBibtexSource(text, dialectOfName(fileName)),
		check: (text) => checkBibtex(text, { levels: everyCheck }),
		findCitekeys: findBibtexCitekeys,
	},
	{
		name: 'CSL-JSON',
		recognises: (fileName, text) =>
			/\.(?:json|csljson)$/i.test(fileName) ||
			(!hasKnownExtension(fileName) && /^\s*[[{]\s*["{\]}]/.test(text)),
		parse: parseCslJson,
		check: checkCslJson,
		fix: fixIn('csl-', { readText: readJsonText, findCitekeys: findCslJsonCitekeys }),
		findCitekeys: findCslJsonCitekeys,
	},
	{
		name: 'CSL-YAML',
		recognises: (fileName, text) =>
			/\.csl\.ya?ml$/i.test(fileName) || (/\.ya?ml$/i.test(fileName) && looksLikeCslYaml(text)),
		parse: parseCslYaml,
		check: checkCslYaml,
		fix: fixIn('csl-', { readText: readYamlText, findCitekeys: findCslYamlCitekeys }),
		findCitekeys: findCslYamlCitekeys,
	},
	{
		name: 'PubMed',
		// Under the name of RIS, too, whose tags look alike.
		recognises: (fileName, text) =>
			/\.nbib$/i.test(fileName) ||
			((!hasKnownExtension(fileName) || /\.(?:ris|txt|text)$/i.test(fileName)) &&
				/^\s*(?:PMID- ?\d|OWN - )/.test(text)),
		parse: parseMedline,
	},
	{
		name: 'RIS',
		recognises: (fileName, text) =>
			/\.ris$/i.test(fileName) ||
			((!hasKnownExtension(fileName) || isPlainText(fileName)) && /^[ \t]*TY {1,2}- ?\w/m.test(text)),
		parse: parseRisSource,
		check: checkRis,
		fix: fixIn('ris-', { readText: readPlainText, findCitekeys: findRisCitekeys }),
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

/** Ways to put right what the checks of the references in a note's own YAML found. */
export const fixFrontMatterReferences = fixIn('csl-', {
	readText: readYamlText,
	findCitekeys: findFrontMatterCitekeys,
});

function fixIn(prefix: string, notation: ItemNotation): NonNullable<SourceFormat['fix']> {
	return (text, code, span) => fixItems(code.slice(prefix.length), span, text, notation);
}

/** The first format that recognises the file, or `undefined`. */
export function findSourceFormat(fileName: string, text: string): SourceFormat | undefined {
	return sourceFormats.find((format) =>
		format.recognises(fileName, text.replace(/^\uFEFF/, '').slice(0, beginning)),
	);
}

/**
 * Reads a file in the format it is in; one problem, `source-format-unknown`, where that is none we know. YAML serves other programs too,
 * under such names as `references.yml`: without anything like an item it is no fault of anyone's.
 */
export function parseSource(fileName: string, text: string): SourceContent {
	const format = findSourceFormat(fileName, text);
	if (format) {
		return format.parse(text, fileName);
	}
	const isOthers = /\.ya?ml$/i.test(fileName) && !/^[ \t]*-[ \t]+id[ \t]*:/m.test(text);
	const names = sourceFormats.map(({ name }) => name).join(', ');
	const start = { line: 0, character: 0 };
	return {
		entries: [],
		problems: [
			{
				code: 'source-format-unknown' satisfies ReaderCode,
				severity: isOthers ? 'information' : 'error',
				message: `The format of this file is not known. Papers are read from: ${names}.`,
				range: { start, end: start },
			},
		],
	};
}

/** The same for the bytes of a file in whatever encoding, with what is wrong with that; a file that is no text holds nothing. */
export function parseSourceBytes(fileName: string, bytes: Uint8Array): SourceContent {
	const { text, encoding, problems } = decodeSource(bytes);
	if (!encoding) {
		return { entries: [], problems };
	}
	const content = parseSource(fileName, text);
	return { entries: content.entries, problems: [...problems, ...content.problems] };
}

/** Whether a file is BibTeX whatever it holds. */
export function isBibtexName(fileName: string): boolean {
	return /\.(?:bib|bibtex|biblatex)$/i.test(fileName);
}

function isPlainText(fileName: string): boolean {
	return /\.(?:txt|text)$/i.test(fileName);
}

function hasKnownExtension(fileName: string): boolean {
	return /\.(?:bib|ris|nbib|ya?ml|txt|text|md|xml|csv)$/i.test(fileName);
}

/** How many characters a format looks at. */
const beginning = 2000;

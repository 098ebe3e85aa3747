import { filterTexts, runPandoc, textOf, type PandocNode } from '../../support/pandoc';

/** `key/mode`, with Pandoc's names of the modes in ours. */
export type KeyAndMode = string;

/** A citation as Pandoc has it; of prefix and suffix the words. */
export interface PandocCitation {
	readonly cited: KeyAndMode;
	readonly prefix: string;
	readonly suffix: string;
}

/** What Pandoc cites in the text of each of some notes, in its order; all in one run of Pandoc. */
export function pandocCitations(notes: readonly string[]): KeyAndMode[][] {
	return detailedCitations(notes).map((found) => (found ?? []).map(({ cited }) => cited));
}

/** The same with the words around; `undefined` for a note that Pandoc refuses. */
export function detailedCitations(notes: readonly string[]): (PandocCitation[] | undefined)[] {
	return readEach(notes).map((blocks) => blocks && [...citationsIn(blocks)]);
}

/** The words of pieces of Markdown, each within a paragraph. */
export function wordsOf(pieces: readonly string[]): string[] {
	return readEach(pieces.map((piece) => `x ${piece} x`)).map((blocks) =>
		textOf(blocks ?? [])
			.slice(1, -1)
			.trim(),
	);
}

/** The plain text of the note's own metadata field, as Pandoc cites in it. */
export function pandocNocite(note: string): KeyAndMode[] {
	const { meta } = JSON.parse(runPandoc(['-f', 'markdown', '-t', 'json'], note)) as {
		meta: Record<string, unknown>;
	};
	return [...citationsIn(meta['nocite'])].map(({ cited }) => cited);
}

function* citationsIn(value: unknown): Generator<PandocCitation> {
	if (Array.isArray(value)) {
		for (const part of value as unknown[]) {
			yield* citationsIn(part);
		}
	} else if (typeof value === 'object' && value !== null) {
		const { t, c } = value as Partial<PandocNode>;
		if (t !== 'Cite') {
			yield* citationsIn(Object.values(value));
			return;
		}
		const [citations] = c as [CiteNode[], unknown];
		for (const { citationId, citationMode, citationPrefix, citationSuffix } of citations) {
			yield {
				cited: `${citationId}/${modes[citationMode.t]}`,
				prefix: textOf(citationPrefix),
				suffix: textOf(citationSuffix),
			};
		}
		for (const { citationPrefix, citationSuffix } of citations) {
			yield* citationsIn([citationPrefix, citationSuffix]);
		}
	}
}

interface CiteNode {
	readonly citationId: string;
	readonly citationMode: { readonly t: keyof typeof modes };
	readonly citationPrefix: unknown;
	readonly citationSuffix: unknown;
}

/** The blocks of notes, each read by itself, in one run of Pandoc; `undefined` for one that it refuses. */
function readEach(notes: readonly string[]): (PandocNode[] | undefined)[] {
	return filterTexts(notes.map(expandTabs), readingFilter).map(({ c }) => {
		const [[, classes], inside] = c as [[string, string[]], PandocNode[]];
		return classes.includes('refused') ? undefined : inside;
	});
}

/** As Pandoc does with a file before it reads it, and does not with a text that a filter has it read. */
function expandTabs(note: string): string {
	return note.replaceAll('\r', '').replace(/.*\t.*/g, (line) => {
		let expanded = '';
		for (const character of line) {
			expanded += character === '\t' ? ' '.repeat(tabStop - ([...expanded].length % tabStop)) : character;
		}
		return expanded;
	});
}

const tabStop = 4;
const readingFilter = `function CodeBlock(el)
	local isRead, read = pcall(pandoc.read, el.text, 'markdown')
	return isRead and pandoc.Div(read.blocks) or pandoc.Div({}, pandoc.Attr('', {'refused'}))
end`;

const modes = {
	NormalCitation: 'normal',
	AuthorInText: 'author-in-text',
	SuppressAuthor: 'suppress-author',
} as const;

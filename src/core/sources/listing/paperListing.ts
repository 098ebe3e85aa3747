import type { Entry, SourceContent } from '../../model/entry';
import type { Problem } from '../../model/problem';
import { LineIndex } from '../../text/lineIndex';
import type { Range, Span } from '../../text/range';
import type { ReaderCode } from '../checks/checkLevels';
import { findLinks } from '../abstractLinks';
import { labelBlocks, type Block } from './listingBlocks';
import { isFurniture } from './listingFurniture';
import { mendAbstract, mendTitle } from './mendText';

/**
 * Reads a listing of papers as a web page shows it: furniture, then title and abstract in turn, separated by blank lines.
 *
 * - Furniture is left out wherever it stands (`listingFurniture.ts` says what is). Spaces around a line, a byte order
 *   mark, and line ends of any kind make no difference.
 * - A text may run over several lines. A line break inside it is a wrap where the next word would not have fitted on the
 *   line; a short first line before a text that is wrapped wider is a title right above its abstract.
 * - Which text is a title and which an abstract is decided for the whole listing at once (`labelBlocks`).
 * - A title without an abstract (`listing-title-without-abstract`), an abstract without a title
 *   (`listing-abstract-without-title`), and a short line that is neither (`listing-line-ignored`) are problems at their
 *   lines, and the rest is read. A text without any paper is the problem `listing-without-papers`.
 *
 * Entries are in the listing's order, with title and abstract mended and their verbatim kept where that changed them.
 */
export function parsePaperListing(text: string): SourceContent {
	const index = new LineIndex(text);
	const blocks = readBlocks(text);
	const labels = labelBlocks(blocks);
	const entries: Entry[] = [];
	const problems: Problem[] = [];
	const report = (kind: keyof typeof messages, block: Block): void => {
		problems.push({ ...messages[kind], code: kind, range: index.rangeOf(block) });
	};
	let title: Block | undefined;
	blocks.forEach((block, at) => {
		if (labels[at] === 'title') {
			if (title) {
				report('listing-title-without-abstract', title);
			}
			title = block;
		} else if (labels[at] === 'ignored') {
			report('listing-line-ignored', block);
		} else if (title) {
			entries.push(toEntry(title, block, index.rangeOf({ start: title.start, end: block.end })));
			title = undefined;
		} else {
			report('listing-abstract-without-title', block);
		}
	});
	if (title) {
		report('listing-title-without-abstract', title);
	}
	if (entries.length === 0 && problems.length === 0) {
		problems.push({
			...messages['listing-without-papers'],
			code: 'listing-without-papers',
			range: index.rangeOf({ start: 0, end: 0 }),
		});
	}
	return { entries, problems };
}

function toEntry(titleBlock: Block, abstractBlock: Block, range: Range): Entry {
	const title = mendTitle(titleBlock.text);
	const abstract = mendAbstract(abstractBlock.text);
	const verbatim = {
		...(title !== titleBlock.text && { title: titleBlock.text }),
		...(abstract !== abstractBlock.text && { abstract: abstractBlock.text }),
	};
	return {
		type: 'article',
		title,
		author: [],
		abstract,
		topics: [],
		links: findLinks(abstract),
		range,
		...(Object.keys(verbatim).length > 0 && { verbatim }),
	};
}

/** The texts between blank lines and furniture, wrapped lines joined by a space. */
function readBlocks(text: string): Block[] {
	const blocks: Block[] = [];
	let lines: Line[] = [];
	const finish = (): void => {
		for (const block of splitLines(lines)) {
			blocks.push(joinLines(block));
		}
		lines = [];
	};
	for (const match of text.matchAll(linePattern)) {
		const raw = match[1] ?? '';
		const trimmed = raw.replace(edgePattern, '');
		if (trimmed === '' || isFurniture(trimmed)) {
			finish();
			continue;
		}
		const start = match.index + raw.indexOf(trimmed);
		lines.push({ start, end: start + trimmed.length, text: trimmed });
	}
	finish();
	return blocks;
}

type Line = Span & { readonly text: string };

/** Lines that stand together, as the texts they make: one, or a title and what is below it. */
function splitLines(lines: readonly Line[]): Line[][] {
	const [first, ...rest] = lines;
	if (!first) {
		return [];
	}
	if (lines.some((line) => line.text.length >= unwrappedLength)) {
		return lines.map((line) => [line]);
	}
	const next = rest[0];
	if (!next) {
		return [[first]];
	}
	const width = Math.max(...rest.map((line) => line.text.length));
	const nextWord = next.text.split(/\s/)[0] ?? '';
	const isWrapped = first.text.length + 1 + nextWord.length > width;
	const below = rest.reduce((length, line) => length + line.text.length, 0);
	const isTitle = !isWrapped && below >= shortestWrappedAbstract && !/[.,;:-]$/.test(first.text);
	return isTitle ? [[first], rest] : [[...lines]];
}

function joinLines(lines: readonly Line[]): Block {
	return {
		start: lines[0]?.start ?? 0,
		end: lines.at(-1)?.end ?? 0,
		text: lines.map((line) => line.text).join(' '),
	};
}

const messages = {
	'listing-title-without-abstract': {
		severity: 'warning',
		message: 'This title has no abstract below it, so the paper is left out.',
	},
	'listing-abstract-without-title': {
		severity: 'warning',
		message: 'This abstract has no title above it, so the paper is left out.',
	},
	'listing-line-ignored': {
		severity: 'information',
		message: 'This line is neither a title nor an abstract, so it is left out.',
	},
	'listing-without-papers': {
		severity: 'warning',
		message: 'No papers found: a listing has titles and abstracts in turn, with blank lines between them.',
	},
} as const satisfies Partial<Record<ReaderCode, Omit<Problem, 'code' | 'range'>>>;

/** No editor wraps lines as long as this: each is a text of its own. */
const unwrappedLength = 250;
const shortestWrappedAbstract = 200;
const linePattern = /([^\r\n]*)(?:\r\n|\r|\n|$)/g;
const edgePattern = /^[\s\uFEFF\u200B]+|[\s\uFEFF\u200B]+$/g;

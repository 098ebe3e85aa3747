import type { BlockKind, ContainerKind, InertKind } from '../citations/findings';
import { parseMarkdown } from '../citations/markdown/markdownBlocks';
import { MarkdownText } from '../citations/markdown/markdownText';
import { LineIndex } from '../text/lineIndex';

/** The blocks of a note by lines, zero-based, `last` included. */
export interface NoteOutline {
	readonly lines: readonly string[];
	/** In the order of the note; none inside another. */
	readonly leaves: readonly Leaf[];
	/** Outer before inner. */
	readonly containers: readonly Container[];
}

export interface Leaf {
	readonly kind: BlockKind;
	readonly first: number;
	/** The last line that is not blank. */
	readonly last: number;
}

export interface Container {
	readonly kind: ContainerKind;
	readonly first: number;
	/** Blank lines behind its content count. */
	readonly last: number;
	/** What a further line of it starts with, inside what it stands in: `> ` or spaces. */
	readonly prefix: string;
}

/** Reads a note by Pandoc's rules. */
export function readOutline(note: string): NoteOutline {
	const index = new LineIndex(note);
	const lines = note.split(/\r\n|\r|\n/);
	const findings = parseMarkdown(MarkdownText.ofNote(note));
	const lineOf = (offset: number): number => index.positionAt(offset).line;
	const inert = findings.inert.map(({ kind, start, end }) => ({
		kind: inertBlocks[kind] ?? 'paragraph',
		start,
		end,
	}));
	const leaves: Leaf[] = [];
	for (const block of [...findings.blocks, ...inert].sort((x, y) => x.start - y.start || y.end - x.end)) {
		const first = lineOf(block.start);
		let last = Math.max(first, lineOf(Math.max(block.end - 1, block.start)));
		while (last > first && isBlank(lines[last] ?? '')) {
			last--;
		}
		const previous = leaves.at(-1);
		if (previous && first <= previous.last) {
			leaves[leaves.length - 1] = { ...previous, last: Math.max(last, previous.last) };
		} else {
			leaves.push({ kind: block.kind, first, last });
		}
	}
	const containers = [...findings.containers]
		.sort((a, b) => a.start - b.start || b.end - a.end)
		.map(({ kind, start, end, prefix }) => ({
			kind,
			first: lineOf(start),
			last: Math.max(lineOf(start), lineOf(Math.max(end - 1, start))),
			prefix,
		}));
	return { lines, leaves, containers };
}

/** Blocks that the parser reports only as what they are inside of. */
const inertBlocks: Readonly<Partial<Record<InertKind, BlockKind>>> = {
	code: 'code',
	html: 'html',
	tex: 'tex',
	frontMatter: 'frontMatter',
};

/** The containers that a line stands in, outer before inner. */
export function containersAt({ containers }: NoteOutline, line: number): Container[] {
	return containers.filter((each) => each.first <= line && line <= each.last);
}

/** The block that a line is in, if not in a gap between blocks. */
export function leafAt({ leaves }: NoteOutline, line: number): Leaf | undefined {
	return leaves.find((leaf) => leaf.first <= line && line <= leaf.last);
}

/** Whether nothing is on the line but quote marks. */
export function isBlank(line: string): boolean {
	return /^[\s>]*$/.test(line);
}

/** How many quotes a blank line is in, by its marks. */
export function quoteDepth(line: string): number {
	return line.replace(/[^>]/g, '').length;
}

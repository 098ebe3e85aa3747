import { BlockCursor } from './blockCursor';
import { isBlankLine } from '../characters';
import { takeNoteDefinition, takeQuote } from './containerBlocks';
import { takeDefinitionList } from './definitionList';
import { takeFencedDiv } from './fencedDiv';
import { Findings } from '../findings';
import { takeHtmlBlock } from './htmlBlocks';
import {
	takeFencedCode,
	takeFrontMatter,
	takeHeading,
	takeIndentedCode,
	takeLineBlock,
	takeLinkDefinition,
	takeParagraph,
	takeRule,
	takeTexBlock,
} from './leafBlocks';
import { takeBulletList, takeOrderedList } from './listBlocks';
import type { MarkdownText } from './markdownText';
import { takeTable } from './tableBlocks';

/** Reads a whole note by the rules of Pandoc's Markdown with its default extensions. */
export function parseMarkdown(source: MarkdownText): Findings {
	const findings = new Findings();
	const cursor = new BlockCursor(
		source,
		findings,
		{ inList: false, divLevel: 0, language: 'markdown' },
		parseBlocks,
	);
	parseBlocks(cursor, () => false);
	return findings;
}

export function parseBlocks(cursor: BlockCursor, isEnd: () => boolean): void {
	while (!cursor.isAtEnd && !isEnd()) {
		if (isBlankLine(cursor.text, cursor.pos)) {
			cursor.skipBlankLines();
		} else {
			parseBlock(cursor);
		}
	}
}

/** Parses the block at the cursor, which stands on no blank line. */
export function parseBlock(cursor: BlockCursor): void {
	const start = cursor.pos;
	if (!cursor.isAtEnd && (!takeBlock(cursor) || cursor.pos === start)) {
		// Only a stray sign that no rule allows here; Pandoc has no reading of it either.
		cursor.pos = start + 1;
	}
}

/** Takes the block at the cursor by the first rule that fits, in Pandoc's order. */
function takeBlock(cursor: BlockCursor): boolean {
	return blockRules.some((take) => take(cursor));
}

const blockRules: readonly ((cursor: BlockCursor) => boolean)[] = [
	takeFencedCode,
	takeFrontMatter,
	takeBulletList,
	takeFencedDiv,
	takeHeading,
	takeHtmlBlock,
	takeTable,
	takeIndentedCode,
	takeTexBlock,
	takeLineBlock,
	takeQuote,
	takeRule,
	takeOrderedList,
	(cursor) => takeDefinitionList(cursor, (offset) => isTableAt(cursor, offset)),
	takeNoteDefinition,
	takeLinkDefinition,
	takeParagraph,
];

function isTableAt(cursor: BlockCursor, offset: number): boolean {
	const { pos } = cursor;
	const mark = cursor.findings.mark();
	cursor.pos = offset;
	const isTable = takeTable(cursor);
	cursor.pos = pos;
	cursor.findings.cutBack(mark);
	return isTable;
}

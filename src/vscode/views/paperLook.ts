import * as vscode from 'vscode';
import { creditLabel, titleLabel } from '../../core/format/labels';
import { findLink, type Paper } from '../../core/model/paper';
import { pdfsOf } from '../../core/sources/attachedFiles';
import type { PaperCards } from '../paperCards';
import { isInFile } from '../sources/sampleSource';

/** A written page has an abstract to read, an empty one has none; a PDF without abstract is paler. */
export function paperIcon(paper: Paper): vscode.ThemeIcon {
	const hasAbstract = paper.abstract !== undefined;
	if (pdfsOf(paper).length === 0) {
		return new vscode.ThemeIcon(hasAbstract ? 'file-text' : 'file');
	}
	return new vscode.ThemeIcon(
		'file-pdf',
		hasAbstract ? undefined : new vscode.ThemeColor('descriptionForeground'),
	);
}

/** What the menus of a row with a paper ask about: `paper`, and what can be done with it. */
export function paperContext(paper: Paper, more: readonly string[] = []): string {
	return [
		'paper',
		paper.arxiv && 'arxiv',
		findLink(paper, 'code') && 'code',
		(pdfsOf(paper).length > 0 || findLink(paper, 'pdf')) && 'pdf',
		isInFile(paper) && 'file',
		...more,
	]
		.filter(Boolean)
		.join(' ');
}

/** What a screen reader says of a paper. */
export function paperWords(paper: Paper): readonly string[] {
	return [
		titleLabel(paper),
		creditLabel(paper),
		...(pdfsOf(paper).length > 0 ? ['has a PDF'] : []),
		paper.abstract === undefined ? 'no abstract' : 'has an abstract',
	];
}

/** The card, and what can be read at once. */
export function paperTooltip(paper: Paper, cards: PaperCards): vscode.MarkdownString {
	const tooltip = cards.markdown(paper);
	const pdfs = pdfsOf(paper).map((path) => path.replace(/^.*[\\/]/, ''));
	if (pdfs.length > 0) {
		tooltip.appendMarkdown('\n\n').appendText(`PDF: ${pdfs.join(', ')}`);
	}
	return tooltip;
}

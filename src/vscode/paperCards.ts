import type * as vscode from 'vscode';
import { cardCommands, paperCard } from '../core/format/paperCard';
import type { Paper } from '../core/model/paper';
import { summarize } from '../core/summary/summarize';
import { toMarkdown } from './convert';

/** Commands that the links of a card may run. */
export const enabledCommands: readonly string[] = Object.values(cardCommands);

/** Summaries and cards of papers; a summary is made once for each paper, when first asked for. */
export class PaperCards {
	readonly #summaries = new WeakMap<Paper, string>();

	summary(paper: Paper): string {
		let summary = this.#summaries.get(paper);
		if (summary === undefined) {
			summary = summarize({ title: paper.title, abstract: paper.abstract ?? '' });
			this.#summaries.set(paper, summary);
		}
		return summary;
	}

	/** The same card for hover and tooltip. */
	markdown(paper: Paper): vscode.MarkdownString {
		return toMarkdown(paperCard(paper, { summary: this.summary(paper) }), enabledCommands);
	}
}

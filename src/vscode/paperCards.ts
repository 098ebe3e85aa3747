import type * as vscode from 'vscode';
import { cardCommands, paperCard } from '../core/format/paperCard';
import { mentionCommands, type PaperMentions } from '../core/format/paperMentions';
import type { Paper } from '../core/model/paper';
import { summarize } from '../core/summary/summarize';
import { toMarkdown } from './convert';

/** Commands that the links of a card may run. */
export const enabledCommands: readonly string[] = Object.values({ ...cardCommands, ...mentionCommands });

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

	/** The same card for hover and tooltip; at a citation, with where else the paper is mentioned. */
	markdown(paper: Paper, mentions?: PaperMentions): vscode.MarkdownString {
		return toMarkdown(paperCard(paper, { summary: this.summary(paper), mentions }), enabledCommands);
	}
}

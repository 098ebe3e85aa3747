import * as vscode from 'vscode';
import { byline, titleLabel } from '../../core/format/labels';
import type { Paper } from '../../core/model/paper';
import type { QueryCompletion } from '../../core/search/language/completeQuery';
import type { SearchHit } from '../../core/search/searchIndex';
import { matchedSentence } from '../../core/summary/matchedSentence';
import { fold } from '../../core/text/fold';

/** A row of a list in which papers are picked. */
export type PickRow = PaperRow | TypingRow | HeadingRow;

export interface PaperRow extends vscode.QuickPickItem {
	readonly paper: Paper;
	readonly buttons: readonly vscode.QuickInputButton[];
}

/** A row that writes something into the box. */
export interface TypingRow extends vscode.QuickPickItem {
	readonly types: string;
	readonly buttons: readonly vscode.QuickInputButton[];
}

export interface HeadingRow extends vscode.QuickPickItem {
	readonly kind: vscode.QuickPickItemKind.Separator;
}

export function isPaperRow(row: PickRow): row is PaperRow {
	return 'paper' in row;
}

export function isTypingRow(row: PickRow): row is TypingRow {
	return 'types' in row;
}

/** What all rows of papers have. */
export interface RowLook {
	readonly buttons: readonly vscode.QuickInputButton[];
	/** Whether the note that is written in cites it. */
	readonly isCited: (paper: Paper) => boolean;
}

export function headingRow(label: string): HeadingRow {
	return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** @param found what the search found in it, to be shown below its title. */
export function paperRow(paper: Paper, { buttons, isCited }: RowLook, found = ''): PaperRow {
	return {
		label: titleLabel(paper),
		detail: [byline(paper), found].filter(Boolean).join('  '),
		...(isCited(paper) && { description: '$(check) cited in this note' }),
		alwaysShow: true,
		paper,
		buttons,
	};
}

/** The one of its topics that matched, else the sentence of the abstract that did. */
export function foundText(paper: Paper, { matches }: SearchHit, topics: readonly string[]): string {
	const topic = matchedTopic(topics, matches.topic ?? []);
	const sentence = topic === '' ? matchedSentence(paper.abstract ?? '', matches.abstract ?? []) : undefined;
	return topic || (sentence === undefined ? '' : `— ${sentence}`);
}

export function searchRow(query: string): TypingRow {
	return {
		label: query,
		iconPath: new vscode.ThemeIcon('history'),
		alwaysShow: true,
		types: query,
		buttons: [forgetButton],
	};
}

export function completionRow({ label, detail, text }: QueryCompletion): TypingRow {
	return {
		label,
		...(detail && { description: detail }),
		iconPath: new vscode.ThemeIcon('symbol-field'),
		alwaysShow: true,
		// What stands behind a whole value is the next thing to type.
		types: text.endsWith(':') ? text : `${text} `,
		buttons: [],
	};
}

/** Takes a search out of the list of those before. */
export const forgetButton: vscode.QuickInputButton = {
	iconPath: new vscode.ThemeIcon('close'),
	tooltip: 'Forget This Search',
};

/** The topic with most of the words found in topics, behind a tag; `''` when none was. */
function matchedTopic(topics: readonly string[], words: readonly string[]): string {
	const [best] = topics
		.map((topic) => ({ topic, count: words.filter((word) => fold(topic).includes(word)).length }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count);
	return best ? `$(tag) ${best.topic.split('/').at(-1) ?? best.topic}` : '';
}

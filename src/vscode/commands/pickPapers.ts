import * as vscode from 'vscode';
import { byline, titleLabel } from '../../core/format/labels';
import type { Paper } from '../../core/model/paper';
import type { SearchHit } from '../../core/search/searchIndex';
import { fold } from '../../core/text/fold';
import { newestPapers } from '../../core/topics/sortPapers';
import type { Services } from './services';

export interface PickOptions {
	readonly title: string;
	/** Whether several can be picked. */
	readonly many: boolean;
	/** Buttons on each row; the pick stays open while they act. */
	readonly buttons?: readonly RowButton[];
	readonly query?: string;
}

export interface RowButton {
	readonly icon: string;
	readonly tooltip: string;
	readonly run: (paper: Paper) => unknown;
	/** Whether the pick closes first, because the button needs the editor. */
	readonly closes?: boolean;
}

/**
 * Lets the user find papers as they type; best hits first, the newest papers before anything is typed.
 *
 * @returns the papers picked, in the order they were picked; `undefined` when the user turned away.
 */
export function pickPapers(services: Services, options: PickOptions): Promise<readonly Paper[] | undefined> {
	return new Promise((resolve) => {
		// VS Code would put rows whose label it can match itself before better ones; this switch has no type yet.
		const pick: vscode.QuickPick<PaperRow> & { sortByLabel?: boolean } =
			vscode.window.createQuickPick<PaperRow>();
		pick.sortByLabel = false;
		pick.title = options.title;
		pick.placeholder = 'Title, author, year, topic, citekey, arXiv id or words of the abstract';
		pick.canSelectMany = options.many;
		pick.matchOnDescription = false;
		pick.matchOnDetail = false;
		pick.value = options.query ?? '';
		let picked: readonly Paper[] | undefined;

		const show = (): void => {
			const chosen = pick.selectedItems;
			const rows = findRows(services, pick.value.trim(), options.buttons ?? []);
			// What is ticked stays ticked, and in sight, whatever is typed next.
			const isChosen = new Set(chosen.map((row) => row.paper.id));
			pick.items = options.many ? [...chosen, ...rows.filter((row) => !isChosen.has(row.paper.id))] : rows;
			if (options.many) {
				pick.selectedItems = chosen;
			}
			const first = pick.items.find((row) => !isChosen.has(row.paper.id));
			pick.activeItems = first ? [first] : [];
		};

		const indexed = services.index.onDidChange(show);
		pick.onDidChangeValue(show);
		pick.onDidTriggerItemButton(({ item, button }) => {
			const action = options.buttons?.[item.buttons.indexOf(button)];
			if (action?.closes) {
				pick.hide();
			}
			void action?.run(item.paper);
		});
		pick.onDidAccept(() => {
			const rows = pick.selectedItems.length > 0 ? pick.selectedItems : pick.activeItems;
			picked = rows.map((row) => row.paper);
			pick.hide();
		});
		pick.onDidHide(() => {
			indexed.dispose();
			pick.dispose();
			resolve(picked && picked.length > 0 ? picked : undefined);
		});
		show();
		pick.show();
	});
}

interface PaperRow extends vscode.QuickPickItem {
	readonly paper: Paper;
	readonly buttons: readonly vscode.QuickInputButton[];
}

function findRows(services: Services, query: string, buttons: readonly RowButton[]): PaperRow[] {
	const { index, library } = services;
	if (query === '') {
		return newestPapers(library.papers, mostRows).map((paper) => toRow(paper, '', buttons));
	}
	return index.search(query, mostRows).flatMap((hit) => {
		const paper = library.find(hit.id);
		return paper ? [toRow(paper, matchedTopic(paper, hit), buttons)] : [];
	});
}

function toRow(paper: Paper, topic: string, buttons: readonly RowButton[]): PaperRow {
	return {
		label: titleLabel(paper),
		detail: [byline(paper), topic].filter(Boolean).join('  '),
		alwaysShow: true,
		paper,
		buttons: buttons.map(({ icon, tooltip }) => ({ iconPath: new vscode.ThemeIcon(icon), tooltip })),
	};
}

/** The topic of the paper with most of the words found in topics, behind a tag; `''` when none was. */
function matchedTopic(paper: Paper, hit: SearchHit): string {
	const words = hit.matches.topic ?? [];
	const [best] = paper.topics
		.map((topic) => ({ topic, count: words.filter((word) => fold(topic).includes(word)).length }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count);
	return best ? `$(tag) ${best.topic.split('/').at(-1) ?? best.topic}` : '';
}

/** As many rows as anybody reads; the rest is found by typing on. */
const mostRows = 50;

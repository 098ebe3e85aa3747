import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import { topicsOf } from '../../core/search/language/queryFacts';
import { newestPapers } from '../../core/topics/sortPapers';
import type { LibrarySearch } from '../search/librarySearch';
import type { CitedPapers } from './citedPapers';
import {
	completionRow,
	forgetButton,
	foundText,
	headingRow,
	isPaperRow,
	isTypingRow,
	paperRow,
	searchRow,
	type PaperRow,
	type PickRow,
	type RowLook,
} from './pickRows';
import type { SearchMemory } from './searchMemory';

/** What picking papers stands on. */
export interface PickServices {
	readonly library: Library;
	readonly search: LibrarySearch;
	readonly memory: SearchMemory;
	readonly cited: CitedPapers;
}

export interface PickOptions {
	readonly title: string;
	/** Whether several can be picked. */
	readonly many: boolean;
	/** Buttons on each row; the pick stays open while they act. */
	readonly buttons?: readonly RowButton[];
	/** Buttons of the pick itself: each takes what is picked, like Enter. */
	readonly titleButtons?: readonly TitleButton[];
	readonly query?: string;
	/** What is offered before anything is typed, instead of the papers that were cited last. */
	readonly suggested?: readonly SuggestedPaper[];
}

export interface SuggestedPaper {
	readonly paper: Paper;
	/** Why it is offered, for the row. */
	readonly found: string;
}

export interface TitleButton {
	readonly icon: string;
	readonly tooltip: string;
	/** Before the papers are answered. */
	readonly run: () => unknown;
}

export interface RowButton {
	readonly icon: string;
	readonly tooltip: string;
	readonly run: (paper: Paper) => unknown;
	/** Whether the pick closes first, because the button needs the editor. */
	readonly closes?: boolean;
}

/**
 * Lets the user find papers as they type, in the language of the search; best hits first. Before anything is typed, what was cited and
 * searched last, then the newest papers.
 *
 * @returns the papers picked, in the order they were picked; `undefined` when the user turned away.
 */
export function pickPapers(
	services: PickServices,
	options: PickOptions,
): Promise<readonly Paper[] | undefined> {
	return new Promise((resolve) => {
		new PaperPick(services, options, resolve).open();
	});
}

class PaperPick {
	// VS Code would put rows whose label it can match itself before better ones; this switch has no type yet.
	readonly #pick: vscode.QuickPick<PickRow> & { sortByLabel?: boolean } =
		vscode.window.createQuickPick<PickRow>();
	readonly #look: RowLook;
	readonly #buttons: ReadonlyMap<vscode.QuickInputButton, RowButton>;
	#cited: ReadonlySet<string> = new Set();
	/** Whether all rows say what was found in them, or only those in sight. */
	#isFilled = true;
	#picked: readonly Paper[] | undefined;

	constructor(
		private readonly services: PickServices,
		private readonly options: PickOptions,
		private readonly resolve: (papers: readonly Paper[] | undefined) => void,
	) {
		this.#buttons = toButtons(options.buttons);
		this.#look = { buttons: [...this.#buttons.keys()], isCited: ({ id }) => this.#cited.has(id) };
	}

	open(): void {
		const pick = this.#pick;
		pick.sortByLabel = false;
		pick.placeholder =
			'Title, author, year, topic, citekey, words of the abstract; or author: year:2020.. has:pdf';
		pick.canSelectMany = this.options.many;
		pick.matchOnDescription = false;
		pick.matchOnDetail = false;
		pick.value = this.options.query ?? '';
		const titleButtons = toButtons(this.options.titleButtons);
		pick.buttons = [...titleButtons.keys()];
		const listeners = [
			pick,
			this.services.search.onDidChange(() => this.#show()),
			pick.onDidChangeValue(() => this.#show()),
			pick.onDidChangeActive(([active]) => this.#fillFrom(active)),
			pick.onDidChangeSelection((rows) => this.#takeTyping(rows)),
			pick.onDidTriggerItemButton(({ item, button }) => this.#press(item, button)),
			pick.onDidTriggerButton((pressed) => this.#accept(titleButtons.get(pressed))),
			pick.onDidAccept(() => this.#accept()),
		];
		pick.onDidHide(() => {
			vscode.Disposable.from(...listeners).dispose();
			this.resolve(this.#picked && this.#picked.length > 0 ? this.#picked : undefined);
		});
		this.#show();
		pick.show();
		void this.services.cited.ids().then((ids) => {
			this.#cited = ids;
			// A row that is ticked just now must not be taken away; what is typed next shows the marks.
			if (ids.size > 0 && !this.options.many) {
				this.#show();
			}
		});
	}

	#show(): void {
		const pick = this.#pick;
		const query = pick.value.trimStart();
		const rows = query === '' ? this.#firstRows() : this.#foundRows(query, rowsInSight);
		const remark = this.#remarkOn(query, rows);
		pick.title = remark === undefined ? this.options.title : `${this.options.title} – ${remark}`;
		pick.busy = !this.services.search.isWhole;
		this.#setRows(rows);
	}

	/** What is wrong with the query, or why there may be no rows, which VS Code shows without a word. */
	#remarkOn(query: string, rows: readonly PickRow[]): string | undefined {
		const { search, library } = this.services;
		const [problem] = search.problems(query);
		if (problem) {
			return `column ${problem.start + 1}: ${problem.message}`;
		}
		if (!library.isLoaded) {
			return `${library.size.toLocaleString('en')} papers read so far`;
		}
		if (rows.length > 0 || !search.isWhole) {
			return undefined;
		}
		return library.size === 0 ? 'the library has no papers yet' : 'no paper found';
	}

	/** What is ticked stays ticked, and in sight, whatever is typed next. */
	#setRows(rows: readonly PickRow[]): void {
		const pick = this.#pick;
		const { many } = this.options;
		const chosen = pick.selectedItems.filter(isPaperRow);
		const isChosen = new Set(chosen.map((row) => row.paper.id));
		const others = rows.filter((row) => !isPaperRow(row) || !isChosen.has(row.paper.id));
		pick.items = many ? [...chosen, ...others] : rows;
		if (many) {
			pick.selectedItems = chosen;
		}
		const first = others.find(isPaperRow) ?? others.find(isTypingRow);
		pick.activeItems = first ? [first] : [];
	}

	#firstRows(): readonly PickRow[] {
		const { suggested } = this.options;
		return suggested?.map(({ paper, found }) => paperRow(paper, this.#look, found)) ?? this.#rowsOfLate();
	}

	#rowsOfLate(): readonly PickRow[] {
		const { library, memory } = this.services;
		const latest = memory.papers
			.map((id) => library.get(id))
			.filter((paper) => paper !== undefined)
			.slice(0, mostOfLate);
		const newest = newestPapers(library.papers, mostRows).filter((paper) => !latest.includes(paper));
		const section = (label: string, rows: readonly PickRow[]): readonly PickRow[] =>
			rows.length > 0 ? [headingRow(label), ...rows] : [];
		const rowOf = (paper: Paper): PaperRow => paperRow(paper, this.#look);
		return [
			...section('recently chosen', latest.map(rowOf)),
			...section('recent searches', memory.searches.slice(0, mostOfLate).map(searchRow)),
			...(latest.length + memory.searches.length > 0
				? section('newest papers', newest.map(rowOf))
				: newest.map(rowOf)),
		];
	}

	/**
	 * @param query that ends in a blank where its last word is whole.
	 * @param filled how many rows say what was found in them, which takes a while.
	 */
	#foundRows(query: string, filled: number): readonly PickRow[] {
		const { library, search } = this.services;
		const hits = search.search(query, mostRows);
		this.#isFilled = hits.length <= filled;
		const papers = hits.flatMap((hit, at) => {
			const paper = library.get(hit.id);
			return paper
				? [
						paperRow(
							paper,
							this.#look,
							at < filled ? foundText(paper, hit, topicsOf(paper, search.facts)) : '',
						),
					]
				: [];
		});
		return [...search.complete(query).slice(0, mostCompletions).map(completionRow), ...papers];
	}

	/** Who goes down the list sees what was found in the rows below as well. */
	#fillFrom(active: PickRow | undefined): void {
		const at = active ? this.#pick.items.indexOf(active) : 0;
		if (this.#isFilled || at < rowsInSight / 2 || !active || !isPaperRow(active)) {
			return;
		}
		this.#pick.keepScrollPosition = true;
		this.#setRows(this.#foundRows(this.#pick.value.trimStart(), mostRows));
		const same = this.#pick.items.find((row) => isPaperRow(row) && row.paper === active.paper);
		this.#pick.activeItems = same ? [same] : [];
		this.#pick.keepScrollPosition = false;
	}

	/** Where several can be picked, a click ticks a row. */
	#takeTyping(rows: readonly PickRow[]): void {
		const typing = this.options.many ? rows.find(isTypingRow) : undefined;
		if (typing) {
			this.#pick.selectedItems = rows.filter(isPaperRow);
			this.#type(typing.types);
		}
	}

	#type(text: string): void {
		this.#pick.value = text;
		this.#show();
	}

	#press(row: PickRow, pressed: vscode.QuickInputButton): void {
		if (isTypingRow(row) && pressed === forgetButton) {
			void this.services.memory.forgetSearch(row.types).then(() => this.#show());
			return;
		}
		const button = this.#buttons.get(pressed);
		if (button && isPaperRow(row)) {
			this.#remember([row.paper]);
			if (button.closes) {
				this.#pick.hide();
			}
			void button.run(row.paper);
		}
	}

	/** @param button what was pressed to take the papers. */
	#accept(button?: TitleButton): void {
		const { selectedItems, activeItems } = this.#pick;
		const rows = selectedItems.length > 0 ? selectedItems : activeItems;
		const typing = rows.find(isTypingRow);
		if (typing) {
			this.#type(typing.types);
			return;
		}
		this.#picked = rows.filter(isPaperRow).map((row) => row.paper);
		button?.run();
		this.#remember(this.#picked);
		this.#pick.hide();
	}

	#remember(papers: readonly Paper[]): void {
		if (papers.length > 0) {
			const ids = papers.map(({ id }) => id);
			void this.services.memory.remember(this.#pick.value.trim(), ids);
		}
	}
}

function toButtons<Button extends TitleButton | RowButton>(
	buttons: readonly Button[] = [],
): ReadonlyMap<vscode.QuickInputButton, Button> {
	return new Map(
		buttons.map((button) => [
			{ iconPath: new vscode.ThemeIcon(button.icon), tooltip: button.tooltip },
			button,
		]),
	);
}

/** As many rows as anybody reads; the rest is found by typing on. */
const mostRows = 50;
/** More than a list shows at once. */
const rowsInSight = 14;
const mostOfLate = 5;
/** Few, since papers come below. */
const mostCompletions = 5;

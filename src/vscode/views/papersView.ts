import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import type { Grouping } from '../../core/topics/groupingRules';
import type { Arrangement } from '../../core/topics/paperTree';
import { isPaperNode, type PaperTreeNode } from '../../core/topics/paperTreeNodes';
import type { Sorting } from '../../core/topics/sortPapers';
import type { PaperCards } from '../paperCards';
import type { LibrarySearch } from '../search/librarySearch';
import { Throttle } from '../timing/throttle';
import { pickOne, type Choice } from '../pick/pickOne';
import { PapersDrag } from './papersDrag';
import type { TopicChanges } from '../topics/topicChanges';
import type { Topics } from '../topics/topics';
import { PapersTree } from './papersTree';
import { selectedTopicOf, topicOf } from './topicNodes';

/** What the view stands on. */
export interface PapersViewParts {
	readonly library: Library;
	readonly search: LibrarySearch;
	readonly topics: Topics;
	readonly topicChanges: TopicChanges;
	readonly cards: PaperCards;
}

/** The view *Papers*: the tree, how it is arranged, and its filter. */
export class PapersView implements vscode.Disposable {
	readonly #tree: PapersTree;
	readonly #view: vscode.TreeView<PaperTreeNode>;
	readonly #updates: Throttle;
	readonly #disposables: vscode.Disposable[];
	readonly #library: Library;
	readonly #search: LibrarySearch;
	readonly #selected = new vscode.EventEmitter<Paper>();
	#query = '';
	/** In which the filter is being typed. */
	#input: vscode.InputBox | undefined;
	#isWhole = false;
	#isUpdated = false;
	#lastInterval = firstRefreshMilliseconds / 2;

	/** Fires with the paper that is selected in the tree, the last of several. */
	readonly onDidSelect = this.#selected.event;

	constructor(
		{ library, search, topics, topicChanges, cards }: PapersViewParts,
		private readonly memory: vscode.Memento,
	) {
		this.#library = library;
		this.#search = search;
		const { grouping, sorting } = memory.get<Partial<Arrangement>>(arrangementKey) ?? {};
		this.#tree = new PapersTree(library, topics, cards, {
			grouping: groupings.find(({ value }) => value === grouping)?.value ?? 'topic',
			sorting: sortings.find(({ value }) => value === sorting)?.value ?? 'year',
		});
		this.#view = vscode.window.createTreeView('marginalia.papers', {
			treeDataProvider: this.#tree,
			dragAndDropController: new PapersDrag(topicChanges, () => this.#tree.arrangement),
			canSelectMany: true,
			showCollapseAll: true,
		});
		this.#updates = new Throttle(
			() => this.#update(),
			() => this.#interval(),
		);
		this.#disposables = [
			this.#view,
			this.#tree,
			this.#updates,
			this.#selected,
			this.#view.onDidChangeSelection(() => {
				const last = this.#view.selection.filter(isPaperNode).at(-1);
				if (last) {
					this.#selected.fire(last.paper);
				}
			}),
			library.onDidChange(() => this.#followLibrary()),
			topics.onDidChange(() => this.#updates.request()),
			search.onDidChange(() => this.#query && this.#applyFilter(this.#query)),
		];
		this.#followLibrary();
	}

	/** How many papers the tree knew when it last made its first level. */
	get shownPapers(): number {
		return this.#tree.shownPapers;
	}

	/** Fires when the tree made its first level. */
	get onDidShow(): vscode.Event<void> {
		return this.#tree.onDidShow;
	}

	/** The topic selected in the tree, by its path. */
	async selectedTopic(): Promise<string | undefined> {
		const [node] = await this.#selection();
		return node && selectedTopicOf(node, this.#tree.arrangement);
	}

	/** The papers selected in the tree, each once. */
	async selectedPapers(): Promise<readonly Paper[]> {
		return (await this.#selection()).filter(isPaperNode).map(({ paper }) => paper);
	}

	/**
	 * The nodes that a key in the tree is about: those selected where these are several, else the one that has the focus, which arrow keys
	 * move and nothing tells. To be known it is selected, whereby VS Code opens or closes it, which is taken back.
	 */
	async selectFocused(): Promise<readonly PaperTreeNode[]> {
		if (this.#view.selection.length > 1) {
			return this.#view.selection;
		}
		await vscode.commands.executeCommand('list.selectAndPreserveFocus');
		const nodes = await this.#selection();
		const expandMode = vscode.workspace.getConfiguration('workbench.tree').get('expandMode');
		if (nodes.length === 1 && !nodes.some(isPaperNode) && expandMode !== 'doubleClick') {
			await vscode.commands.executeCommand('list.toggleExpand');
		}
		return nodes;
	}

	/** The path of the topic that a node is, or that a paper stands under: see `topicNodes`. */
	topicOf(node: PaperTreeNode): string | undefined {
		return topicOf(node, this.#tree.arrangement);
	}

	/** Shows the paper in the tree; when it stands at several places, the one after the place selected now. */
	async reveal(id: string): Promise<void> {
		if (this.#tree.arrangement.filter && !this.#tree.arrangement.filter.has(id)) {
			this.clearFilter();
		}
		this.#updates.flush();
		const places = await this.#tree.placesOf(id);
		const current = places.findIndex((place) => this.#view.selection.includes(place));
		const next = places[(current + 1) % places.length];
		if (next) {
			await this.#view.reveal(next, { select: true, focus: true, expand: true });
		}
	}

	async pickGrouping(): Promise<void> {
		const grouping = await pickOne('Group papers by', groupings, this.#tree.arrangement.grouping);
		if (grouping) {
			await this.#bringToFront();
			await this.#arrange({ ...this.#tree.arrangement, grouping });
		}
	}

	async pickSorting(): Promise<void> {
		const sorting = await pickOne('Sort papers by', sortings, this.#tree.arrangement.sorting);
		if (sorting) {
			await this.#bringToFront();
			await this.#arrange({ ...this.#tree.arrangement, sorting });
		}
	}

	/**
	 * Shows only the papers that words find; asks for the words when there are none, and then shows the papers while they are
	 * typed. Escape brings back what was.
	 */
	async filter(query?: string): Promise<void> {
		await this.#bringToFront();
		if (query !== undefined) {
			this.#applyFilter(query);
			return;
		}
		if (this.#input) {
			this.#input.show();
			return;
		}
		const before = this.#query;
		const input = vscode.window.createInputBox();
		this.#input = input;
		input.title = 'Filter Papers';
		// The tree takes the focus back when it shows what is filtered.
		input.ignoreFocusOut = true;
		input.placeholder = 'Words, “phrases”, -not, author: title: topic: year:2020.. has:pdf, OR, parentheses';
		input.value = before;
		let isAccepted = false;
		input.onDidChangeValue((value) => {
			this.#applyFilter(value);
			input.validationMessage = this.#validationOf(value);
		});
		input.onDidAccept(() => {
			isAccepted = true;
			input.hide();
		});
		input.onDidHide(() => {
			if (!isAccepted) {
				this.#applyFilter(before);
			}
			this.#input = undefined;
			input.dispose();
		});
		input.show();
	}

	/** What the tree is filtered by; `''` when it is not. */
	get query(): string {
		return this.#query;
	}

	clearFilter(): void {
		this.#applyFilter('');
	}

	dispose(): void {
		vscode.Disposable.from(...this.#disposables).dispose();
	}

	#applyFilter(query: string): void {
		this.#query = query.trim();
		const { grouping, sorting } = this.#tree.arrangement;
		this.#tree.arrange({
			grouping,
			sorting,
			...(this.#query !== '' && { filter: this.#search.filter(this.#query) }),
		});
		this.#describe();
		void vscode.commands.executeCommand('setContext', 'marginalia.isFiltered', this.#query !== '');
	}

	#validationOf(query: string): vscode.InputBoxValidationMessage | undefined {
		const message = this.#search.explain(query);
		return message === undefined
			? undefined
			: { message, severity: vscode.InputBoxValidationSeverity.Warning };
	}

	/** Where a command from the Command Palette changes the tree, it would else change what nobody sees. */
	async #bringToFront(): Promise<void> {
		if (!this.#view.visible) {
			await vscode.commands.executeCommand('marginalia.papers.focus');
		}
	}

	/** There may be one where VS Code tells of none, just after the tree has changed. */
	async #selection(): Promise<readonly PaperTreeNode[]> {
		if (this.#view.visible && this.#view.selection.length === 0) {
			await this.#tree.fetched();
		}
		return this.#view.selection;
	}

	async #arrange(arrangement: Arrangement): Promise<void> {
		this.#tree.arrange(arrangement);
		this.#describe();
		const { grouping, sorting } = arrangement;
		await this.memory.update(arrangementKey, { grouping, sorting });
	}

	/** What is still coming in shows now and then; when all is there, nobody should wait for it. */
	#followLibrary(): void {
		this.#updates.request();
		if (!this.#isWhole && this.#library.isLoaded) {
			this.#isWhole = true;
			this.#updates.flush();
		}
	}

	/** The longer a library has been coming in, the less a few more papers matter. */
	#interval(): number {
		this.#lastInterval = this.#isWhole
			? refreshMilliseconds
			: Math.min(2 * this.#lastInterval, longestRefreshMilliseconds);
		return Math.max(this.#lastInterval, refreshShare * this.#tree.lastMilliseconds);
	}

	#update(): void {
		this.#tree.refresh();
		if (this.#library.isLoaded || this.#isUpdated) {
			this.#tree.release();
		}
		this.#isUpdated = true;
		if (this.#view.visible) {
			this.#tree.prepare();
		}
		this.#describe();
		const isEmpty = this.#library.isLoaded && this.#library.size === 0;
		void vscode.commands.executeCommand('setContext', 'marginalia.isEmpty', isEmpty);
	}

	#describe(): void {
		const { grouping, filter } = this.#tree.arrangement;
		const description = groupings.find(({ value }) => value === grouping)?.description ?? '';
		const message = filter ? `${filter.size} of ${this.#library.size} papers match “${this.#query}”.` : '';
		// Each that is set goes to the window, and a message holds up what the tree has to show for 200 ms.
		if (this.#view.description !== description) {
			this.#view.description = description;
		}
		if ((this.#view.message ?? '') !== message) {
			this.#view.message = message;
		}
	}
}

/** With what stands beside the view's title. */
const groupings: readonly (Choice<Grouping> & { readonly description: string })[] = [
	{ value: 'topic', label: 'Topic', description: 'by topic' },
	{ value: 'year', label: 'Year', description: 'by year' },
	{ value: 'author', label: 'Author', description: 'by author' },
	{ value: 'venue', label: 'Venue', description: 'by venue' },
	{ value: 'source', label: 'Source: the file a paper stands in', description: 'by source' },
	{ value: 'none', label: 'No groups: one flat list', description: 'flat' },
];

const sortings: readonly Choice<Sorting>[] = [
	{ value: 'year', label: 'Year, newest first' },
	{ value: 'title', label: 'Title' },
	{ value: 'author', label: 'First author' },
];

const arrangementKey = 'papers.arrangement';

/** How often the tree follows a library that keeps changing, and at least how much longer than it takes to make it. */
const refreshMilliseconds = 500;
/** What comes a little later is worth waiting for: a tree that shows some papers soon changes under the hand. */
const firstRefreshMilliseconds = 1500;
const longestRefreshMilliseconds = 2000;
const refreshShare = 4;

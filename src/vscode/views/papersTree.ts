import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { finish, type Slices } from '../../core/model/slices';
import { PaperTree, type Arrangement } from '../../core/topics/paperTree';
import type { PaperNode, PaperTreeNode } from '../../core/topics/paperTreeNodes';
import type { PaperCards } from '../paperCards';
import { runSlices } from '../timing/runSlices';
import { sourceLabel } from '../sources/sourceLabel';
import type { Topics } from '../topics/topics';
import { wait } from '../timing/wait';
import { paperTooltip } from './paperLook';
import { treeItem } from './treeItems';

/**
 * The tree of papers, made a level at a time from what the library holds and how the user arranged it: at once where it is small,
 * else in slices.
 */
export class PapersTree implements vscode.TreeDataProvider<PaperTreeNode>, vscode.Disposable {
	readonly #changed = new vscode.EventEmitter<void>();
	readonly onDidChangeTreeData = this.#changed.event;
	#arrangement: Arrangement;
	#tree: PaperTree;
	/** The first level of the tree that shows, once it is being made; `undefined` comes of it when another shows by then. */
	#firstLevel: Promise<readonly PaperTreeNode[] | undefined> | undefined;
	#isSmall = true;
	#lastMilliseconds = 0;
	#shownPapers = 0;
	/** When VS Code last asked for nodes of the tree that shows; `undefined` until it does. */
	#lastAsked: number | undefined;
	#release: () => void = () => undefined;
	readonly #released = new Promise<void>((resolve) => (this.#release = resolve));
	#isHeld = true;
	readonly #shown = new vscode.EventEmitter<void>();
	/** Fires when the first level of a tree is made. */
	readonly onDidShow = this.#shown.event;

	constructor(
		private readonly library: Library,
		private readonly topics: Topics,
		private readonly cards: PaperCards,
		arrangement: Arrangement,
	) {
		this.#arrangement = arrangement;
		this.#tree = this.#newTree();
	}

	dispose(): void {
		this.#changed.dispose();
		this.#shown.dispose();
	}

	get arrangement(): Arrangement {
		return this.#arrangement;
	}

	/** How many milliseconds the first level last took to make; 0 for a small tree. */
	get lastMilliseconds(): number {
		return this.#lastMilliseconds;
	}

	/** How many papers there were when the tree that shows was made. */
	get shownPapers(): number {
		return this.#shownPapers;
	}

	arrange(arrangement: Arrangement): void {
		this.#arrangement = arrangement;
		this.refresh();
	}

	refresh(): void {
		this.#tree = this.#newTree();
		this.#firstLevel = undefined;
		this.#lastAsked = undefined;
		this.#changed.fire();
	}

	/** Lets the first level be seen: until then VS Code, which may ask for it as soon as it is there, shows that it is on its way. */
	release(): void {
		this.#isHeld = false;
		this.#release();
	}

	/** Makes the first level of a large tree while VS Code takes its time to ask for it. */
	prepare(): void {
		if (!this.#isSmall) {
			void this.#makeFirstLevel();
		}
	}

	/**
	 * Resolves when VS Code has fetched what it shows of a tree that changed: meanwhile it tells of no selection. That it asks for no more is
	 * all that says so.
	 */
	async fetched(): Promise<void> {
		const end = performance.now() + longestFetchMilliseconds;
		for (let now = performance.now(); now < end; now = performance.now()) {
			if (this.#lastAsked !== undefined && now - this.#lastAsked > quietMilliseconds) {
				return;
			}
			await wait(quietMilliseconds / 4);
		}
	}

	/** Every place where the paper stands now, in the order of its topics, authors or sources. */
	async placesOf(id: string): Promise<readonly PaperNode[]> {
		for (;;) {
			const paper = this.library.get(id);
			const places = paper ? await this.#run(this.#tree, this.#tree.placesOf(paper)) : [];
			if (places) {
				return places;
			}
		}
	}

	getChildren(parent?: PaperTreeNode): vscode.ProviderResult<PaperTreeNode[]> {
		this.#lastAsked = performance.now();
		if (parent?.kind === 'paper') {
			return [];
		}
		if (this.#isHeld) {
			return this.#released.then(() => this.getChildren(parent));
		}
		if (!this.#isSmall) {
			return this.#childrenInSlices(parent);
		}
		const nodes = finish(this.#tree.children(parent));
		this.#noteShown(this.#tree, parent);
		return [...nodes];
	}

	getParent(node: PaperTreeNode): PaperTreeNode | undefined {
		return node.parent;
	}

	getTreeItem(node: PaperTreeNode): vscode.TreeItem {
		return treeItem(node, this.#arrangement, this.topics);
	}

	resolveTreeItem(item: vscode.TreeItem, node: PaperTreeNode): vscode.TreeItem {
		if (node.kind === 'paper') {
			item.tooltip = paperTooltip(node.paper, this.cards);
		}
		return item;
	}

	async #childrenInSlices(parent: Exclude<PaperTreeNode, PaperNode> | undefined): Promise<PaperTreeNode[]> {
		for (;;) {
			const nodes = await (parent
				? this.#run(this.#tree, this.#tree.children(parent))
				: this.#makeFirstLevel());
			if (nodes) {
				this.#noteShown(this.#tree, parent);
				return [...nodes];
			}
			// A newer tree shows: its first level takes the place of this one's, its other nodes are asked for again.
			if (parent) {
				return [];
			}
		}
	}

	#makeFirstLevel(): Promise<readonly PaperTreeNode[] | undefined> {
		const start = performance.now();
		this.#firstLevel ??= this.#run(this.#tree, this.#tree.children()).finally(() => {
			this.#lastMilliseconds = performance.now() - start;
		});
		return this.#firstLevel;
	}

	#noteShown(tree: PaperTree, parent: PaperTreeNode | undefined): void {
		if (!parent) {
			this.#shownPapers = tree.papers.length;
			this.#shown.fire();
		}
	}

	/** @returns `undefined` when another tree shows by then. */
	#run<T>(tree: PaperTree, slices: Slices<T>): Promise<T | undefined> {
		return runSlices(slices, () => tree === this.#tree);
	}

	#newTree(): PaperTree {
		const { papers } = this.library;
		this.#isSmall = papers.length < smallSize;
		if (this.#isSmall) {
			this.#lastMilliseconds = 0;
		}
		return new PaperTree(papers, this.#arrangement, {
			sourceLabel,
			isStale: (source) => this.library.isStale(source),
			topicsOf: this.topics.topicsOf,
			topics: this.topics.own.map(({ path }) => path),
		});
	}
}

/** How long VS Code takes to ask for the next nodes, and for all. */
const quietMilliseconds = 100;
const longestFetchMilliseconds = 1000;

/** So few papers take no time that anyone notices. */
const smallSize = 2000;

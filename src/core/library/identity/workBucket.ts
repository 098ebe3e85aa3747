import { sureNameOf, type WorkNode } from './workNode';

/** The nodes that have a fingerprint in common, two at least. */
export class WorkBucket<Kept> {
	/** By the hash of their facts, those of which others may be copies. */
	readonly #byHash = new Map<number, WorkNode<Kept>>();
	readonly #others = new Set<WorkNode<Kept>>();
	/** Kept while there are very many. */
	#works: SureWorks | undefined;

	get size(): number {
		return this.#byHash.size + this.#others.size;
	}

	*[Symbol.iterator](): Iterator<WorkNode<Kept>> {
		yield* this.#byHash.values();
		yield* this.#others;
	}

	/** The node with these facts, where what has them too is the same work. */
	get(hash: number): WorkNode<Kept> | undefined {
		return this.#byHash.get(hash);
	}

	add(node: WorkNode<Kept>): this {
		const before = this.size;
		if (node.isOneWork) {
			this.#byHash.set(node.hash, node);
		} else {
			this.#others.add(node);
		}
		this.#count(node, this.size - before);
		return this;
	}

	delete(node: WorkNode<Kept>): void {
		const before = this.size;
		if (!this.#others.delete(node)) {
			this.#byHash.delete(node.hash);
		}
		this.#count(node, this.size - before);
	}

	/**
	 * Whether so many share the fingerprint that it tells nothing, and comparing each with each would take the square of their number.
	 * What surely is one work need not be compared.
	 */
	get isTooCommon(): boolean {
		return (this.#works?.pairsOf(this.size) ?? 0) > (mostSharing * (mostSharing - 1)) / 2;
	}

	/** @param change 1 where the node came, -1 where it went, 0 where neither is so. */
	#count(node: WorkNode<Kept>, change: number): void {
		if (this.size <= mostSharing) {
			this.#works = undefined;
		} else if (this.#works) {
			this.#works.count(node, change);
		} else {
			this.#works = new SureWorks();
			for (const each of this) {
				this.#works.count(each, 1);
			}
		}
	}
}

/** How many nodes are surely one work, for each such work. */
class SureWorks {
	readonly #sizes = new Map<string, number>();
	/** How many pairs of nodes have their name in common, where each stands for two and with itself for one. */
	#same = 0;

	count(node: WorkNode<unknown>, change: number): void {
		const name = sureNameOf(node);
		const size = name === undefined ? 0 : (this.#sizes.get(name) ?? 0);
		// The difference of the squares; what has no name is a work for itself.
		this.#same += name === undefined ? change : change * (2 * size + change);
		if (name !== undefined) {
			this.#sizes.set(name, size + change);
		}
	}

	/** How many pairs of nodes are not surely one work, of so many nodes. */
	pairsOf(nodes: number): number {
		return (nodes * nodes - this.#same) / 2;
	}
}

const mostSharing = 300;

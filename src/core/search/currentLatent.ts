import type { Slices } from '../model/slices';
import { LatentSpace } from './latentSpace';
import type { TermCounts } from './paperReader';
import { ranking } from './rank';
import type { SaveReader, SaveWriter } from './savedParts';

/** The latent space of an index that changes: papers that come get a place in it, and when many came or went it is to be made again. */
export class CurrentLatent {
	#space: LatentSpace | undefined;
	/** The one that is being made, which papers that come and go meanwhile have to know. */
	#next: LatentSpace | undefined;
	/** Papers that came or went since the space was made. */
	#changes = 0;

	get space(): LatentSpace | undefined {
		return this.#space;
	}

	/** Whether, of an index of so many papers, the space is missing or out of date. */
	isStale(papers: number): boolean {
		return this.#space ? this.#changes > papers * ranking.latent.stale : papers > 0;
	}

	/** A paper came or went. */
	countChange(): void {
		this.#changes++;
	}

	/** @param termsOf the paper's terms, where there is a space to place it in */
	place(paper: number, termsOf: () => TermCounts): void {
		for (const space of this.#spaces()) {
			space.place(paper, termsOf());
		}
	}

	forget(paper: number): void {
		for (const space of this.#spaces()) {
			space.forget(paper);
		}
	}

	/**
	 * Makes the space again, in slices; papers may come and go between.
	 *
	 * @param sample what it is made from
	 * @param papers the number after the last paper's
	 * @param termsOf a paper's terms; `undefined` where none has the number
	 */
	*build(
		sample: Slices<Iterable<TermCounts>>,
		wordOf: (term: number) => string,
		papers: () => number,
		termsOf: (paper: number) => TermCounts | undefined,
	): Slices<void> {
		const changes = this.#changes;
		try {
			const space = yield* LatentSpace.build(yield* sample, wordOf);
			this.#next = space;
			for (let paper = 0; paper < papers(); paper++) {
				const terms = termsOf(paper);
				if (terms) {
					space.place(paper, terms);
				}
				if (paper % papersPerStep === 0) {
					yield;
				}
			}
			this.#space = space;
			this.#changes -= changes;
		} finally {
			this.#next = undefined;
		}
	}

	*save(writer: SaveWriter): Slices<void> {
		writer.number(this.#changes);
		writer.number(this.#space ? 1 : 0);
		yield* this.#space?.save(writer) ?? [];
	}

	*load(reader: SaveReader): Slices<void> {
		this.#changes = reader.number();
		if (reader.number() === 1) {
			this.#space = yield* LatentSpace.load(reader);
		}
	}

	#spaces(): readonly LatentSpace[] {
		return [this.#space, this.#next].filter((space) => space !== undefined);
	}
}

const papersPerStep = 50;

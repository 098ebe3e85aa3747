import type { PaperIndex } from '../paperIndex';
import type { PaperSet } from '../paperSet';

/**
 * Which papers meet which conditions, as far as they were asked: while a query is typed, the same conditions come up again.
 * Good until the index changes.
 */
export class KnownAnswers {
	readonly #sets = new Map<string, KnownSet>();
	readonly #phrases = new Map<string, Uint8Array>();
	#revision = 0;

	/**
	 * The papers that meet a condition.
	 *
	 * @param source what tells so beside the papers; when it is another one, the answer is made anew.
	 */
	papers(index: PaperIndex, condition: string, source: unknown, answer: () => PaperSet): PaperSet {
		this.#forgetOld(index, this.#sets);
		const known = this.#sets.get(condition);
		const papers = known && known.source === source ? known.papers : answer();
		this.#sets.set(condition, { source, papers });
		return papers;
	}

	/** By paper, what is known about a phrase, 0 for nothing: for the caller to go on with. `undefined` for a new one. */
	findPhrase(index: PaperIndex, phrase: string): Uint8Array | undefined {
		this.#forgetOld(index, this.#phrases);
		return this.#phrases.get(phrase);
	}

	keepPhrase(phrase: string, known: Uint8Array): void {
		this.#phrases.set(phrase, known);
	}

	#forgetOld({ revision }: PaperIndex, answers: Map<string, unknown>): void {
		if (this.#revision !== revision) {
			this.#sets.clear();
			this.#phrases.clear();
			this.#revision = revision;
		}
		if (answers.size >= mostKnown) {
			answers.clear();
		}
	}
}

interface KnownSet {
	readonly source: unknown;
	/** Not to be changed. */
	readonly papers: PaperSet;
}

const mostKnown = 30;

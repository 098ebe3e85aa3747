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
	 * @param source what tells so beside the papers; when it is another one, the answer is made again.
	 */
	papers(index: PaperIndex, condition: string, source: unknown, answer: () => PaperSet): PaperSet {
		this.#forgetOld(index);
		const known = this.#sets.get(condition);
		const papers = known && known.source === source ? known.papers : answer();
		keep(this.#sets, condition, { source, papers });
		return papers;
	}

	/** By paper, what is known about a phrase, 0 for nothing: for the caller to go on with. `undefined` for a new one. */
	findPhrase(index: PaperIndex, phrase: string): Uint8Array | undefined {
		this.#forgetOld(index);
		return this.#phrases.get(phrase);
	}

	keepPhrase(phrase: string, known: Uint8Array): void {
		keep(this.#phrases, phrase, known);
	}

	#forgetOld({ revision }: PaperIndex): void {
		if (this.#revision !== revision) {
			this.#sets.clear();
			this.#phrases.clear();
			this.#revision = revision;
		}
	}
}

/** Keeps an answer, in place of the oldest where there are too many. */
function keep<T>(answers: Map<string, T>, question: string, answer: T): void {
	const [oldest] = answers.keys();
	if (oldest !== undefined && answers.size >= mostKnown && !answers.has(question)) {
		answers.delete(oldest);
	}
	answers.set(question, answer);
}

interface KnownSet {
	readonly source: unknown;
	/** Not to be changed. */
	readonly papers: PaperSet;
}

const mostKnown = 30;

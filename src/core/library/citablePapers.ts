import type { Paper } from '../model/paper';
import type { KeyMoves } from './keyMoves';
import type { Papers } from './papers';
import { distinctPapers, type ScopeLibrary } from './scopedPapers';

/** Papers as a note cites them: by the citekeys that they have there and, where none of them has it, by one that they had before. */
export interface CitablePapers extends Papers {
	/** The citekey there of the paper that is found by one which it had before. */
	newKeyOf(citekey: string): string | undefined;
}

/** Papers that are found by moved keys too. Such a key leads to one of these papers only, and never past one that has it now. */
export class MovedPapers implements CitablePapers {
	/** @param moves what has moved, as it is at any time */
	constructor(
		private readonly present: Papers,
		private readonly library: Pick<ScopeLibrary, 'entriesWithKey' | 'paperOf'>,
		private readonly moves: () => KeyMoves,
	) {}

	get papers(): readonly Paper[] {
		return this.present.papers;
	}

	find(citekey: string): Paper | undefined {
		return this.present.find(citekey) ?? this.#findMoved(citekey);
	}

	namesakes(citekey: string): readonly Paper[] {
		return this.present.namesakes(citekey);
	}

	get(id: string): Paper | undefined {
		return this.present.get(id);
	}

	newKeyOf(citekey: string): string | undefined {
		const moved = this.#findMoved(citekey);
		return moved && !this.present.find(citekey) ? moved.citekey : undefined;
	}

	/** Where the key stood for several works, of which more than one is here, nothing tells which was meant. */
	#findMoved(citekey: string): Paper | undefined {
		const newKeys = this.moves().get(citekey) ?? [];
		const found = newKeys.flatMap((key) => this.present.find(key) ?? this.#findUnderAnotherKey(key) ?? []);
		const [paper, ...others] = new Map(found.map((each) => [each.id, each])).values();
		return others.length === 0 ? paper : undefined;
	}

	/** These papers may have a third key for the work, which is known for sure where the new key stands for one work alone. */
	#findUnderAnotherKey(newKey: string): Paper | undefined {
		const [paper, ...others] = distinctPapers(this.library.entriesWithKey(newKey), this.library);
		return paper && others.length === 0 ? this.present.get(paper.id) : undefined;
	}
}

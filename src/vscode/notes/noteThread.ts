import { toError } from '../../core/model/thrown';
import type { AskedNote, NoteAnswer } from '../../core/notes/index/readNotes';
import type { ReadingThread } from '../threads/readingThread';
import { ownTurn } from '../timing/runSlices';

/**
 * Reads the files of notes in the thread, those together that are asked for at about the same time: with a message for each, most of
 * the time would go by on the way.
 */
export class NoteThread {
	#waiting: Waiting[] = [];
	#underWay = 0;

	constructor(private readonly thread: ReadingThread) {}

	/** Whether there is a thread that reads files. */
	get readsFiles(): boolean {
		return this.thread.readsFiles;
	}

	/** @throws when the thread is gone. */
	read(note: AskedNote): Promise<NoteAnswer> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ note, resolve, reject });
			// What is asked for in the same turn goes along.
			void Promise.resolve().then(() => this.#send());
		});
	}

	async #send(): Promise<void> {
		if (this.#waiting.length === 0 || this.#underWay === mostUnderWay) {
			return;
		}
		const sent = this.#waiting.splice(0, mostTogether);
		this.#underWay++;
		try {
			const answers = await this.thread.readNotes(sent.map(({ note }) => note));
			// Where nothing changed, the thread answers faster than answers are taken in.
			await ownTurn();
			sent.forEach(({ resolve }, at) => resolve(answers[at]));
		} catch (error) {
			sent.forEach(({ reject }) => reject(toError(error)));
		} finally {
			this.#underWay--;
			void this.#send();
		}
	}
}

interface Waiting {
	readonly note: AskedNote;
	readonly resolve: (answer: NoteAnswer) => void;
	readonly reject: (error: Error) => void;
}

/** While one batch is taken in, the next is read. */
const mostUnderWay = 2;
/** A few milliseconds of taking in. */
const mostTogether = 50;

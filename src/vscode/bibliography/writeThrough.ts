import * as vscode from 'vscode';
import type { NewEntry } from '../../core/format/bibliography/newEntry';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import { messageOf } from '../../core/model/thrown';
import type { TextEdit } from '../../core/text/textEdit';
import { applyTextEdits } from '../applyTextEdits';
import { readSetting } from '../settings';
import type { Sources } from '../sources';
import type { TakeBack } from './bibliographyWriter';
import { listOf, NoteBibliography, type StartedAddition } from './noteBibliography';

/** What a citation that is being written has to know. */
export interface Citing {
	/** The papers under the keys that cite them in the note. */
	readonly papers: readonly Paper[];
	/** What else changes in the note, in terms of its text as it is now: to be applied together with the citation. */
	readonly noteEdits: () => readonly TextEdit[];
}

/** Works that were added to a bibliography before the note cites them. */
export interface AddedFirst {
	/** What has to change in the note, in terms of its text as it is now. */
	readonly noteEdits: readonly TextEdit[];
	/** Takes them out again, for a note that does not cite them after all. */
	readonly takeBack: TakeBack;
}

/**
 * Has the works that a note cites stand in its bibliography: what is cited from elsewhere, the sample or another file, is added there
 * by the setting `citations.addToBibliography`. Whatever becomes of that, the citation stands.
 */
export class WriteThrough {
	readonly #bibliography: NoteBibliography;

	constructor(
		private readonly library: Library,
		private readonly sources: Pick<Sources, 'bibliographies' | 'documentPapers'>,
		private readonly log: vscode.LogOutputChannel,
	) {
		this.#bibliography = new NoteBibliography(library, sources);
	}

	/**
	 * Writes a citation, and what it cites into the bibliography of the note.
	 *
	 * @param write applies the edits of the citation, with those that come with them.
	 * @throws what `write` throws; then nothing is added.
	 */
	async citing(
		note: vscode.TextDocument,
		papers: readonly Paper[],
		write: (citing: Citing) => Promise<void>,
	): Promise<void> {
		const citable = await this.sources.documentPapers.of(note);
		const cited = papers.map((paper) => {
			// An entry that was read for the note just now may have given the paper another id.
			const current = this.library.get(paper.id) ?? this.library.find(paper.citekey) ?? paper;
			return citable.get(current.id) ?? current;
		});
		const isAutomatic = readSetting('citations.addToBibliography', note.uri) === 'always';
		const works = (): ReturnType<NoteBibliography['missingWorks']> =>
			this.#bibliography.missingWorks(note, cited);
		const started =
			isAutomatic && !note.isUntitled
				? await this.#saying(() => this.#bibliography.begin(note, works))
				: undefined;
		await this.#orTakeBack(started?.takeBack, () =>
			write({ papers: cited, noteEdits: () => started?.noteEdits() ?? [] }),
		);
		if (started) {
			await this.#saying(() => this.#complete(note, started));
		} else if (!isAutomatic) {
			// Whoever is asked may take their time.
			void this.#saying(() => this.cited(note, cited));
		}
	}

	/**
	 * Adds what a note cites by now, as the setting says.
	 *
	 * @param others works that the library has not.
	 */
	async cited(
		note: vscode.TextDocument,
		papers: readonly Paper[],
		others: readonly NewEntry[] = [],
	): Promise<void> {
		const missing = note.isUntitled ? [] : await this.missing(note, papers);
		const all = [...missing, ...others.map(({ entry }) => entry)];
		if (all.length > 0 && (await this.mayAdd(note, all))) {
			await this.#saying(() => this.add(note, missing, others));
		}
	}

	/** Those of the papers that the bibliographies of a note have not. */
	missing(note: vscode.TextDocument, papers: readonly Paper[]): Promise<readonly Paper[]> {
		return this.#bibliography.missing(note, papers);
	}

	/** What the bibliography is called to which the works of a note would be added; `undefined` where there is none. */
	targetName(note: vscode.TextDocument): Promise<string | undefined> {
		return this.#bibliography.targetName(note);
	}

	/**
	 * Adds works to the bibliography of a note, whatever the setting says.
	 *
	 * @param papers under the keys that cite them.
	 * @param others works that the library has not.
	 * @throws what was not added, and why.
	 */
	async add(
		note: vscode.TextDocument,
		papers: readonly Paper[],
		others: readonly NewEntry[] = [],
	): Promise<void> {
		const started = await this.#bibliography.begin(note, async () => {
			const { entries, toNewEntries } = await this.#bibliography.missingWorks(note, papers);
			return {
				entries: [...entries, ...others.map(({ entry }) => entry)],
				toNewEntries: async () => [...(await toNewEntries()), ...others],
			};
		});
		if (started) {
			await this.#orTakeBack(started.takeBack, () => applyTextEdits(note, started.noteEdits()));
			await this.#complete(note, started);
		}
	}

	/**
	 * Adds works to the bibliography of a note before they are cited there.
	 *
	 * @throws why nothing was added.
	 */
	async addFirst(note: vscode.TextDocument, added: readonly NewEntry[]): Promise<AddedFirst | undefined> {
		const entries = added.map(({ entry }) => entry);
		const works = { entries, toNewEntries: async () => added };
		const started = await this.#bibliography.begin(note, async () => works);
		if (!started) {
			return undefined;
		}
		const takeBack = await this.#orTakeBack(started.takeBack, () =>
			this.#bibliography.write(note, started, 'all or none'),
		);
		return this.#orTakeBack(takeBack, async () => ({ noteEdits: started.noteEdits(), takeBack }));
	}

	/** Asks whether works may be added, where the setting says so. @param isModal for who waits for the answer. */
	async mayAdd(
		note: vscode.TextDocument,
		added: readonly { readonly citekey: string }[],
		isModal = false,
	): Promise<boolean> {
		const setting = readSetting('citations.addToBibliography', note.uri);
		const name = setting === 'ask' ? await this.targetName(note) : undefined;
		if (name === undefined) {
			return setting === 'always';
		}
		const add = 'Add';
		const question = `Add ${listOf(added)} to ${name}?`;
		const options = { modal: isModal };
		return (await vscode.window.showInformationMessage(question, options, add)) === add;
	}

	/** Says that the works are there once they are. */
	async #complete(note: vscode.TextDocument, started: StartedAddition): Promise<void> {
		const name = await this.#bibliography.complete(note, started);
		if (name !== undefined) {
			const message = `$(check) Added ${listOf(started.works.entries)} to ${name}`;
			vscode.window.setStatusBarMessage(message, shownMilliseconds);
		}
	}

	/** @throws what the act throws, when what was done for it is undone. */
	async #orTakeBack<T>(takeBack: TakeBack | undefined, act: () => Promise<T>): Promise<T> {
		try {
			return await act();
		} catch (error) {
			await this.#saying(async () => takeBack?.());
			throw error;
		}
	}

	/** The citation stands, so that what went wrong is said beside it. */
	async #saying<T>(act: () => Promise<T>): Promise<T | undefined> {
		try {
			return await act();
		} catch (error) {
			this.log.warn('A cited paper was not added to the bibliography.', error);
			void vscode.window.showWarningMessage(messageOf(error));
			return undefined;
		}
	}
}

const shownMilliseconds = 5000;

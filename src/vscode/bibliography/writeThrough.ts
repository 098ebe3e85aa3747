import * as vscode from 'vscode';
import { addNoteReferences } from '../../core/format/bibliography/addCslYamlItems';
import type { NewEntry } from '../../core/format/bibliography/newEntry';
import type { Library } from '../../core/library/library';
import type { Papers } from '../../core/library/papers';
import type { CitableEntry } from '../../core/model/entry';
import type { Paper } from '../../core/model/paper';
import { finish } from '../../core/model/slices';
import { nameBibliography } from '../../core/notes/nameBibliography';
import type { TextEdit } from '../../core/text/textEdit';
import { applyTextEdits } from '../applyTextEdits';
import { readSetting } from '../settings';
import type { Sources } from '../sources';
import { Turns } from '../turns';
import { findTarget, type BibliographyTarget } from './bibliographyTarget';
import { BibliographyWriter, editsOf } from './bibliographyWriter';
import { toNewEntry } from './newEntries';

/** What a citation that is being written has to know. */
export interface Citing {
	/** The papers under the keys that cite them in the note. */
	readonly papers: readonly Paper[];
	/** What else changes in the note, in terms of its text as it is now: to be applied together with the citation. */
	readonly noteEdits: () => readonly TextEdit[];
}

/**
 * Has the works that a note cites stand in its bibliography: what is cited from elsewhere, the sample or another file, is added there
 * by the setting `citations.addToBibliography`. Whatever becomes of that, the citation stands.
 */
export class WriteThrough {
	readonly #turns = new Turns();
	readonly #writer: BibliographyWriter;

	constructor(
		private readonly library: Library,
		private readonly sources: Pick<Sources, 'bibliographies' | 'documentPapers'>,
		private readonly log: vscode.LogOutputChannel,
	) {
		this.#writer = new BibliographyWriter(library, sources.bibliographies);
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
		const start =
			isAutomatic && !note.isUntitled
				? await this.#saying(() => this.#begin(note, () => this.#missingWorks(note, cited)))
				: undefined;
		try {
			await write({ papers: cited, noteEdits: () => start?.noteEdits() ?? [] });
		} catch (error) {
			await start?.takeBack();
			throw error;
		}
		if (start) {
			await this.#saying(() => this.#end(note, start));
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
	async missing(note: vscode.TextDocument, papers: readonly Paper[]): Promise<readonly Paper[]> {
		const known = (await this.sources.documentPapers.bibliographiesOf(note)).papers;
		return missingFrom(known, papers);
	}

	/** What the bibliography is called to which the works of a note would be added; `undefined` where there is none. */
	async targetName(note: vscode.TextDocument): Promise<string | undefined> {
		const target = await this.#targetOf(note);
		return target.kind === 'none' ? undefined : nameOf(target);
	}

	/**
	 * Adds works to the bibliography of a note, whatever the setting says.
	 *
	 * @param papers under the keys that cite them.
	 * @param others works that the library has not.
	 * @throws why nothing was added.
	 */
	async add(
		note: vscode.TextDocument,
		papers: readonly Paper[],
		others: readonly NewEntry[] = [],
	): Promise<void> {
		const start = await this.#begin(note, async () => {
			const { entries, toNewEntries } = await this.#missingWorks(note, papers);
			return {
				entries: [...entries, ...others.map(({ entry }) => entry)],
				toNewEntries: async () => [...(await toNewEntries()), ...others],
			};
		});
		if (start) {
			try {
				await applyTextEdits(note, start.noteEdits());
			} catch (error) {
				await start.takeBack();
				throw error;
			}
			await this.#end(note, start);
		}
	}

	/**
	 * Adds works to the bibliography of a note before they are cited there.
	 *
	 * @returns what has to change in the note, in terms of its text as it is when they are asked for.
	 * @throws why nothing was added.
	 */
	async addFirst(note: vscode.TextDocument, added: readonly NewEntry[]): Promise<() => readonly TextEdit[]> {
		const entries = added.map(({ entry }) => entry);
		const start = await this.#begin(note, async () => ({ entries, toNewEntries: async () => added }));
		if (start) {
			await this.#write(note, start);
		}
		return () => start?.noteEdits() ?? [];
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

	async #missingWorks(note: vscode.TextDocument, papers: readonly Paper[]): Promise<Works> {
		const missing = await this.missing(note, papers);
		return {
			entries: missing,
			toNewEntries: () => Promise.all(missing.map((paper) => toNewEntry(this.library, paper))),
		};
	}

	/** Does what has to be done before the note can name its bibliography. `undefined` where there is nothing to add. */
	#begin(note: vscode.TextDocument, toAdd: () => Promise<Works>): Promise<Started | undefined> {
		return this.#turns.next(async () => {
			const works = await toAdd();
			if (works.entries.length === 0) {
				return undefined;
			}
			const what = `${listOf(works.entries)} could not be added to a bibliography.`;
			const target = await this.#targetOf(note);
			if (target.kind === 'none') {
				throw new Error(`${what} ${target.reason}`);
			}
			if (target.kind === 'file' && target.isThere && target.nameInNote === undefined) {
				return { target, works, isWritten: false, noteEdits: () => [], takeBack: async () => undefined };
			}
			const added = await works.toNewEntries();
			const noteEdits = (): readonly TextEdit[] => noteEditsFor(note, target, added);
			if ((target.kind === 'note' || target.nameInNote !== undefined) && noteEdits().length === 0) {
				throw new Error(
					`${what} The YAML of the note cannot be read, so that no bibliography can be named there. Correct it first.`,
				);
			}
			if (target.kind === 'note' || target.isThere) {
				const isWritten = target.kind === 'note';
				return { target, works, isWritten, noteEdits, takeBack: async () => undefined };
			}
			await this.#writer.create(target.uri, added);
			const takeBack = (): Promise<void> => this.#writer.remove(target.uri);
			return { target, works, isWritten: true, noteEdits, takeBack };
		});
	}

	/** Writes what is not there yet: it may have come with another citation meanwhile. */
	async #write(note: vscode.TextDocument, { target, works, isWritten }: Started): Promise<void> {
		if (target.kind === 'file' && !isWritten) {
			await this.#turns.next(async () => {
				await this.sources.bibliographies.readNow(target.uri);
				const { papers } = await this.sources.documentPapers.bibliographiesOf(note);
				const isThere = ({ entry }: NewEntry): boolean => {
					const found = papers.find(entry.citekey);
					return found !== undefined && found.id === this.library.findSame(entry)?.id;
				};
				const added = (await works.toNewEntries()).filter((work) => !isThere(work));
				if (added.length > 0) {
					await this.#writer.add(target.uri, added);
				}
			});
		}
	}

	/** Writes what is not written yet, and says that it is there once it is. */
	async #end(note: vscode.TextDocument, start: Started): Promise<void> {
		await this.#write(note, start);
		const { entries } = start.works;
		const name = nameOf(start.target);
		const { papers } = await this.sources.documentPapers.bibliographiesOf(note);
		const lost = entries.filter(({ citekey }) => papers.find(citekey) === undefined);
		if (lost.length > 0) {
			throw new Error(`${listOf(lost)} could not be read back from ${name}.`);
		}
		vscode.window.setStatusBarMessage(`$(check) Added ${listOf(entries)} to ${name}`, shownMilliseconds);
	}

	async #targetOf(note: vscode.TextDocument): Promise<BibliographyTarget> {
		return findTarget(note, await this.sources.documentPapers.bibliographiesOf(note));
	}

	/** The citation stands, so that what went wrong is said beside it. */
	async #saying<T>(act: () => Promise<T>): Promise<T | undefined> {
		try {
			return await act();
		} catch (error) {
			this.log.warn('A cited paper was not added to the bibliography.', error);
			void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
			return undefined;
		}
	}
}

/** What a note has to say for works to be in its bibliography. @throws why it cannot. */
function noteEditsFor(
	note: vscode.TextDocument,
	target: WritableTarget,
	added: readonly NewEntry[],
): readonly TextEdit[] {
	if (target.kind === 'note') {
		return editsOf(finish(addNoteReferences(note.getText(), added)), nameOf(target));
	}
	const { nameInNote: name } = target;
	return name === undefined ? [] : (nameBibliography(note.getText(), name) ?? []);
}

type WritableTarget = Exclude<BibliographyTarget, { readonly kind: 'none' }>;

/** Works that are to be added. */
interface Works {
	readonly entries: readonly CitableEntry[];
	/** As they are written; another file may have to be read for that. */
	readonly toNewEntries: () => Promise<readonly NewEntry[]>;
}

interface Started {
	readonly target: WritableTarget;
	readonly works: Works;
	readonly noteEdits: () => readonly TextEdit[];
	/** Whether the works are where they belong as soon as the note has its edits. */
	readonly isWritten: boolean;
	readonly takeBack: () => Promise<void>;
}

function missingFrom(known: Papers, papers: readonly Paper[]): readonly Paper[] {
	const keys = new Set<string>();
	return papers.filter((paper) => {
		const isNew =
			!keys.has(paper.citekey) && known.find(paper.citekey)?.id !== paper.id && !known.get(paper.id);
		keys.add(paper.citekey);
		return isNew;
	});
}

function nameOf(target: WritableTarget): string {
	return target.kind === 'note' ? 'the references of this note' : vscode.workspace.asRelativePath(target.uri);
}

function listOf(papers: readonly { readonly citekey: string }[]): string {
	const [first, ...others] = papers.map(({ citekey }) => `“${citekey}”`);
	return others.length > 1 ? `${first ?? ''} and ${others.length} more` : [first, ...others].join(' and ');
}

const shownMilliseconds = 5000;

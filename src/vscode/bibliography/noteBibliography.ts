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
import { citekeysIn } from '../openNotes';
import type { Sources } from '../sources';
import { Sequencer } from '../timing/sequencer';
import { findTarget, type BibliographyTarget } from './bibliographyTarget';
import { BibliographyWriter, editsOf, takenError, type TakeBack } from './bibliographyWriter';
import { toNewEntry } from './newEntries';

/** Works that are to be added to the bibliography of a note. */
export interface Works {
	readonly entries: readonly CitableEntry[];
	/** As they are written; another file may have to be read for that. */
	readonly toNewEntries: () => Promise<readonly NewEntry[]>;
}

/** An addition that has begun: the note may be changed now, then it is completed. */
export interface StartedAddition {
	readonly works: Works;
	readonly target: WritableTarget;
	/** What has to change in the note, in terms of its text as it is when asked. @throws why that cannot be. */
	readonly noteEdits: () => readonly TextEdit[];
	/** Whether the works are where they belong as soon as the note has its edits. */
	readonly isWritten: boolean;
	/** Undoes what was done so far. */
	readonly takeBack: TakeBack;
}

type WritableTarget = Exclude<BibliographyTarget, { readonly kind: 'none' }>;
type FileTarget = Extract<BibliographyTarget, { readonly kind: 'file' }>;

/** Works that may be missing in a bibliography. */
interface Missing {
	readonly added: readonly NewEntry[];
	/** Where each must be found. */
	readonly papers: Papers;
	readonly which: 'all that can be' | 'all or none';
}

/** What the bibliographies of notes have, and how more comes into them. */
export class NoteBibliography {
	readonly #sequence = new Sequencer();
	readonly #writer: BibliographyWriter;

	constructor(
		private readonly library: Library,
		private readonly sources: Pick<Sources, 'bibliographies' | 'documentPapers'>,
	) {
		this.#writer = new BibliographyWriter(library, sources.bibliographies);
	}

	/** Those of the papers that the bibliographies of a note have under no key, or may just have lost, each once. */
	async missing(note: vscode.TextDocument, papers: readonly Paper[]): Promise<readonly Paper[]> {
		const { surePapers: known } = await this.sources.documentPapers.bibliographiesOf(note);
		const byKey = new Map([...papers].reverse().map((paper) => [paper.citekey, paper]));
		return papers.filter((paper) => byKey.get(paper.citekey) === paper && known.get(paper.id) === undefined);
	}

	/** Those papers as works to be added. */
	async missingWorks(note: vscode.TextDocument, papers: readonly Paper[]): Promise<Works> {
		const missing = await this.missing(note, papers);
		return {
			entries: missing,
			toNewEntries: () => Promise.all(missing.map((paper) => toNewEntry(this.library, paper))),
		};
	}

	/** What the bibliography is called to which works would be added; `undefined` where there is none. */
	async targetName(note: vscode.TextDocument): Promise<string | undefined> {
		const target = await this.#targetOf(note);
		return target.kind === 'none' ? undefined : nameOf(target);
	}

	/**
	 * Does what has to be done before the note can name its bibliography: one that it does not name yet has all works first.
	 *
	 * @returns `undefined` where there is nothing to add.
	 * @throws why nothing can be added.
	 */
	begin(note: vscode.TextDocument, toAdd: () => Promise<Works>): Promise<StartedAddition | undefined> {
		return this.#sequence.queue(async () => {
			const asked = await toAdd();
			if (asked.entries.length === 0) {
				return undefined;
			}
			const what = `${listOf(asked.entries)} could not be added to a bibliography.`;
			const target = await this.#targetOf(note);
			if (target.kind === 'none') {
				throw new Error(`${what} ${target.reason}`);
			}
			const isNamed = target.kind === 'file' && target.nameInNote !== undefined;
			const works = isNamed ? joined(asked, await this.#citedWorks(note)) : asked;
			const started = { works, target, isWritten: false, takeBack: nothing };
			if (target.kind === 'file' && target.isThere && !isNamed) {
				return { ...started, noteEdits: () => [] };
			}
			const added = await works.toNewEntries();
			const noteEdits = (): readonly TextEdit[] => noteEditsFor(note, target, added);
			if ((target.kind === 'note' || isNamed) && noteEdits().length === 0) {
				throw new Error(
					`${what} The YAML of the note cannot be read, so that no bibliography can be named there. Correct it first.`,
				);
			}
			const takeBack = target.kind === 'note' ? nothing : await this.#writeFirst(target, added);
			return { works, target, noteEdits, isWritten: true, takeBack };
		});
	}

	/**
	 * Writes what is not there yet: it may have come with another citation meanwhile.
	 *
	 * @param which whether works whose keys are taken leave out the others as well.
	 * @returns what undoes that.
	 * @throws what was not added, and why; everything else is.
	 */
	async write(
		note: vscode.TextDocument,
		{ target, works, isWritten, takeBack }: StartedAddition,
		which: 'all that can be' | 'all or none',
	): Promise<TakeBack> {
		if (target.kind === 'note' || isWritten) {
			return takeBack;
		}
		return this.#sequence.queue(async () => {
			await this.sources.bibliographies.readDecided(target.uri);
			const { papers } = await this.sources.documentPapers.bibliographiesOf(note);
			return this.#addMissing(target, { added: await works.toNewEntries(), papers, which });
		});
	}

	/**
	 * Writes what is not written yet.
	 *
	 * @returns what the works were added to; `undefined` where they were there by then.
	 * @throws what was not added, and why; everything else is.
	 */
	async complete(note: vscode.TextDocument, started: StartedAddition): Promise<string | undefined> {
		const takeBack = await this.write(note, started, 'all that can be');
		const name = nameOf(started.target);
		const { papers } = await this.sources.documentPapers.bibliographiesOf(note);
		const lost = started.works.entries.filter(({ citekey }) => papers.find(citekey) === undefined);
		if (lost.length > 0) {
			throw new Error(`${listOf(lost)} could not be read back from ${name}.`);
		}
		return started.target.kind === 'file' && takeBack === nothing ? undefined : name;
	}

	/** Makes the file, or adds to it all that it has not. */
	async #writeFirst(target: FileTarget, added: readonly NewEntry[]): Promise<TakeBack> {
		if (!target.isThere) {
			return this.#writer.create(target.uri, added);
		}
		await this.sources.bibliographies.readNow(target.uri);
		const papers = this.library.of([target.uri.toString()]);
		return this.#addMissing(target, { added, papers, which: 'all or none' });
	}

	/** Adds those of the works that are not among the papers. @throws which keys other works have there. */
	async #addMissing(target: FileTarget, { added, papers, which }: Missing): Promise<TakeBack> {
		const missing = added.filter(({ entry }) => {
			const found = papers.find(entry.citekey);
			return found === undefined || found.id !== this.library.findSame(entry)?.id;
		});
		const taken = missing.filter(({ entry }) => papers.find(entry.citekey) !== undefined);
		const free = missing.filter((work) => !taken.includes(work));
		const isAdded = free.length > 0 && (taken.length === 0 || which === 'all that can be');
		const takeBack = isAdded ? await this.#writer.add(target.uri, free) : nothing;
		if (taken.length > 0) {
			throw takenError(listOf(taken.map(({ entry }) => entry)), nameOf(target));
		}
		return takeBack;
	}

	/** What the note cites already: once it names a bibliography, it can cite from that alone. */
	async #citedWorks(note: vscode.TextDocument): Promise<Works> {
		const papers = await this.sources.documentPapers.of(note);
		const cited = citekeysIn(note).flatMap((citekey) => papers.find(citekey) ?? []);
		return this.missingWorks(note, cited);
	}

	async #targetOf(note: vscode.TextDocument): Promise<BibliographyTarget> {
		return findTarget(note, await this.sources.documentPapers.bibliographiesOf(note));
	}
}

/** The works, and those of others that are not among them. */
function joined(works: Works, others: Works): Works {
	const isNew = ({ citekey }: CitableEntry): boolean =>
		works.entries.every((entry) => entry.citekey !== citekey);
	return {
		entries: [...works.entries, ...others.entries.filter(isNew)],
		toNewEntries: async () => [
			...(await works.toNewEntries()),
			...(await others.toNewEntries()).filter(({ entry }) => isNew(entry)),
		],
	};
}

/** `“a”`, `“a” and “b”`, `“a” and 3 more`. */
export function listOf(entries: readonly { readonly citekey: string }[]): string {
	const [first = '', ...others] = entries.map(({ citekey }) => `“${citekey}”`);
	return others.length > 1 ? `${first} and ${others.length} more` : [first, ...others].join(' and ');
}

/** @throws why the note cannot say what it has to. */
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

/** There is nothing to undo. */
const nothing: TakeBack = async () => undefined;

function nameOf(target: WritableTarget): string {
	return target.kind === 'note' ? 'the references of this note' : vscode.workspace.asRelativePath(target.uri);
}

import type { ActiveNote } from '../activeNote';
import { citekeysIn } from '../openNotes';
import type { DocumentPapers } from '../sources/documentPapers';

/** The papers that the note which is written in cites. */
export class CitedPapers {
	constructor(
		private readonly activeNote: ActiveNote,
		private readonly documentPapers: DocumentPapers,
	) {}

	/** Of the papers; none when no note is active. */
	async ids(): Promise<ReadonlySet<string>> {
		const { citing: document } = this.activeNote;
		if (!document) {
			return new Set();
		}
		const papers = await this.documentPapers.of(document);
		return new Set(citekeysIn(document).flatMap((citekey) => papers.find(citekey)?.id ?? []));
	}
}

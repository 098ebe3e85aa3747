import * as vscode from 'vscode';
import type { NewEntry } from '../../core/format/bibliography/newEntry';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import { dialectOfName } from '../../core/sources/bibtex/bibtexDialect';
import { findRecord } from '../../core/sources/bibtex/findRecord';
import { decodeSource } from '../../core/sources/encoding';
import { isBibtexName } from '../../core/sources/sourceFormat';
import { openDocument } from '../files/openDocument';
import { readIfThere } from '../files/readIfThere';
import { runSlices } from '../timing/runSlices';

/** A paper as it is written into another bibliography: all that a BibTeX file says of it, where one has it. */
export async function toNewEntry(library: Library, paper: Paper): Promise<NewEntry> {
	for (const { source, citekey } of library.placesOf(paper.id)) {
		const text = isBibtexName(source) ? await textOf(vscode.Uri.parse(source)) : undefined;
		const record =
			text === undefined ? undefined : await runSlices(findRecord(text, citekey, dialectOfName(source)));
		if (record) {
			return { entry: paper, record };
		}
	}
	return { entry: paper };
}

/** As it is read as a source: an editor may show a file that has no changes in a wrong encoding. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
	const open = openDocument(uri.toString());
	if (open?.isDirty) {
		return open.getText();
	}
	const bytes = await readIfThere(uri);
	return bytes && bytes.length <= mostBytes ? decodeSource(bytes).text : undefined;
}

/** To decode more would hold the extension host too long. */
const mostBytes = 8_000_000;

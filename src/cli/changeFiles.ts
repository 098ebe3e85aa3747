import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeSource, withoutMark } from '../core/sources/encoding';
import { applySpanEdits, type SpanEdit } from '../core/text/spanEdits';

export interface FileChange {
	/** Absolute. */
	readonly file: string;
	/** Without byte order mark. */
	readonly text: string;
	/** In the order of the text. */
	readonly edits: readonly SpanEdit[];
}

/**
 * Changes all files or none: what was written before one failed is written back.
 *
 * @param isDry whether to find out only whether it could be done.
 * @throws when a file is read-only, is no UTF-8, or is not as it was.
 */
export async function changeFiles(
	changes: readonly FileChange[],
	{ isDry }: { readonly isDry: boolean },
): Promise<void> {
	const written: { readonly file: string; readonly before: Uint8Array }[] = [];
	const prepared = await Promise.all(changes.map(prepare));
	for (const { file, before, after } of isDry ? [] : prepared) {
		written.push({ file, before });
		try {
			await writeFile(file, after);
		} catch (error) {
			await Promise.allSettled(written.map((each) => writeFile(each.file, each.before)));
			throw refused(file, `cannot be written (${error instanceof Error ? error.message : String(error)})`);
		}
	}
}

async function prepare({ file, text, edits }: FileChange): Promise<{
	readonly file: string;
	readonly before: Uint8Array;
	readonly after: Uint8Array;
}> {
	const { mode } = await stat(file);
	if ((mode & ownersWrite) === 0) {
		throw refused(file, 'is read-only');
	}
	const before = await readFile(file);
	const decoded = decodeSource(before);
	if (decoded.encoding !== 'utf-8' || decoded.problems.length > 0) {
		throw refused(file, 'is no UTF-8');
	}
	if (decoded.text !== text) {
		throw refused(file, 'changed meanwhile');
	}
	const mark = before.subarray(0, before.length - withoutMark(before).length);
	return { file, before, after: Buffer.concat([mark, Buffer.from(applySpanEdits(text, edits))]) };
}

function refused(file: string, reason: string): Error {
	return new Error(`${path.relative('', file)} ${reason}, so nothing was changed.`);
}

const ownersWrite = 0o200;

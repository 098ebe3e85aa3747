import { existsSync } from 'node:fs';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from '../core/model/thrown';
import { decodeSource, withoutMark } from '../core/sources/encoding';
import { applySpanEdits, type SpanEdit } from '../core/text/spanEdits';

export interface FileChange {
	/** Absolute. */
	readonly file: string;
	/** Without byte order mark. */
	readonly text: string;
	/** In the order of the text. */
	readonly edits: readonly SpanEdit[];
	/** What the file is to be called from now on, in the same folder. */
	readonly newName?: string | undefined;
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
	const undo: (() => Promise<void>)[] = [];
	const prepared = await Promise.all(changes.map(prepare));
	for (const { file, before, after, moved } of isDry ? [] : prepared) {
		undo.push(() => writeFile(file, before));
		try {
			await writeFile(file, after);
			if (moved !== undefined) {
				await rename(file, moved);
				undo.push(() => rename(moved, file));
			}
		} catch (error) {
			for (const step of undo.reverse()) {
				await step().catch(() => undefined);
			}
			throw refused(file, `cannot be written (${messageOf(error)})`);
		}
	}
}

interface PreparedChange {
	readonly file: string;
	readonly before: Uint8Array;
	readonly after: Uint8Array;
	/** Where it is to stand then. */
	readonly moved: string | undefined;
}

async function prepare({ file, text, edits, newName }: FileChange): Promise<PreparedChange> {
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
	const moved = newName === undefined ? undefined : path.join(path.dirname(file), newName);
	if (moved !== undefined && (await isOtherFile(moved, file))) {
		throw refused(moved, 'is there already');
	}
	const mark = before.subarray(0, before.length - withoutMark(before).length);
	const after = Buffer.concat([mark, Buffer.from(applySpanEdits(text, edits))]);
	return { file, before, after, moved };
}

/** Whether a file is there that is not this one: it is, too, by another case of its name where that makes no difference. */
async function isOtherFile(moved: string, file: string): Promise<boolean> {
	if (!existsSync(moved)) {
		return false;
	}
	const [there, own] = await Promise.all([stat(moved), stat(file)]);
	const isSame = there.dev === own.dev && there.ino === own.ino;
	return !isSame || moved.toLowerCase() !== file.toLowerCase();
}

function refused(file: string, reason: string): Error {
	return new Error(`${path.relative('', file)} ${reason}, so nothing was changed.`);
}

const ownersWrite = 0o200;

import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Library } from '../core/library/library';
import { parseSample } from '../core/library/savedSample';
import { withoutRange, type SourceContent } from '../core/model/entry';
import type { Paper } from '../core/model/paper';
import type { Problem } from '../core/model/problem';
import { messageOf } from '../core/model/thrown';
import { decodeSource } from '../core/sources/encoding';
import { parseSourceBytes } from '../core/sources/sourceFormat';

/** The text of a file, or of standard input for `-`, in the encoding it is in. @throws when it cannot be read. */
export async function readText(file: string): Promise<string> {
	return decodeSource(await readBytes(file)).text;
}

/** The text of a file; `undefined` where there is none that can be read. */
export async function readTextIfThere(file: string): Promise<string | undefined> {
	const bytes = await readFile(file).catch(() => undefined);
	return bytes && decodeSource(bytes).text;
}

/** Whether there is a file at a path, which need not be read for that. */
export async function isFile(file: string): Promise<boolean> {
	return stat(file).then(
		(found) => found.isFile(),
		() => false,
	);
}

/** What a file of papers holds, and what is wrong with it. @throws when it cannot be read. */
export async function readSource(file: string): Promise<SourceContent> {
	return parseSourceBytes(file, await readBytes(file));
}

async function readBytes(file: string): Promise<Uint8Array> {
	if (file === '-') {
		const chunks: Buffer[] = [];
		for await (const chunk of process.stdin) {
			chunks.push(Buffer.from(chunk as Uint8Array));
		}
		return Buffer.concat(chunks);
	}
	try {
		return await readFile(file);
	} catch (error) {
		throw new Error(`${file} cannot be read (${messageOf(error)}).`, {
			cause: error,
		});
	}
}

/** A line of a JSON Lines file: its id, which is given back as it came, and some texts. */
export type JsonLine<Field extends string> = Readonly<Record<Field, string>> & {
	readonly id: string | number;
};

/** A JSON Lines file whose lines have an id and at least these texts. @throws at the first line that has not. */
export async function readJsonLines<Field extends string>(
	file: string,
	fields: readonly Field[],
): Promise<readonly JsonLine<Field>[]> {
	const lines = (await readText(file)).split(/\r?\n/);
	return lines.flatMap((line, at) => {
		if (line.trim() === '') {
			return [];
		}
		const record = parseRecord(line);
		const missing = fields.find((field) => typeof record?.[field] !== 'string');
		if (!record || missing !== undefined || !['string', 'number'].includes(typeof record['id'])) {
			throw new Error(
				`${file}:${at + 1}: expected a JSON object with an id and the texts ${fields.join(', ')}.`,
			);
		}
		return [record as JsonLine<Field>];
	});
}

function parseRecord(line: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(line);
		if (typeof value !== 'object' || value === null) {
			return undefined;
		}
		return value as Record<string, unknown>;
	} catch {
		return undefined;
	}
}

/**
 * The papers of the named files, or of the sample library; entries of one work are one paper. Problems go to standard error.
 */
export async function readLibrary(files: readonly string[]): Promise<readonly Paper[]> {
	const library = new Library();
	if (files.length === 0) {
		library.replace('sample', parseSample(await readText(path.join(__dirname, 'sample.json'))));
	}
	for (const file of files) {
		const { entries, problems } = await readSource(file);
		reportProblems(file, problems);
		library.setEntries(file, entries.map(withoutRange));
	}
	return library.papers;
}

function reportProblems(file: string, problems: readonly Problem[]): void {
	process.stderr.write(problems.map((problem) => `${problemLine(file, problem)}\n`).join(''));
}

/** A problem in one line, as compilers print them. */
export function problemLine(file: string, { range, severity, message, code }: Problem): string {
	return `${file}:${range.start.line + 1}:${range.start.character + 1}: ${severity}: ${message} (${code})`;
}

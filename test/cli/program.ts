import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const program = path.join(__dirname, '../../dist/cli.js');

export interface Outcome {
	readonly code: number | null;
	readonly out: string;
	readonly err: string;
}

/** Runs the built program, as a person would. */
export function marginalia(...args: readonly string[]): Outcome {
	return marginaliaIn(process.cwd(), ...args);
}

/** The same in a folder. */
export function marginaliaIn(cwd: string, ...args: readonly string[]): Outcome {
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
		encoding: 'utf8',
		cwd,
	});
	return { code: status, out: stdout, err: stderr };
}

/** A folder with these files, by their paths in it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'marginalia-cli-'));
	for (const [name, content] of Object.entries(files)) {
		const file = path.join(folder, name);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, content);
	}
	return folder;
}

/** What the files of a folder hold, byte order marks included. */
export function contents(folder: string, names: readonly string[]): readonly string[] {
	return names.map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

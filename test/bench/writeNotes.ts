/** Writes generated notes of about 1,000 characters, a hundred to a folder: `tsx test/bench/writeNotes.ts COUNT FOLDER`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { noteWriter } from './generatedNotes';

const [count = '0', folder = ''] = process.argv.slice(2);
const { writeNote } = noteWriter(1000);
for (let at = 0; at < Number(count); at++) {
	const within = path.join(folder, `part${Math.floor(at / 100)}`);
	mkdirSync(within, { recursive: true });
	writeFileSync(path.join(within, `note${at}.md`), writeNote());
}

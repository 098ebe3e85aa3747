/**
 * How fast the notes' index is: `npm run bench:notes -- [notes] [characters]` (10,000 notes of about 1,000 characters, 5 citations
 * in each).
 *
 * To read and index all cold, from what the cache has, one changed note, and every place of a key; then how long the scan of one
 * long note takes, and to read it again when a key was pressed in it.
 */
import { scanMarkdown } from '../../src/core/citations/noteMap';
import { finish } from '../../src/core/model/slices';
import { decodeNotes, encodeNotes, type CachedNote } from '../../src/core/notes/index/cachedNotes';
import { readCitations } from '../../src/core/notes/index/noteCitations';
import { literatureNoteOf } from '../../src/core/notes/literatureNote';
import { NoteIndex } from '../../src/core/notes/noteIndex';
import { defaultMarkdown } from '../../src/core/citations/dialect';
import { hashText } from '../../src/core/text/hashText';
import { noteWriter } from './generatedNotes';
import { formatTimes, timeOf } from './timing';

function main(count: number, length: number): void {
	const { random, key, writeNote } = noteWriter(length);
	const notes = Array.from({ length: count }, (_, at) => ({
		uri: `file:///notes/${at}.md`,
		text: writeNote(),
	}));
	const index = new NoteIndex();

	const before = process.cpuUsage();
	const slices = notes.map(({ uri, text }) =>
		timeOf(() => index.set(uri, readCitations(text), literatureNoteOf(uri, text)?.citekey)),
	);
	const { user, system } = process.cpuUsage(before);
	const places = [...index.keys().values()].reduce((sum, inKey) => sum + inKey, 0);
	const characters = notes.reduce((sum, { text }) => sum + text.length, 0);
	console.log(`${count} notes of ${Math.round(characters / count)} characters, ${places} citations`);
	console.log(
		`  read and indexed  ${sum(slices).toFixed(0)} ms, ${((user + system) / 1000).toFixed(0)} ms of processors; a note, median / 95% / longest: ${formatTimes(slices)}`,
	);

	const cached = notes.map(({ uri, text }): CachedNote => ({
		uri,
		mtime: 1,
		size: text.length,
		hash: hashText(text),
		syntaxes: defaultMarkdown.syntaxes.join(),
		citations: index.get(uri) ?? readCitations(text),
	}));
	const parts = finish(encodeNotes(cached));
	const restored = new NoteIndex();
	const turns = parts.map((part) =>
		timeOf(() => decodeNotes(part).forEach(({ uri, citations }) => restored.set(uri, citations))),
	);
	const bytes = parts.reduce((sum, part) => sum + part.length, 0);
	console.log(
		`  from the cache    ${sum(turns).toFixed(0)} ms for ${(bytes / 1e6).toFixed(1)} MB; a part: ${formatTimes(turns)}`,
	);

	const changed = notes.slice(0, 500).map(({ uri, text }) => {
		const edited = `${text}\n\nAnd [@${key()}].\n`;
		return timeOf(() => index.set(uri, readCitations(edited)));
	});
	console.log(`  one note changed  ${formatTimes(changed)}`);

	const byCount = [...index.keys()].sort((a, b) => b[1] - a[1]);
	const asked = byCount.slice(0, 500).map(([citekey]) => timeOf(() => index.placesOf(citekey)));
	console.log(`  places of a key   ${formatTimes(asked)}; the most cited in ${byCount[0]?.[1]} places`);

	for (const lines of [1000, 10_000]) {
		const long = Array.from({ length: Math.ceil((lines * 50) / length) }, writeNote).join('\n\n');
		const times = Array.from({ length: 3 }, () => timeOf(() => readCitations(long)));
		console.log(
			`  one long note     ${long.split('\n').length} lines, ${(long.length / 1000).toFixed(0)} kB: ${Math.min(...times).toFixed(0)} ms`,
		);
		for (const [name, note] of [
			['LF', long],
			['CRLF', long.replaceAll('\n', '\r\n')],
		] as const) {
			console.log(`    a key pressed   ${formatTimes(typeInto(note, 200, random))} (${name})`);
		}
	}
}

/** How long reading a note again takes after each key pressed somewhere in it: mostly letters, now and then a line end or a sign. */
function typeInto(note: string, count: number, random: () => number): readonly number[] {
	let map = scanMarkdown(note);
	let cited = map.citationGroups.length;
	const times = Array.from({ length: count }, () => {
		const at = Math.floor(random() * map.note.length);
		const key = typedKeys[Math.floor(random() * typedKeys.length)] ?? 'e';
		const edited = map.note.slice(0, at) + key + map.note.slice(at);
		// An editor's text is one piece of memory.
		const text = Buffer.from(edited, 'utf16le').toString('utf16le');
		return timeOf(() => {
			map = map.after(text);
			cited = map.citationGroups.length;
		});
	});
	if (cited === 0) {
		throw new Error('The note cites nothing.');
	}
	return times;
}

const typedKeys = [...'etaoinshrdlu et aoin', '\n', '@', '[', ']', '*', ',', '.', '-'];

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}

const [count = 10_000, length = 1000] = process.argv.slice(2).map(Number);
main(count, length);

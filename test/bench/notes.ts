/**
 * How fast the notes' index is: `npm run bench:notes -- [notes] [characters]` (10,000 notes of about 1,000 characters, 5 citations
 * in each).
 *
 * To read and index all cold, from what the cache has, one changed note, and every place of a key; then how long the scan of one
 * long note takes, and to read it again when a key was pressed in it; the same for a document in Typst.
 */
import { scanNote } from '../../src/core/citations/noteMap';
import { finish } from '../../src/core/model/slices';
import { decodeNotes, encodeNotes, type CachedNote } from '../../src/core/notes/index/cachedNotes';
import { readCitations } from '../../src/core/notes/index/noteCitations';
import { readHead } from '../../src/core/notes/index/noteReading';
import { NoteIndex } from '../../src/core/notes/noteIndex';
import {
	defaultMarkdown,
	dialectKey,
	dialectOfLanguage,
	type CitationDialect,
} from '../../src/core/citations/dialect';
import { hashText } from '../../src/core/text/hashText';
import { linesOfSection, noteWriter } from './generatedNotes';
import { formatTimes, timeOf } from './timing';

function main(count: number, length: number): void {
	const { random, key, writeNote, writeSection } = noteWriter(length);
	const notes = Array.from({ length: count }, (_, at) => ({
		uri: `file:///notes/${at}.md`,
		text: writeNote(),
	}));
	const index = new NoteIndex();

	const before = process.cpuUsage();
	const slices = notes.map(({ uri, text }) =>
		timeOf(() => index.set(uri, { citations: readCitations(text), ...readHead(uri, text) })),
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
		readAs: dialectKey(defaultMarkdown),
		citations: index.get(uri) ?? readCitations(text),
	}));
	const parts = finish(encodeNotes(cached));
	const restored = new NoteIndex();
	const turns = parts.map((part) =>
		timeOf(() => decodeNotes(part).forEach(({ uri, citations }) => restored.set(uri, { citations }))),
	);
	const bytes = parts.reduce((sum, part) => sum + part.length, 0);
	console.log(
		`  from the cache    ${sum(turns).toFixed(0)} ms for ${(bytes / 1e6).toFixed(1)} MB; a part: ${formatTimes(turns)}`,
	);

	const changed = notes.slice(0, 500).map(({ uri, text }) => {
		const edited = `${text}\n\nAnd [@${key()}].\n`;
		return timeOf(() => index.set(uri, { citations: readCitations(edited) }));
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
			console.log(`    a key pressed   ${formatTimes(typeInto(note, defaultMarkdown, random))} (${name})`);
		}
	}

	const typst = dialectOfLanguage('typst', []);
	const document = Array.from({ length: 10_000 / linesOfSection }, () => writeSection()).join('\n');
	const whole = Array.from({ length: 3 }, () => timeOf(() => scanNote(document, typst).citationGroups));
	console.log(
		`  a Typst document  ${document.split('\n').length} lines, ${(document.length / 1000).toFixed(0)} kB: ${Math.min(...whole).toFixed(0)} ms`,
	);
	console.log(`    a key pressed   ${formatTimes(typeInto(document, typst, random))}`);
}

/** How long reading a note again takes after each key pressed somewhere in it: mostly letters, now and then a line end or a sign. */
function typeInto(note: string, dialect: CitationDialect, random: () => number): readonly number[] {
	const keys = dialect.language === 'typst' ? [...typedKeys, ...openInTypst] : typedKeys;
	let map = scanNote(note, dialect);
	let cited = map.citationGroups.length;
	const times = Array.from({ length: 200 }, () => {
		const at = Math.floor(random() * map.note.length);
		const key = keys[Math.floor(random() * keys.length)] ?? 'e';
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
/** What stays open: code and mathematics behind it. */
const openInTypst = ['#f[', '#f(', '#{', '$', '/*'];

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}

const [count = 10_000, length = 1000] = process.argv.slice(2).map(Number);
main(count, length);

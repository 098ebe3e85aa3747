/**
 * How long the completion of a citekey takes with each letter typed, in a short note and one of 10,000 lines that cite from half of a library:
 * `npm run bench:notes`, or `tsx test/bench/completion.ts [papers]` (10,000).
 *
 * Times are the processors', so that they do not depend on what else runs. They have all that is done for one answer but what VS Code does:
 * the note is read as it now stands, the place found, and papers looked for by key, and by a search where keys do not fill the list. Typed
 * are keys, and words of titles, from the first letter on.
 */
import { citationPlaceAt } from '../../src/core/citations/citationPlace';
import { listCitekeys } from '../../src/core/citations/citekeyList';
import { completeCitekeys } from '../../src/core/citations/completeCitation';
import { defaultMarkdown } from '../../src/core/citations/dialect';
import { scanNote } from '../../src/core/citations/noteMap';
import { assignCitekeys } from '../../src/core/library/citekeys';
import { Library } from '../../src/core/library/library';
import type { Paper } from '../../src/core/model/paper';
import { finish } from '../../src/core/model/slices';
import { SearchIndex } from '../../src/core/search/searchIndex';
import { createSourceReader } from '../../src/core/sources/sourceReader';
import { samplePapers } from '../support/sampleLibrary';
import { toBibtexFile } from './bibtexFile';
import { noteWriter } from './generatedNotes';
import { generatePapers, randomNumbers } from './generatedPapers';
import { formatTimes, processorTime } from './timing';

function main(count: number): void {
	const library = new Library();
	const papers = generatePapers(samplePapers, count);
	read(library, own, papers.slice(0, count / 2));
	read(library, 'rest.bib', papers.slice(count / 2));
	const index = new SearchIndex();
	index.add(library.papers);
	finish(index.prepare());
	console.log(`${library.papers.length} papers, half of them in the note's bibliography`);
	const listing = Array.from({ length: 5 }, () => processorTime(() => finish(listCitekeys(library.papers))));
	console.log(`  listing the keys, once for each change of the library  ${formatTimes(listing)}`);

	const { writeNote } = noteWriter(1000);
	const random = randomNumbers(5);
	const some = Array.from({ length: 120 }, () => papers[Math.floor(random() * papers.length)]).filter(
		(paper) => paper !== undefined,
	);
	const keys = some.map(({ citekey }) => citekey);
	const words = some.flatMap(({ title }) => /\p{L}{4,}/u.exec(title) ?? []).map((word) => word.toLowerCase());
	for (const notes of [4, 370]) {
		const note = Array.from({ length: notes }, writeNote).join('\n\n');
		console.log(`  a letter typed in a note of ${note.split('\n').length} lines`);
		const complete = completer(library, index, note);
		for (const word of words.slice(0, 20)) {
			complete(word);
		}
		console.log(`    of a key              ${formatTimes(keys.flatMap(complete))}`);
		console.log(`    of a word of a title  ${formatTimes(words.flatMap(complete))}`);
	}
}

/** What types a word behind an `@` at some place of a note, and tells how long each answer took. */
function completer(library: Library, index: SearchIndex, note: string): (word: string) => readonly number[] {
	const list = finish(listCitekeys(library.papers));
	const random = randomNumbers(7);
	const whole = scanNote(note, defaultMarkdown);
	return (word) => {
		let map = whole;
		const at = note.indexOf(' ', Math.floor(random() * note.length * 0.99)) + 1;
		return Array.from({ length: word.length + 1 }, (_, typed) => {
			const text = `${note.slice(0, at)}@${word.slice(0, typed)} ${note.slice(at)}`;
			// An editor's text is one piece of memory.
			const edited = Buffer.from(text, 'utf16le').toString('utf16le');
			let offers = 0;
			const time = processorTime(() => {
				const read = (): typeof map => (map = scanNote(edited, defaultMarkdown, map));
				const place = citationPlaceAt(edited, at + 1 + typed, { dialect: defaultMarkdown, read });
				if (place?.kind === 'key') {
					offers = finish(
						completeCitekeys(list, {
							typed: place.typed,
							usedKeys: place.usedKeys,
							citable: library.citableIn(undefined, [own]),
							library,
							search: (query, limit) => index.search(query, { limit }).map(({ id }) => id),
							limit: 100,
						}),
					).length;
				}
			});
			return { time, offers };
		}).flatMap(({ time, offers }) => (offers > 0 ? [time] : []));
	};
}

function read(library: Library, file: string, papers: readonly Paper[]): void {
	const { fresh, order, positions } = createSourceReader(file).read(
		new TextEncoder().encode(toBibtexFile(papers)),
	);
	const citekeys = assignCitekeys(fresh);
	const entries = fresh.map((entry, at) => ({ entry, citekey: citekeys[at] ?? '' }));
	finish(library.update(file, { order, fresh: entries, positions }));
}

const own = 'refs.bib';

const [count = 10_000] = process.argv.slice(2).map(Number);
main(count);

/**
 * Looks for notes in which Pandoc finds other citations than we do, and for suffixes that it splits otherwise:
 * `npm run fuzz:citations -- [notes] [seed]`, 5,000 of a random seed if nothing else is asked for. Each is cut down to what matters. What
 * differs knowingly stands in the README of `test/fixtures/citations`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findCitations } from '../../../src/core/citations/findCitations';
import { englishTerms, splitTerm } from '../../../src/core/citations/locatorTerms';
import { splitLocator } from '../../../src/core/citations/locator';
import { findDisagreements, minimise } from './disagreements';
import { wordsOf } from './pandocCitations';
import { bare, pandocLocators } from './pandocLocators';
import { suffix } from './samples/citationSamples';
import { mutatedNotes, noteSamples } from './samples/noteSamples';
import { Random } from './samples/random';

/** Markdown that people have written: the project's own, and what its packages say of themselves. */
export function realNotes(): string[] {
	const root = path.join(__dirname, '../../..');
	const packages = readdirSync(path.join(root, 'node_modules'), { encoding: 'utf8' });
	const files = ['README.md', 'CHANGELOG.md', ...packages.map((name) => `node_modules/${name}/README.md`)];
	return files.flatMap((file) => {
		try {
			return [readFileSync(path.join(root, file), 'utf8')];
		} catch {
			return [];
		}
	});
}

/** Suffixes that our parser and Pandoc's citeproc split otherwise, with what each makes of them. */
export function splitOtherwise(
	suffixes: readonly string[],
): (readonly [text: string, ours: string, pandocs: string])[] {
	const pandoc = pandocLocators(suffixes);
	const split = suffixes.map((text) => {
		const { locator, suffix: rest } = splitLocator(text, englishTerms);
		return { ...(locator === '' ? { label: '', locator } : splitTerm(locator, englishTerms)), rest };
	});
	const words = wordsOf(split.flatMap(({ locator, rest }) => [locator, rest])).map((each) =>
		each.replaceAll('Code:', ''),
	);
	return suffixes.flatMap((text, index) => {
		const ours = [split[index]?.label, words[2 * index], words[2 * index + 1]]
			.map((each) => bare(each ?? ''))
			.join('|');
		const pandocs = pandoc[index] ?? 'nothing';
		return withoutEmptyPage(ours) === withoutEmptyPage(pandocs) ? [] : [[text, ours, pandocs] as const];
	});
}

/** Of `{}`, and of punctuation alone, citeproc makes an empty page. */
function withoutEmptyPage(split: string): string {
	return split.replace(/^page\|\|/, '||');
}

/** What may stand behind a key in a group, `[@a…]`, and leaves it one. */
export function suffixSamples(count: number, seed: number): string[] {
	const random = new Random(seed);
	return Array.from({ length: count }, () => `${random.pick([',', ', ', ' '])}${suffix(random)}`).filter(
		(text) => {
			const [group, ...others] = findCitations(`[@a${text}]`);
			return (
				others.length === 0 &&
				group?.citations.length === 1 &&
				group.range.end.character === text.length + '[@a]'.length
			);
		},
	);
}

function main(count: number, seed: number): void {
	console.log(`${count} notes of seed ${seed}`);
	const real = realNotes();
	for (let left = count, part = seed; left > 0; left -= batch, part++) {
		const size = Math.min(batch, left);
		const notes = [...noteSamples(Math.ceil(size / 2), part), ...mutatedNotes(real, size >> 1, part)];
		const { found, count: citations } = findDisagreements(notes);
		console.log(`${notes.length} notes of seed ${part} with ${citations} citations: ${found.length} differ`);
		for (const { note, ours, pandocs } of minimise(found)) {
			console.log(
				`  ${JSON.stringify(note)}\n    ours: ${ours.join(', ')}\n    Pandoc's: ${pandocs.join(', ')}`,
			);
		}
		const suffixes = suffixSamples(size, part);
		const split = splitOtherwise(suffixes);
		console.log(`${suffixes.length} suffixes: ${split.length} differ`);
		for (const [text, ours, pandocs] of split) {
			console.log(`  ${JSON.stringify(text)}\n    ours: ${ours}\n    Pandoc's: ${pandocs}`);
		}
	}
}

const batch = 1000;

if (require.main === module) {
	const [count = 5000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
	main(count, seed);
}

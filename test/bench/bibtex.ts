/**
 * How fast we read BibTeX, beside the peers: `npx tsx test/bench/bibtex.ts [FILE.bib…]`.
 *
 * Without files, the fixtures are read 20 times over. Peers are measured where `PEERS_DIR` names a folder in which
 * `npm install @retorquere/bibtex-parser tslib @citation-js/core @citation-js/plugin-bibtex` was run. Figures are milliseconds of
 * processor time, the best of up to eight rounds in which everyone takes turns (three for the slow), so that neither a busy machine nor
 * a cold engine decides.
 */
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { samplePapers } from '../support/sampleLibrary';
import { toBibtexFile } from './bibtexFile';
import { generatePapers } from './generatedPapers';
import { processorTime } from './timing';
import { SourceReadings } from '../../src/core/library/sourceReadings';
import { BibtexReader } from '../../src/core/sources/bibtex/bibtexReader';
import { parseBibtex } from '../support/parseBibtex';
import { scanBibtex, scanNodes } from '../../src/core/sources/bibtex/scanBibtex';

interface Contestant {
	readonly name: string;
	/** How many entries were recovered. */
	run(text: string): number;
}

async function main(files: readonly string[]): Promise<void> {
	const contestants = [...ours, ...(await findPeers())];
	for (const [name, text] of files.length > 0 ? files.map(readFile) : [readFixtures()]) {
		console.log(`${name}: ${(text.length / 1e6).toFixed(2)} million characters`);
		report(measure(contestants, text));
	}
	reportScaling();
	reportReading();
	reportEdit();
}

function measure(
	contestants: readonly Contestant[],
	text: string,
): Map<string, { time: number; entries: number }> {
	const results = new Map<string, { time: number; entries: number }>();
	for (let round = 0; round < rounds; round++) {
		for (const { name, run } of contestants) {
			if (round >= 3 && (results.get(name)?.time ?? 0) > slow) {
				continue;
			}
			let entries = -1;
			const time = processorTime(() => {
				try {
					entries = run(text);
				} catch {
					entries = -1;
				}
			});
			const best = Math.min(time, results.get(name)?.time ?? Infinity);
			results.set(name, { time: best, entries });
		}
	}
	return results;
}

function report(results: ReadonlyMap<string, { time: number; entries: number }>): void {
	const reference = results.get(toCsl)?.time ?? 1;
	for (const [name, { time, entries }] of results) {
		const recovered = entries < 0 ? 'gave up' : `${entries} entries`;
		console.log(
			`  ${name.padEnd(34)} ${time.toFixed(1).padStart(9)} ms  ${(time / reference).toFixed(2).padStart(7)}x  ${recovered}`,
		);
	}
}

/**
 * Ten times the entries should cost at most eleven times the time, on the clock: collecting garbage in parallel is no cost. Few entries are
 * read ten times in a row: now and then they have garbage to collect as well, which the fastest single time would leave out.
 */
function reportScaling(): void {
	const [, fixtures] = readFixtures();
	const large = fixtures.repeat(10);
	for (const { name, run } of ours) {
		const [tenTimesOne, ten] = [() => Array.from({ length: 10 }, () => run(fixtures)), () => run(large)].map(
			(act) => Math.min(...Array.from({ length: 7 }, () => elapsedTime(act))),
		) as [number, number];
		console.log(`10x the entries, ${name}: ${((10 * ten) / tenTimesOne).toFixed(1)}x the time`);
	}
}

/** The same of what happens to sources: all that is read is packed and handed on, and nothing kept. */
function reportReading(): void {
	const papers = generatePapers(samplePapers, 100_000);
	const [ten, hundred] = [papers.slice(0, 10_000), papers].map((list) => {
		const bytes = new TextEncoder().encode(toBibtexFile(list));
		return Math.min(...Array.from({ length: 3 }, () => elapsedTime(() => readSource(bytes, list.length))));
	}) as [number, number];
	console.log(
		`10,000 entries read as a source in ${ten.toFixed(0)} ms, 100,000 in ${(hundred / ten).toFixed(1)}x the time`,
	);
}

function readSource(bytes: Uint8Array, expected: number): void {
	let entries = 0;
	const readings = new SourceReadings((reply) => {
		entries += reply.kind === 'entries' ? reply.packed.lengths.length : 0;
	});
	readings.read({ id: 1, source: 'a', fileName: 'a.bib', bytes, known: new Float64Array(0) });
	assert.equal(entries, expected);
}

/** A large library read as a source, then again after a word of one abstract changed. */
function reportEdit(): void {
	const text = toBibtexFile(generatePapers(samplePapers, 10_000));
	const middle = text.indexOf('abstract = {', text.length / 2) + 'abstract = {'.length;
	const [before, ...edited] = [
		'',
		'One ',
		'Two ',
		'Three ',
		'Four ',
		'Five ',
		'Six ',
		'Seven ',
		'Eight ',
	].map((word) => new TextEncoder().encode(text.slice(0, middle) + word + text.slice(middle))) as [
		Uint8Array,
		...Uint8Array[],
	];
	const reader = new BibtexReader();
	reader.read(before);
	const edit = Math.min(...edited.map((bytes) => elapsedTime(() => reader.read(bytes))));
	const full = Math.min(
		...Array.from({ length: 5 }, () => elapsedTime(() => new BibtexReader().read(before))),
	);
	const size = `${(before.length / 1e6).toFixed(1)} MB, 10,000 entries`;
	console.log(
		`${size}: read in ${full.toFixed(0)} ms, again after one edit in ${edit.toFixed(1)} ms (${(full / edit).toFixed(0)}x less)`,
	);
}

function elapsedTime(run: () => unknown): number {
	const start = performance.now();
	run();
	return performance.now() - start;
}

async function findPeers(): Promise<Contestant[]> {
	const folder = process.env.PEERS_DIR;
	if (folder === undefined || !existsSync(folder)) {
		return [];
	}
	const require = createRequire(path.join(folder, 'package.json'));
	const bundle = path.join(folder, 'peers.cjs');
	buildSync({
		stdin: { contents: peerModules, resolveDir: folder },
		bundle: true,
		platform: 'node',
		format: 'cjs',
		outfile: bundle,
		logLevel: 'error',
	});
	const { parse } = require(bundle) as { parse(text: string, options: object): { entries: unknown[] } };
	const { plugins } = require('@citation-js/core') as {
		plugins: { input: { chain(text: string, options: object): unknown[] } };
	};
	const plugin: unknown = require('@citation-js/plugin-bibtex');
	assert.ok(plugin, 'registers itself with @citation-js/core');
	const file = require('@citation-js/plugin-bibtex/lib/input/file.js') as { parse(text: string): unknown[] };
	return [
		{ name: '@retorquere/bibtex-parser', run: (text) => parse(text, {}).entries.length },
		{ name: '@citation-js, file parser only', run: (text) => file.parse(text).length },
		{
			name: '@citation-js, to CSL',
			run: (text) => plugins.input.chain(text, { generateGraph: false }).length,
		},
	];
}

function readFile(file: string): [string, string] {
	return [path.basename(file), readFileSync(file, 'utf8')];
}

function readFixtures(): [string, string] {
	const folder = path.join(__dirname, '../fixtures/bibtex');
	const texts = readdirSync(folder)
		.filter((file) => file.endsWith('.bib') && !file.startsWith('broken'))
		.map((file) => readFileSync(path.join(folder, file), 'utf8'));
	return ['fixtures, 20 times over', texts.join('\n').repeat(20)];
}

function countEntries(text: string): number {
	let entries = 0;
	for (const { node } of scanNodes(text)) {
		entries += node.kind === 'entry' ? 1 : 0;
	}
	return entries;
}

const rounds = 8;

/** Who takes longer than this many milliseconds gets three rounds. */
const slow = 1000;

const peerModules = "export { parse } from '@retorquere/bibtex-parser';";

const toCsl = 'Marginalia, to CSL';

const ours = [
	{
		name: 'Marginalia, scan',
		run: (text: string) => scanBibtex(text).nodes.filter((node) => node.kind === 'entry').length,
	},
	// As sources are read: what was scanned is not kept.
	{ name: 'Marginalia, scan node by node', run: countEntries },
	{ name: toCsl, run: (text: string) => parseBibtex(text).entries.length },
] as const satisfies readonly Contestant[];

void main(process.argv.slice(2));

/**
 * What a large library costs without an editor: `node --expose-gc --import=tsx test/bench/library.ts [COUNT…]`.
 *
 * Papers are generated, with abstracts of some 1,600 characters, more than a third of which need two bytes a character in memory. Times are
 * milliseconds of one run, on the clock; `edit` is the median of nine changes of one entry, from the file's bytes to the library's change event.
 * Bytes are heap and buffers after garbage collection.
 */
import { Library } from '../../src/core/library/library';
import { unpackEntries, type PackedEntries } from '../../src/core/library/packedEntries';
import { SourceReadings, type ReadReply } from '../../src/core/library/sourceReadings';
import { finish } from '../../src/core/model/slices';
import { SearchIndex } from '../../src/core/search/searchIndex';
import { samplePapers } from '../support/sampleLibrary';
import { toBibtexFile } from './bibtexFile';
import { generatePapers } from './generatedPapers';
import { timeOf } from './timing';

class Loaded {
	readonly library = new Library();
	readonly index = new SearchIndex();
	#hashes = new Float64Array(0);
	#packed: PackedEntries[] = [];
	#reply: Extract<ReadReply, { readonly kind: 'read' }> | undefined;
	readonly #readings = new SourceReadings((reply) => {
		if (reply.kind === 'entries') {
			this.#packed.push(reply.packed);
		} else if (reply.kind === 'read') {
			this.#reply = reply;
		}
	});

	read(bytes: Uint8Array): void {
		this.#packed = [];
		this.#readings.read({ id: 1, source: 'a', fileName: 'a.bib', bytes, known: this.#hashes });
	}

	/** Brings the library to what was read. */
	apply(): void {
		const { order = [], positions, hashes = new Float64Array(0) } = this.#reply ?? {};
		const fresh = this.#packed.flatMap(unpackEntries);
		this.#packed = [];
		finish(this.library.update('a', { order, fresh, ...(positions && { positions }) }));
		this.#hashes = Float64Array.from(hashes);
	}
}

async function main(counts: readonly number[]): Promise<void> {
	for (const count of counts) {
		const text = toBibtexFile(generatePapers(samplePapers, count));
		const bytes = new TextEncoder().encode(text);
		const empty = await usedMemory();
		const loaded = new Loaded();
		const read = timeOf(() => loaded.read(bytes));
		const apply = timeOf(() => loaded.apply());
		const ofLibrary = (await usedMemory()) - empty;
		const heads = timeOf(() => loaded.library.papers.forEach((paper) => loaded.index.addHead(paper)));
		const abstracts = timeOf(() => loaded.library.papers.forEach((paper) => loaded.index.addAbstract(paper)));
		finish(loaded.index.prepare());
		const all = (await usedMemory()) - empty;
		const edits = Array.from({ length: 9 }, (_, at) => {
			const edited = new TextEncoder().encode(text.replace('Journal of Things 7', `Journal number ${at}`));
			return timeOf(() => {
				loaded.read(edited);
				loaded.apply();
			});
		}).sort((a, b) => a - b);
		console.log(
			[
				`${loaded.library.size} papers, ${(bytes.length / 1e6).toFixed(1)} MB:`,
				`read ${read.toFixed(0)}, library ${apply.toFixed(0)}, heads ${heads.toFixed(0)}, abstracts ${abstracts.toFixed(0)} ms;`,
				`edit ${edits[4]?.toFixed(1)} ms;`,
				`library ${(ofLibrary / count).toFixed(0)}, with the index ${(all / count).toFixed(0)} bytes a paper`,
			].join(' '),
		);
	}
}

async function usedMemory(): Promise<number> {
	for (let round = 0; round < 3; round++) {
		await new Promise((resolve) => setTimeout(resolve, 50));
		globalThis.gc?.();
	}
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

const counts = process.argv.slice(2).map(Number);
void main(counts.length > 0 ? counts : [10_000, 100_000]);

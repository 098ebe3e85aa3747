import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { unpackEntries } from '../../../src/core/library/packedEntries';
import { SourceReadings, type ReadReply } from '../../../src/core/library/sourceReadings';

const bib = (...titles: readonly string[]): string =>
	titles
		.map(
			(title, at) =>
				`@article{key${at},\n  author = {Doe, Jane},\n  title = {${title}},\n  journal = {J},\n  year = {2024},\n}\n`,
		)
		.join('\n');

/** Someone who asks again and again, and keeps what it is told. */
class Asker {
	readonly replies: ReadReply[] = [];
	readonly readings = new SourceReadings((reply) => this.replies.push(reply));
	hashes: Float64Array = new Float64Array(0);
	titles: readonly string[] = [];

	/** How many entries were sent. */
	ask(text: string, fileName = 'a.bib'): number {
		this.replies.length = 0;
		const bytes = new TextEncoder().encode(text);
		this.readings.read({ id: 7, source: 'a', fileName, bytes, known: this.hashes });
		const sent = this.replies.flatMap((reply) =>
			reply.kind === 'entries' ? unpackEntries(reply.packed) : [],
		);
		const last = this.replies.at(-1);
		assert.ok(last?.kind === 'read');
		assert.equal(last.id, 7);
		assert.equal(last.positions.length, 4 * last.order.length);
		this.titles = Array.from(last.order, (from) =>
			from >= 0 ? this.titles[from]! : sent[-1 - from]!.entry.title,
		);
		this.hashes = last.hashes;
		return sent.length;
	}
}

describe('SourceReadings', () => {
	it('sends all entries once, and then only those that changed', () => {
		const asker = new Asker();
		assert.equal(asker.ask(bib('One', 'Two', 'Three')), 3);
		assert.equal(asker.ask(bib('One', 'Two', 'Three')), 0);
		assert.equal(asker.ask(bib('One', 'Second', 'Three')), 1);
		assert.deepEqual(asker.titles, ['One', 'Second', 'Three']);
	});

	it('sends what the asking side has not, whatever was read last', () => {
		const asker = new Asker();
		asker.ask(bib('One', 'Two', 'Three'));
		const { hashes, titles } = asker;
		asker.ask('@article{key0,\n  title = {Cut off');
		Object.assign(asker, { hashes, titles });
		assert.equal(asker.ask(bib('One', 'Two', 'Third')), 1);
		assert.deepEqual(asker.titles, ['One', 'Two', 'Third']);
	});

	it('makes citekeys for entries without one, from all of them', () => {
		const asker = new Asker();
		const ris = (title: string): string =>
			`TY  - JOUR\nAU  - Doe, Jane\nPY  - 2024\nTI  - ${title}\nER  - \n`;
		asker.ask(ris('Words one') + ris('Words two'), 'a.ris');
		const citekeys = asker.replies.flatMap((reply) =>
			reply.kind === 'entries' ? unpackEntries(reply.packed).map(({ citekey }) => citekey) : [],
		);
		assert.deepEqual(citekeys.sort(), ['doe2024words', 'doe2024wordsa']);
		assert.equal(asker.ask(ris('Words one') + ris('Words two'), 'a.ris'), 0);
	});

	it('makes the same citekeys for entries that come later as where all are read at once', () => {
		const keyless = bib('Words one', 'Words two').replaceAll(/key\d/g, '');
		const [asker, fresh] = [new Asker(), new Asker()];
		asker.ask(bib());
		asker.ask(keyless);
		fresh.ask(keyless);
		assert.deepEqual(asker.hashes, fresh.hashes);
	});

	it('sends entries some at a time', () => {
		const asker = new Asker();
		asker.ask(bib(...Array.from({ length: 300 }, (_, at) => `Title ${at}`)));
		assert.ok(asker.replies.filter(({ kind }) => kind === 'entries').length > 2);
	});

	it('says what the asking side needs to have what a first reading gives, after any series of texts', () => {
		const title = fc.constantFrom('One', 'Two', 'Three', 'Four');
		fc.assert(
			fc.property(fc.array(fc.array(title, { maxLength: 6 }), { maxLength: 6 }), (series) => {
				const asker = new Asker();
				for (const titles of series) {
					asker.ask(bib(...titles));
					const fresh = new Asker();
					fresh.ask(bib(...titles));
					assert.deepEqual(asker.titles, titles);
					assert.deepEqual(asker.hashes, fresh.hashes);
				}
			}),
			{ numRuns: 60 },
		);
	});
});

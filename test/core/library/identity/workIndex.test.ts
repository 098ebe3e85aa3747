import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import type { LocatedEntry } from '../../../../src/core/library/locatedEntry';
import { groupEntries, WorkIndex } from '../../../../src/core/library/identity/workIndex';
import { hashText } from '../../../../src/core/text/hashText';
import { located, rangeOf } from '../located';

const places = (groups: readonly (readonly LocatedEntry[])[]): string[] =>
	groups.map((group) => group.map((entry) => `${entry.source}:${rangeOf(entry).start.line}`).join(' '));

/** Entries that often agree, and often contradict each other. */
const entries = fc
	.array(
		fc.record(
			{
				title: fc.constantFrom('Tokens without codebooks', 'Tokens', 'Tokens: Part II', 'Editorial'),
				author: fc.constantFrom([], [{ family: 'Xu' }], [{ family: 'Li' }]),
				DOI: fc.constantFrom('10.1000/a', '10.1000/b'),
				arxiv: fc.constantFrom('2412.14170', '2501.00001'),
				volume: fc.constantFrom('1', '2'),
				page: fc.constantFrom('20', '30'),
				'container-title': fc.constantFrom('Nature', 'Science'),
			},
			{ requiredKeys: ['title'] },
		),
		{ maxLength: 14 },
	)
	.map((all) => all.map((fields, line) => located(fields, line % 2 ? 'a.bib' : 'b.bib', line)));

describe('WorkIndex', () => {
	it('never joins through a third entry what two identifiers keep apart', () => {
		const groups = groupEntries([
			located({ DOI: '10.1000/a' }, 'a.bib', 0),
			located({}, 'a.bib', 1),
			located({ DOI: '10.1000/b' }, 'a.bib', 2),
		]);
		assert.equal(groups.length, 2);
	});

	it('never joins works of two authors, or of years far apart, through one that says too little', () => {
		const entry = (fields: object, line: number): LocatedEntry =>
			located(
				{ citekey: 'book', title: 'A book of things', issued: undefined, author: [], ...fields },
				'a.bib',
				line,
			);
		const [xu, li] = [[{ family: 'Xu' }], [{ family: 'Li' }]];
		const found = [
			[{ author: xu }, {}, { author: li }],
			[{ author: xu, issued: { year: 1999 } }, { author: xu }, { author: xu, issued: { year: 2019 } }],
		].map((all) => groupEntries(all.map(entry)));
		assert.deepEqual(
			found.map((groups) => groups.length),
			[2, 2],
		);
	});

	it('joins through identifiers even entries of which one has another author', () => {
		const groups = groupEntries([
			located({ PMID: '7973651' }, 'a.bib'),
			located({ PMID: '7973651', DOI: '10.1000/a' }, 'b.bib'),
			located({ DOI: '10.1000/a', author: [{ family: 'Li' }] }, 'c.bib'),
		]);
		assert.equal(groups.length, 1);
	});

	it('never joins works of two subtitles through one that leaves the subtitle out', () => {
		const report = { type: 'report', publisher: 'IPCC' };
		const index = new WorkIndex();
		const physics = located({ ...report, title: 'Climate Change 2007: The Physical Science Basis' });
		const impacts = located({ ...report, title: 'Climate Change 2007: Impacts' }, 'b.bib');
		for (const entry of [physics, impacts, located({ ...report, title: 'Climate Change 2007' }, 'c.bib')]) {
			index.add(entry);
		}
		assert.ok(!index.groupOf(physics)?.includes(impacts));
	});

	it('never joins a volume with all volumes through an entry that has the title of these and the ISBN of that', () => {
		const book = { type: 'book', issued: { year: 1992 }, author: [{ family: 'Lang' }] };
		const index = new WorkIndex();
		const volume = located({ ...book, title: 'TeX at Work: Macros', volume: '3', ISBN: '0-387-97597-7' });
		const all = located({ ...book, title: 'TeX at Work', ISBN: '0-387-97296-X' }, 'b.bib');
		for (const entry of [
			volume,
			all,
			located({ ...book, title: 'TeX at Work', ISBN: '3-540-97597-7' }, 'c.bib'),
			located({ ...book, title: 'TeX at Work', ISBN: '0-387-97597-7' }, 'd.bib'),
		]) {
			index.add(entry);
		}
		assert.ok(!index.groupOf(volume)?.includes(all));
	});

	it('gives the same groups where it knows copies by what they say as where it judges each', () => {
		const hashOf = ({ entry }: LocatedEntry): number =>
			hashText(JSON.stringify({ ...entry, range: undefined }));
		fc.assert(
			fc.property(entries, (all) => {
				const known = all.map((each) => ({ ...each, hash: hashOf(each) }));
				assert.deepEqual(places(groupEntries(known)), places(groupEntries(all)));
			}),
			{ numRuns: 150 },
		);
	});

	it('gives the same groups whatever the order of the entries', () => {
		fc.assert(
			fc.property(
				entries.chain((all) =>
					fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
				),
				([all, shuffled]) => {
					assert.deepEqual(places(groupEntries(shuffled)), places(groupEntries(all)));
				},
			),
			{ numRuns: 150 },
		);
	});

	it('has, after entries came and went, the groups of those that are there', () => {
		fc.assert(
			fc.property(entries, fc.array(fc.nat(13), { maxLength: 20 }), (all, toggled) => {
				const index = new WorkIndex();
				const present = new Set<LocatedEntry>();
				for (const at of toggled) {
					const entry = all[at % Math.max(all.length, 1)];
					if (entry && present.delete(entry)) {
						index.remove(entry);
					} else if (entry) {
						present.add(entry);
						index.add(entry);
					}
					index.groups();
				}
				assert.deepEqual(places(index.groups()), places(groupEntries(present)));
				const fresh = new WorkIndex();
				for (const entry of present) {
					fresh.add(entry);
				}
				for (const entry of present) {
					assert.deepEqual(places(index.versionsOf(entry)).sort(), places(fresh.versionsOf(entry)).sort());
				}
			}),
			{ numRuns: 150 },
		);
	});

	it('puts entries of one group only where none contradicts another', () => {
		fc.assert(
			fc.property(entries, (all) => {
				for (const group of groupEntries(all)) {
					for (const field of ['DOI', 'arxiv'] as const) {
						const values = new Set(group.map(({ entry }) => entry[field]).filter(Boolean));
						const hasOneDoi = new Set(group.map(({ entry }) => entry.DOI).filter(Boolean)).size === 1;
						assert.ok(values.size <= 1 || (field === 'arxiv' && hasOneDoi));
					}
				}
			}),
			{ numRuns: 150 },
		);
	});

	it('joins one of very many likenesses to an entry, and leaves the others apart that two identifiers keep apart', () => {
		const all = Array.from({ length: 40 }, (_, line) =>
			located({ ...(line > 0 && { PMID: String(10_000_000 + line) }) }, 'a.bib', line),
		);
		assert.deepEqual(
			groupEntries(all)
				.map(({ length }) => length)
				.sort((a, b) => a - b),
			[...Array.from({ length: 38 }, () => 1), 2],
		);
	});

	it('names the entries that a change may touch, and no others', () => {
		const index = new WorkIndex();
		const [a, b, c] = [
			located({}, 'a.bib', 0),
			located({}, 'b.bib', 0),
			located({ title: 'Codes' }, 'b.bib', 1),
		];
		const touched = (): readonly LocatedEntry[] => index.takeUnsettled().flat();
		index.add(a);
		index.add(c);
		assert.deepEqual(touched(), []);
		index.add(b);
		assert.deepEqual(touched(), [a, b]);
		assert.deepEqual(touched(), []);
		assert.deepEqual(index.groupOf(c), [c]);
		index.remove(b);
		assert.deepEqual(touched(), [a]);
		assert.equal(index.groupOf(b), undefined);
	});

	it('keeps many entries apart that look alike', () => {
		const all = Array.from({ length: 5000 }, (_, line) =>
			located(
				{ title: 'Reports of sites', volume: String(line % 40), page: String(line + 2) },
				'a.bib',
				line,
			),
		);
		assert.equal(groupEntries(all).length, 5000);
	}).timeout(20_000);
});

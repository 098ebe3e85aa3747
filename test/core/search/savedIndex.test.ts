import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Paper } from '../../../src/core/model/paper';
import { finish } from '../../../src/core/model/slices';
import { PaperIndex } from '../../../src/core/search/paperIndex';
import { SearchIndex } from '../../../src/core/search/searchIndex';
import { found, indexOf, prepared, samplePapers, titled, toPaper } from './papers';

const queries = [
	'token',
	'E-CAR',
	'wavtokenizer',
	'speculatve decoding',
	'how do continuous tokens help speech',
	'2412',
];

function save(index: SearchIndex): readonly Uint8Array[] {
	return finish(index.save())!;
}

function load(parts: readonly Uint8Array[]): SearchIndex {
	return finish(SearchIndex.load(parts))!;
}

describe('a saved index', () => {
	it('answers after loading and adopting as it did before, related papers as well', () => {
		const before = prepared(indexOf(samplePapers));
		const loaded = load(save(before));
		assert.deepEqual(found(loaded, 'token'), []);
		assert.ok(samplePapers.every((paper) => loaded.adopt(paper)));
		finish(loaded.dropUnadopted());
		assert.equal(loaded.needsPreparing, false);
		for (const query of queries) {
			assert.deepEqual(loaded.search(query), before.search(query));
		}
		for (const condition of ['year:2024..', 'has:code', '-has:abstract', 'year:..2023 token']) {
			assert.deepEqual(loaded.filter(condition), before.filter(condition), condition);
		}
		assert.deepEqual(loaded.filter('year:1800'), new Set());
		assert.deepEqual(loaded.relatedTo('yuan2024ecar'), before.relatedTo('yuan2024ecar'));
	});

	it('knows a paper again only if all that is searched is the same', () => {
		const paper = toPaper({
			citekey: 'a',
			title: 'Title',
			abstract: 'Text',
			aliases: ['b'],
			DOI: '10.1/x',
			author: [{ family: 'Ng' }],
			issued: { year: 2001 },
		});
		const parts = save(indexOf([paper]));
		const changes: readonly Partial<Paper>[] = [
			{ id: 'z' },
			{ citekey: 'z' },
			{ title: 'Other' },
			{ abstract: 'Other' },
			{ aliases: [] },
			{ DOI: '10.1/y' },
			{ author: [{ literal: 'Ng' }] },
			{ issued: { year: 2000 } },
			{ issued: { year: 2001, month: 2 } },
			{ links: [{ kind: 'code', url: 'https://example.org' }] },
			{ files: ['a.pdf'] },
			{ topics: ['Topic'] },
		];
		for (const change of changes) {
			assert.equal(load(parts).adopt({ ...paper, ...change }), false, JSON.stringify(change));
		}
		const loaded = load(parts);
		assert.deepEqual([loaded.adopt({ ...paper, page: '1-2' }), loaded.adopt(paper)], [true, false]);
	});

	it('knows a paper again by its stamp, where it has one', () => {
		const [stamped, plain] = samplePapers as [Paper, Paper];
		const stamps = (stamp: number) => (paper: Paper) => (paper.id === stamped.id ? stamp : undefined);
		const index = new SearchIndex(PaperIndex.empty(stamps(7)));
		index.add([stamped, plain]);
		const parts = save(index);
		const adopted = (stamp: number) => {
			const loaded = finish(SearchIndex.load(parts, stamps(stamp)))!;
			return [stamped, plain].map((paper) => loaded.adopt(paper));
		};
		assert.deepEqual(
			[adopted(7), adopted(8)],
			[
				[true, true],
				[false, true],
			],
		);
	});

	it('knows a paper by the stamp that it had when it was last seen', () => {
		const stamped = samplePapers[0]!;
		const stamps = new Map([[stamped, 7]]);
		const stampOf = (paper: Paper): number | undefined => stamps.get(paper);
		const index = new SearchIndex(PaperIndex.empty(stampOf));
		index.add([stamped]);
		save(index);
		const moved = { ...stamped, page: '1-2' };
		stamps.set(moved, 8);
		assert.ok(index.refresh(moved));
		assert.ok(finish(SearchIndex.load(save(index), stampOf))!.adopt(moved));
	});

	it('is, without the papers that nobody adopted, as one made from those that were', () => {
		const number = fc.nat(19);
		fc.assert(
			fc.property(
				fc.uniqueArray(number),
				fc.uniqueArray(number),
				fc.uniqueArray(number),
				(saved, adopted, later) => {
					const pick = (numbers: readonly number[]) => numbers.map((at) => samplePapers[at]!);
					const loaded = load(save(indexOf(pick(saved))));
					const known = pick(adopted).filter((paper) => loaded.adopt(paper));
					assert.equal(known.length, adopted.filter((at) => saved.includes(at)).length);
					finish(loaded.dropUnadopted());
					loaded.add(pick(later));
					const rebuilt = indexOf([...new Set([...known, ...pick(later)])]);
					assert.equal(loaded.size, rebuilt.size);
					for (const query of queries) {
						assert.deepEqual(loaded.search(query), rebuilt.search(query));
					}
				},
			),
			{ numRuns: 20 },
		);
	});

	it('has a paper once that was another while only the first of its sources was read', () => {
		const [paper, other] = [samplePapers[0]!, samplePapers[1]!];
		const loaded = load(save(indexOf([paper, other])));
		const half = { ...paper, abstract: 'Half of it.' };
		assert.equal(loaded.adopt(half), false);
		loaded.add([half]);
		assert.ok(loaded.adopt(paper) && loaded.adopt(other));
		finish(loaded.dropUnadopted());
		assert.equal(loaded.size, 2);
		for (const query of [...queries, paper.title, 'half']) {
			assert.deepEqual(loaded.search(query), indexOf([paper, other]).search(query), query);
		}
	});

	it('may have heads without abstracts, which come later', () => {
		const [first, second] = [samplePapers[0]!, samplePapers[1]!];
		const index = indexOf([first]);
		index.addHead(second);
		const loaded = load(save(index));
		for (const paper of [first, second]) {
			loaded.adopt(paper);
			loaded.addAbstract(paper);
		}
		for (const query of queries) {
			assert.deepEqual(loaded.search(query), indexOf([first, second]).search(query));
		}
	});

	it('is none when papers came or went while it was saved', () => {
		const index = indexOf(titled('One', 'Two'));
		const saving = index.save();
		saving.next();
		index.remove(['a']);
		assert.equal(finish(saving), undefined);
	});

	it('is none when a part is missing or cut off', () => {
		const parts = save(prepared(indexOf(samplePapers.slice(0, 5))));
		fc.assert(
			fc.property(fc.boolean(), fc.nat(), fc.nat(parts.length - 1), (isCut, at, part) => {
				const damaged = parts.map((each) => each.slice());
				const chosen = damaged[part]!;
				if (isCut) {
					damaged[part] = chosen.subarray(0, at % chosen.length);
				} else {
					damaged.splice(part, 1);
				}
				assert.equal(finish(SearchIndex.load(damaged)), undefined);
			}),
			{ numRuns: 300 },
		);
		assert.equal(finish(SearchIndex.load([])), undefined);
	});

	it('comes to an end, or is none, whatever numbers stand in it: when it is loaded, changed and asked', () => {
		const papers = samplePapers.slice(0, 5);
		const parts = save(prepared(indexOf(papers)));
		const length = parts.slice(1).reduce((sum, part) => sum + part.length, 0);
		const change = fc.tuple(fc.nat(length / 4 - 1), fc.oneof(fc.nat(70), fc.nat(3000), fc.nat(0xffff_ffff)));
		let read = 0;
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 30 }), (changes) => {
				const index = finish(SearchIndex.load(changed(parts, changes)));
				if (index) {
					read++;
					index.adopt(papers[0]!);
					finish(index.dropUnadopted());
					index.add(samplePapers.slice(3, 7));
					index.search(papers[0]!.title);
					index.search('wavtok');
				}
			}),
			{ numRuns: 60 },
		);
		assert.ok(read > 0);
	});

	it('is none when other code wrote it', () => {
		const [head, ...parts] = save(prepared(indexOf(samplePapers.slice(0, 5))));
		const numbers = new Float64Array(head!.slice().buffer);
		numbers[1]! += 1;
		assert.equal(finish(SearchIndex.load([new Uint8Array(numbers.buffer), ...parts])), undefined);
	});

	it('is none when anything else stands in its place', () => {
		fc.assert(
			fc.property(fc.array(fc.uint8Array({ maxLength: 100 }), { maxLength: 5 }), (parts) => {
				assert.equal(finish(SearchIndex.load(parts)), undefined);
			}),
		);
	});
});

/** The parts with other numbers, of 32 bits, at some places, counted behind the head. */
function changed(
	[head, ...parts]: readonly Uint8Array[],
	changes: readonly (readonly [place: number, value: number])[],
): readonly Uint8Array[] {
	const whole = Buffer.concat(parts);
	for (const [place, value] of changes) {
		whole.writeUInt32LE(value, 4 * place);
	}
	let end = 0;
	return [head!, ...parts.map(({ length }) => whole.subarray(end, (end += length)))];
}

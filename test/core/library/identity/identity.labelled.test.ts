import { strict as assert } from 'node:assert';
import type { LocatedEntry } from '../../../../src/core/library/locatedEntry';
import { WorkIndex } from '../../../../src/core/library/identity/workIndex';
import { assertGrouped, readLabelledEntries, readLabels, toPair, toPairs } from './labelledWorks';

describe('grouping the labelled entries', () => {
	const entries = readLabelledEntries();
	const ids = new Map([...entries].map(([id, entry]) => [entry, id]));
	const works = readLabels('works.txt');
	const index = new WorkIndex();
	for (const entry of entries.values()) {
		index.add(entry);
	}
	const idOf = (entry: LocatedEntry): string => ids.get(entry) ?? '';

	it('knows every entry that is labelled', () => {
		const unknown = [...works, ...readLabels('versions.txt')].flat().filter((id) => !entries.has(id));
		assert.deepEqual(unknown, []);
	});

	it('merges almost no two works, and most entries of one', () => {
		const truth = toPairs(works);
		const found = toPairs(index.groups().map((group) => group.map(idOf)));
		assertGrouped(`${entries.size} entries`, truth, found, { precision: 0.99, recall: 0.92 });
	});

	it('tells apart the entries that only look like one work', () => {
		const truth = toPairs(works);
		const lookalikes = toLookalikes(entries, truth);
		const merged = lookalikes.filter(([a, b]) => index.groupOf(entries.get(a)!)?.includes(entries.get(b)!));
		console.log(`      ${lookalikes.length} pairs with one title or one first page: ${merged.length} merged`);
		assert.ok(lookalikes.length >= 300);
		assert.ok(merged.length <= lookalikes.length / 200, merged.join('\n'));
	});

	it('links a preprint with what was published', () => {
		for (const [a = '', b = ''] of readLabels('versions.txt')) {
			const versions = index.versionsOf(entries.get(a)!).flat().map(idOf);
			assert.ok(versions.includes(b), `${a} with ${b}`);
			const back = index.versionsOf(entries.get(b)!).flat().map(idOf);
			assert.ok(back.includes(a), `${b} with ${a}`);
		}
	});

	it('links nothing else', () => {
		const truth = new Set(readLabels('versions.txt').map(([a = '', b = '']) => toPair(a, b)));
		for (const group of index.groups()) {
			for (const version of index.versionsOf(group[0]!)) {
				const pairs = group.flatMap((a) => version.map((b) => toPair(idOf(a), idOf(b))));
				assert.ok(
					pairs.some((pair) => truth.has(pair)),
					pairs.join('\n'),
				);
			}
		}
	});
});

/** Pairs of different works with one title, or with one first page in volumes of one number. */
function toLookalikes(
	entries: ReadonlyMap<string, LocatedEntry>,
	truth: ReadonlySet<string>,
): (readonly [string, string])[] {
	const buckets = new Map<string, string[]>();
	for (const [id, { entry }] of entries) {
		const title = entry.title.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
		const page = /^\d{2,}/.exec(entry.page ?? '')?.[0];
		const place = page && entry.volume ? [`${entry.volume} ${page}`] : [];
		for (const key of [`title ${title}`, ...place]) {
			buckets.set(key, [...(buckets.get(key) ?? []), id]);
		}
	}
	return [...toPairs([...buckets.values()])]
		.filter((pair) => !truth.has(pair))
		.map((pair) => pair.split(' ') as [string, string]);
}

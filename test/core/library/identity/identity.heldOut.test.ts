import { strict as assert } from 'node:assert';
import type { LocatedEntry } from '../../../../src/core/library/locatedEntry';
import { WorkIndex } from '../../../../src/core/library/identity/workIndex';
import { assertGrouped, readLabelledEntries, readLabels, toPairs } from './labelledWorks';

describe('grouping the labelled entries that no rule was made on', () => {
	const entries = readLabelledEntries('held-out/');
	const works = readLabels('held-out/works.txt');
	const ids = new Map([...entries].map(([id, entry]) => [entry, id]));
	const idOf = (entry: LocatedEntry): string => ids.get(entry) ?? '';
	const index = new WorkIndex();
	for (const entry of entries.values()) {
		index.add(entry);
	}

	it('knows every entry that is labelled', () => {
		assert.deepEqual(
			works.flat().filter((id) => !entries.has(id)),
			[],
		);
	});

	it('merges almost no two works, and most entries of one', () => {
		const truth = toPairs(works);
		const found = toPairs(index.groups().map((group) => group.map(idOf)));
		assertGrouped(`${entries.size} entries held out`, truth, found, { precision: 0.99, recall: 0.9 });
	});

	it('tells apart the works that one author brought out in one year, and those of one title', () => {
		const truth = toPairs(works);
		const lookalikes = [...toPairs(groupLookalikes(entries))].filter((pair) => !truth.has(pair));
		const merged = lookalikes.filter((pair) => {
			const [a = '', b = ''] = pair.split(' ');
			return index.groupOf(entries.get(a)!)?.includes(entries.get(b)!);
		});
		console.log(
			`      ${lookalikes.length} pairs of one author and year, or one title: ${merged.length} merged`,
		);
		assert.ok(lookalikes.length >= 100);
		assert.ok(merged.length <= lookalikes.length / 100, merged.join('\n'));
	});
});

function groupLookalikes(entries: ReadonlyMap<string, LocatedEntry>): string[][] {
	const groups = new Map<string, string[]>();
	for (const [id, { entry }] of entries) {
		const family = entry.author[0]?.family?.toLowerCase() ?? '';
		const year = entry.issued?.year;
		const title = entry.title.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
		const keys = [`title ${title}`, ...(family && year ? [`author ${family} ${year}`] : [])];
		for (const key of keys) {
			groups.set(key, [...(groups.get(key) ?? []), id]);
		}
	}
	return [...groups.values()];
}

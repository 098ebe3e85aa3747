import { strict as assert } from 'node:assert';
import { WorkIndex, type LocatedEntry } from '../../../src/core/library/workIndex';
import { readLabelledEntries, readLabels } from './labelledWorks';

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
		const wrong = [...found].filter((pair) => !truth.has(pair));
		const missed = [...truth].filter((pair) => !found.has(pair));
		const precision = 1 - wrong.length / found.size;
		const recall = 1 - missed.length / truth.size;
		console.log(
			`      ${entries.size} entries, ${truth.size} pairs of one work: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`,
		);
		if (process.env['IDENTITY_DETAILS']) {
			console.log(
				[...wrong.map((pair) => `wrong ${pair}`), ...missed.map((pair) => `missed ${pair}`)].join('\n'),
			);
		}
		assert.ok(precision >= 0.99, `merged wrongly:\n${wrong.join('\n')}`);
		assert.ok(recall >= 0.92, `missed:\n${missed.join('\n')}`);
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

function toPairs(groups: readonly (readonly string[])[]): ReadonlySet<string> {
	return new Set(groups.flatMap((ids) => ids.flatMap((a, at) => ids.slice(at + 1).map((b) => toPair(a, b)))));
}

function toPair(a: string, b: string): string {
	return [a, b].sort().join(' ');
}

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

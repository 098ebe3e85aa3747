import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { finish } from '../../../src/core/model/slices';
import { hashText } from '../../../src/core/text/hashText';
import { KeyTable } from '../../../src/core/search/keyTable';
import { SaveReader, SaveWriter } from '../../../src/core/search/savedParts';

const step = fc.record({
	key: fc.integer({ min: 0, max: 30 }).map((number) => hashText(String(number))),
	paper: fc.nat(20),
	isAdding: fc.boolean(),
});

/** The table, and what it should hold, as lines. */
function build(steps: readonly { key: number; paper: number; isAdding: boolean }[]): [KeyTable, Set<string>] {
	const table = new KeyTable();
	const held = new Set<string>();
	for (const { key, paper, isAdding } of steps) {
		const line = `${key} ${paper}`;
		if (!isAdding) {
			table.delete(key, paper);
			held.delete(line);
		} else if (!held.has(line)) {
			table.add(key, paper);
			held.add(line);
		}
	}
	return [table, held];
}

function holds(table: KeyTable, held: ReadonlySet<string>): void {
	const lines = Array.from({ length: 31 }, (_, number) => hashText(String(number))).flatMap((key) =>
		table.find(key).map((paper) => `${key} ${paper}`),
	);
	assert.deepEqual(lines.sort(), [...held].sort());
}

describe('KeyTable', () => {
	it('finds what was added and not deleted', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
				holds(...build(steps));
			}),
		);
	});

	it('keeps only the papers it is told to', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
				const [table, held] = build(steps);
				finish(table.retain((paper) => paper % 2 === 0));
				holds(table, new Set([...held].filter((line) => Number(line.split(' ')[1]) % 2 === 0)));
			}),
		);
	});

	it('is the same after saving and loading', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
				const [table, held] = build(steps);
				const writer = new SaveWriter();
				finish(table.save(writer));
				const reader = SaveReader.open(writer.finish());
				holds(finish(KeyTable.load(reader!)), held);
			}),
		);
	});
});

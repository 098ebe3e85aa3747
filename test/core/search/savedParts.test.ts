import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SaveReader, SaveWriter, type Numbers } from '../../../src/core/search/savedParts';

const kinds = [Uint8Array, Int8Array, Uint16Array, Uint32Array, Float32Array, Float64Array] as const;
/** Around what has a part of its own, and above what one part holds. */
const lengths = fc.oneof(
	fc.nat(100),
	fc.integer({ min: (1 << 18) - 9, max: (1 << 18) + 9 }),
	fc.constant(1 << 20),
	fc.constant((1 << 22) + 8),
);
/** Parts as they come from elsewhere: each in a buffer of its own, or all in one. */
const transports: readonly ((parts: readonly Uint8Array[]) => readonly Uint8Array[])[] = [
	(parts) => parts.map((part) => part.slice()),
	(parts) => {
		const whole = Buffer.concat([Buffer.alloc(3), ...parts]);
		let end = 3;
		return parts.map(({ length }) => whole.subarray(end, (end += length)));
	},
];

describe('saved parts', () => {
	it('give what was written, however long and however they came', () => {
		const arrays = fc.array(fc.tuple(fc.constantFrom(...kinds), lengths), { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(arrays, fc.constantFrom(...transports), (written, transport) => {
				const all = written.map(([Kind, bytes], at) => numbersOf(Kind, bytes, at));
				const writer = new SaveWriter();
				for (const numbers of all) {
					writer.number(numbers.length);
					writer.numbers(numbers, numbers.length);
				}
				const reader = SaveReader.open(transport(writer.finish()))!;
				for (const [at, [Kind]] of written.entries()) {
					assert.deepEqual(reader.numbers<Numbers>(Kind, reader.number()), all[at]);
				}
				assert.throws(() => reader.number(), RangeError);
			}),
			{ numRuns: 30 },
		);
	});

	it('give each array to one only', () => {
		const numbers = new Uint32Array(1 << 16).fill(7);
		const writer = new SaveWriter();
		writer.numbers(numbers, numbers.length);
		const parts = writer.finish();
		numbers.fill(8);
		const read = SaveReader.open(parts)!.numbers(Uint32Array, numbers.length);
		assert.ok(read.every((number) => number === 7));
	});
});

function numbersOf(Kind: (typeof kinds)[number], bytes: number, seed: number): Numbers {
	return new Kind(Math.floor(bytes / Kind.BYTES_PER_ELEMENT)).map(
		(_: number, at: number) => (at + seed) % 127,
	);
}

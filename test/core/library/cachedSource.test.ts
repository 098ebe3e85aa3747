import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
	decodeEntries,
	decodeSourceHead,
	encodeNextEntries,
	encodeSourceHead,
	type CachedSource,
} from '../../../src/core/library/cachedSource';
import {
	EntryBatch,
	packEntries,
	toPackable,
	unpackEntries,
	type PackedEntries,
} from '../../../src/core/library/packedEntries';
import type { FreshEntry } from '../../../src/core/library/library';
import { identityHashes } from '../../../src/core/library/identity/identityHashes';
import { finish } from '../../../src/core/model/slices';
import { makeEntry } from '../../support/makeEntry';

const entries = ['Tokens', 'Codes – with a dash', 'Ελληνικά'].map((title) => makeEntry({ title }));
const packed = packEntries(entries.map((entry, at) => toPackable(entry, at === 1 ? 'made' : undefined)));
const source: CachedSource = {
	digest: 'abc',
	size: 12,
	errors: 0,
	isChecked: true,
	problems: [
		{
			code: 'source-latin1',
			severity: 'warning',
			message: 'Latin-1',
			range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
		},
	],
	hashes: packed.hashes,
	positions: Int32Array.from([0, 0, 2, 1, 3, 0, 5, 1, 6, 0, 8, 1]),
};

describe('A cached source', () => {
	const head = encodeSourceHead('file:///refs.bib', source);
	const parts = encodeAll([packed]);

	it('comes back as it was', () => {
		assert.deepEqual(decodeSourceHead('file:///refs.bib', head), source);
		const back = parts.flatMap((part) => finish(decodeEntries(part))).flatMap(unpackEntries);
		assert.deepEqual(
			back.map(({ entry }) => entry),
			entries,
		);
		assert.deepEqual(
			back.map(({ citekey }) => citekey),
			['doe2024word', 'doe2024word', 'doe2024word'],
		);
		assert.deepEqual(back[2]?.keys, identityHashes(entries[2]!));
	});

	it('keeps every abstract, whatever letters stand in it', () => {
		const abstract = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.constantFrom('', '\uFEFFWe', 'naïve', '“We”', undefined),
		);
		fc.assert(
			fc.property(fc.array(abstract), (abstracts) => {
				const written = abstracts.map((text) => makeEntry(text === undefined ? {} : { abstract: text }));
				const packed = packEntries(written.map((entry) => toPackable(entry, undefined)));
				assert.deepEqual(
					unpackEntries(packed).map(({ entry }) => entry),
					written,
				);
				const cached = encodeAll([packed]).flatMap((part) => finish(decodeEntries(part)));
				assert.deepEqual(
					cached.flatMap(unpackEntries).map(({ entry }) => entry),
					written,
				);
			}),
		);
	});

	it('keeps the fingerprints of each entry, however many one has', () => {
		const isbn = Array.from({ length: 300 }, (_, at) => String(9780000000000 + at)).join(' ');
		const written = [makeEntry({ type: 'book', ISBN: isbn, title: 'A Set' }), ...entries];
		const packed = packEntries(written.map((entry) => toPackable(entry, undefined)));
		const back = encodeAll([packed]).flatMap((part) => finish(decodeEntries(part)));
		assert.deepEqual(
			back.flatMap(unpackEntries).map(({ keys }) => keys),
			written.map(identityHashes),
		);
	});

	it('is packed some entries at a time, and fewer where they are long', () => {
		const packed = (count: number, abstract: string): readonly number[] => {
			const batch = new EntryBatch();
			const all = Array.from({ length: count }, () =>
				batch.add(toPackable(makeEntry({ abstract }), undefined)),
			);
			return [...all, batch.rest()].flatMap((each) => each?.lengths.length ?? []);
		};
		assert.deepEqual(packed(300, 'short'), [128, 128, 44]);
		assert.deepEqual(packed(5, 'x'.repeat(150_000)), [2, 2, 1]);
		assert.deepEqual(packed(0, ''), []);
	});

	it('has parts of bounded size', () => {
		const long = packEntries(
			Array.from({ length: 100 }, () => toPackable(makeEntry({ abstract: 'x'.repeat(100_000) }), undefined)),
		);
		assert.equal(encodeAll([long, long, long]).length, 3);
	});

	it('fails, or gives no more entries than bytes, where bytes are others, gone or doubled', () => {
		const damage = fc.record({
			at: fc.nat(),
			length: fc.nat(9),
			kind: fc.constantFrom('other', 'gone', 'doubled'),
		});
		for (const sound of [head, ...parts]) {
			fc.assert(
				fc.property(damage, ({ at, length, kind }) => {
					const [from, to] = [at % sound.length, (at % sound.length) + length];
					const between = sound
						.slice(from, to)
						.map((byte) => (kind === 'other' ? byte ^ (1 << (at % 8)) : byte));
					const bytes = Buffer.concat([
						sound.slice(0, kind === 'doubled' ? to : from),
						...(kind === 'gone' ? [] : [between]),
						sound.slice(to),
					]);
					let found = 0;
					try {
						const read = decodeSourceHead('file:///refs.bib', bytes);
						found = read ? read.hashes.length + read.positions.length : 0;
						found = [...unpackAll(bytes)].flat().length;
					} catch (error) {
						assert.ok(error instanceof Error);
					}
					assert.ok(found <= bytes.length);
				}),
			);
		}
	});

	it('is not taken for sound where it is cut off, or other code wrote it', () => {
		const other = Buffer.from(head);
		other.write('"codeVersion":"ancient"', other.indexOf('"codeVersion":"unbuilt"'));
		assert.equal(decodeSourceHead('file:///refs.bib', other), undefined);
		for (let length = 0; length < head.length; length++) {
			assert.throws(() => decodeSourceHead('file:///refs.bib', head.slice(0, length)), String(length));
		}
		assert.equal(decodeSourceHead('file:///other.bib', head), undefined);
		for (const part of parts) {
			fc.assert(
				fc.property(fc.nat(part.length - 1), (length) => {
					assert.throws(() => finish(decodeEntries(part.slice(0, length))));
				}),
			);
		}
	});
});

function* unpackAll(part: Uint8Array): Generator<readonly FreshEntry[]> {
	for (const batch of finish(decodeEntries(part))) {
		yield unpackEntries(batch);
	}
}

function encodeAll(batches: readonly PackedEntries[]): readonly Uint8Array[] {
	const left = batches[Symbol.iterator]();
	const parts: Uint8Array[] = [];
	for (let part = finish(encodeNextEntries(left)); part.length > 0; part = finish(encodeNextEntries(left))) {
		parts.push(part);
	}
	return parts;
}

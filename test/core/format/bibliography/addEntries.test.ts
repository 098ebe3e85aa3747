import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { addEntries } from '../../../../src/core/format/bibliography/addEntries';
import { parseSource } from '../../../../src/core/sources/sourceFormat';
import { finish } from '../../../../src/core/model/slices';
import type { CitableEntry, Entry } from '../../../../src/core/model/entry';
import { textAfter } from './addTo';
import { generateEntry } from './generateEntry';

const fixtures = path.join(__dirname, '../../../fixtures');
const read = (name: string): string => readFileSync(path.join(fixtures, name), 'utf8');

/** Files of people and programs, and small ones in the ways that they write. */
const files: readonly (readonly [fileName: string, text: string])[] = [
	...readdirSync(path.join(fixtures, 'bibtex'))
		.filter((name) => name.endsWith('.bib'))
		.map((name) => [name, read(`bibtex/${name}`)] as const),
	...readdirSync(path.join(fixtures, 'ris'))
		.filter((name) => name.endsWith('.ris'))
		.map((name) => [name, read(`ris/${name}`)] as const),
	...['better-csl.json', 'zotero.json'].map((name) => [name, read(`csl/${name}`)] as const),
	...readdirSync(path.join(fixtures, 'yaml'))
		.filter((name) => /\.ya?ml$/.test(name))
		.map((name) => [name.replace(/\.ya?ml$/, '.csl.yaml'), read(`yaml/${name}`)] as const),
	['empty.bib', ''],
	['empty.json', '[]'],
	['new.json', ''],
	['items.json', '{"items": [\n\t{\n\t\t"id": "a",\n\t\t"type": "book"\n\t}\n]}\n'],
	['new.yaml', ''],
	['new.ris', ''],
	['list.csl.yaml', '---\nreferences:\n  - id: a\n    title: A\n...\n'],
];

const lineEnds: readonly ((text: string) => string)[] = [
	(text) => text,
	(text) => text.replace(/\r?\n/g, '\r\n'),
	(text) => `\uFEFF${text}`,
];

describe('addEntries', () => {
	it('keeps every byte of the file, and reads back what it added and what was there', () => {
		const refused = new Set<string>();
		fc.assert(
			fc.property(
				fc.constantFrom(...files),
				fc.constantFrom(...lineEnds),
				generateEntry('added2024key'),
				([fileName, original], toText, entry) => {
					const text = toText(original);
					const addition = finish(addEntries(fileName, text, [{ entry }]));
					if (addition.kind !== 'added') {
						refused.add(fileName);
						return;
					}
					const before = parseSource(fileName, text);
					const after = parseSource(fileName, textAfter(text, addition));
					assert.equal(
						after.problems.length,
						before.problems.filter(({ code }) => !['csl-no-items', 'source-format-unknown'].includes(code))
							.length,
					);
					const added = after.entries.filter(({ citekey }) => citekey === entry.citekey);
					assert.equal(added.length, 1);
					assert.deepEqual(
						after.entries.filter(({ citekey }) => citekey !== entry.citekey).map(withoutPlace),
						before.entries.map(withoutPlace),
					);
					assert.deepEqual(
						told(added[0]!),
						held(entry, addition.kind === 'added' ? addition.edits[0]!.newText : ''),
					);
				},
			),
			{ numRuns: 250 },
		);
		assert.deepEqual([...refused].sort(), ['broken.bib', 'broken.ris']);
	});
});

function withoutPlace({ range: _range, ...entry }: Entry): unknown {
	return entry;
}
/** What was read of a work. */
function told({ range: _range, topics: _topics, links: _links, ...entry }: Entry): unknown {
	return plain(entry);
}

/** What a format can say of a work: BibTeX has no day. */
function held({ topics: _topics, links: _links, issued, ...entry }: CitableEntry, newText: string): unknown {
	const isOldBibtex = /^\s*@/.test(newText) && !/\bdate\s*=/i.test(newText);
	const { day: _day, ...month } = issued ?? { year: 0 };
	return plain({ ...entry, ...(issued && { issued: isOldBibtex ? month : issued }) });
}

/** Without fields that are `undefined`. */
function plain(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value));
}

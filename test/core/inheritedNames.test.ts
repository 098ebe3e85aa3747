import { strict as assert } from 'node:assert';
import { findCitations } from '../../src/core/citations/findCitations';
import { toBibtex } from '../../src/core/format/bibtex';
import { toCslItem } from '../../src/core/format/cslItem';
import { toReference } from '../../src/core/format/reference';
import { toRisLines } from '../../src/core/format/ris';
import { Library } from '../../src/core/library/library';
import { parseSource } from '../../src/core/sources/sourceFormat';
import { mendAbstract } from '../../src/core/sources/listing/mendText';
import { readAbstract } from '../../src/core/summary/readAbstract';

/** `constructor`, `toString`, …: a table that is asked for one of them without care gives what it inherits. */
const inheritedNames = Object.getOwnPropertyNames(Object.prototype);

function filesWith(name: string): Readonly<Record<string, string>> {
	return {
		'command.bib': `@book{a, title = {\\${name}}, publisher = {B \\bibstring{${name}} $\\${name}$ \\SI{3}{\\${name}}}}`,
		'names.bib': `@${name}{a, title = ${name} # { T}, ${name} = {F}, eprint = {1}, eprinttype = {${name}}, langid = {${name}}}`,
		'values.bib': `@thesis{a, title = {T}, type = {${name}}, journal = {${name} Letters}, entrysubtype = {${name}}}`,
		'item.json': JSON.stringify([
			{ id: 'a', type: name, title: name, [name]: 'F', 'container-title': `${name} letters`, language: name },
		]),
		'work.json': JSON.stringify({ message: { DOI: '10.1000/a', type: name, title: ['T'] } }),
		'list.csl.yaml': `references:\n- id: a\n  type: ${name}\n  title: T\n  ${name}: F\n`,
		'record.ris': `TY  - ${name}\nTI  - T\nDA  - 2000/${name}\nER  - \n`,
		'record.nbib': `PMID- 12\nTI  - T\nPT  - ${name}\nDP  - 2000 ${name}\nLID - 1 [${name}]\n`,
	};
}

describe('names that every object inherits', () => {
	const isFound = (value: unknown): boolean => /native code|\[object/.test(JSON.stringify(value));

	for (const [fileName] of Object.entries(filesWith(''))) {
		it(`are as good as any other in ${fileName}`, () => {
			for (const name of inheritedNames) {
				const { entries, problems } = parseSource(fileName, filesWith(name)[fileName] ?? '');
				assert.equal(entries.length, 1, name);
				const library = new Library();
				library.setEntries('a', entries);
				library.setEntries('b', entries);
				const [paper] = library.papers;
				assert.ok(paper);
				const forms = [toBibtex(paper), toCslItem(paper), toReference(paper), toRisLines(paper)];
				assert.ok(![entries, problems, forms].some(isFound), name);
			}
		});
	}

	it('are as good as any other in text', () => {
		for (const name of inheritedNames) {
			const text = `${name}: we see &${name}; and \\${name}{} and \\${name} there.`;
			assert.ok(!isFound([mendAbstract(text), readAbstract(text)]), name);
			assert.ok(!isFound(findCitations(`[@a, &${name}; 3] {${name}}\`b\` \\${name}{c}`)), name);
		}
	});
});

import { strict as assert } from 'node:assert';
import { nameBibliography } from '../../../src/core/notes/nameBibliography';
import { applyEdits } from '../../../src/core/text/textEdit';

/** The note with its bibliography named. */
function named(note: string, path = 'references.bib'): string | undefined {
	const edits = nameBibliography(note, path);
	return edits && applyEdits(note, edits);
}

describe('nameBibliography', () => {
	it('makes front matter where there is none', () => {
		assert.equal(named('# Title\n'), '---\nbibliography: references.bib\n---\n\n# Title\n');
		assert.equal(named(''), '---\nbibliography: references.bib\n---\n\n');
	});

	it('keeps a byte order mark first, and the line ends of the note', () => {
		assert.equal(
			named('\uFEFFOne\r\ntwo\r\n'),
			'\uFEFF---\r\nbibliography: references.bib\r\n---\r\n\r\nOne\r\ntwo\r\n',
		);
	});

	it('writes behind the last field', () => {
		assert.equal(
			named('---\r\ntitle: T\r\nabstract: |\r\n  Text\r\n---\r\n\r\nOne\r\n'),
			'---\r\ntitle: T\r\nabstract: |\r\n  Text\r\nbibliography: references.bib\r\n---\r\n\r\nOne\r\n',
		);
	});

	it('keeps the blank lines behind the last field', () => {
		assert.equal(named('---\ntitle: T\n\n---\n'), '---\ntitle: T\nbibliography: references.bib\n\n---\n');
	});

	it('fills a field that waits for it', () => {
		assert.equal(
			named('---\nbibliography:\ntitle: T\n---\n'),
			'---\nbibliography: references.bib\ntitle: T\n---\n',
		);
		for (const nothing of [' []', ' ""', ' null', '  # later']) {
			assert.match(
				named(`---\nbibliography:${nothing}\ntitle: T\n---\n`) ?? '',
				/^---\nbibliography: references\.bib( {2}# later)?\ntitle: T\n---\n$/,
			);
		}
	});

	it('leaves alone a rule at the beginning, which is no front matter to Pandoc', () => {
		assert.equal(
			named('---\n\n---\n\nText\n'),
			'---\nbibliography: references.bib\n---\n\n---\n\n---\n\nText\n',
		);
	});

	it('writes below a title block, which is one at the beginning only', () => {
		const block = '---\nbibliography: references.bib\n---\n';
		assert.equal(named('% Title\n% Author\n\nText\n'), `% Title\n% Author\n\n${block}\nText\n`);
		assert.equal(named('\uFEFF% Title\n  of it'), `\uFEFF% Title\n  of it\n\n${block}`);
		assert.equal(
			named('% Title\n%\n% Date\n\n---\nlang: de\n---\n'),
			'% Title\n%\n% Date\n\n---\nlang: de\nbibliography: references.bib\n---\n',
		);
	});

	it('quotes what YAML would read otherwise', () => {
		const after = named('', '../a: b/#1.bib');
		assert.equal(after, '---\nbibliography: "../a: b/#1.bib"\n---\n\n');
	});

	it('writes nothing into YAML that cannot be read', () => {
		assert.equal(named('---\ntitle: "T\n---\n\nText\n'), undefined);
		assert.equal(named('---\n{title: T}\n---\n\nText\n'), undefined);
		assert.equal(named('---\nbibliography: {}\n---\n\nText\n'), undefined);
	});
});

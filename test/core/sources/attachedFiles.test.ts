import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { attachedFiles, bibtexFiles, isPdf, risFiles } from '../../../src/core/sources/attachedFiles';
import { parseSource } from '../../../src/core/sources/sourceFormat';

describe('attachedFiles', () => {
	it('reads a plain path, in braces or not', () => {
		assert.deepEqual(attachedFiles('papers/knuth 1984.pdf'), ['papers/knuth 1984.pdf']);
		assert.deepEqual(attachedFiles('{papers/Knuth.pdf}'), ['papers/Knuth.pdf']);
		assert.deepEqual(attachedFiles('~/papers/knuth.pdf'), ['~/papers/knuth.pdf']);
		assert.deepEqual(attachedFiles('C:\\Users\\me\\knuth.pdf'), ['C:\\Users\\me\\knuth.pdf']);
		assert.deepEqual(attachedFiles('/home/me/Knuth: Literate Programming.pdf'), [
			'/home/me/Knuth: Literate Programming.pdf',
		]);
	});

	it('reads what Zotero writes: title, path and type, escaped', () => {
		assert.deepEqual(
			attachedFiles(
				'Full Text\\: A\\;B:files/12/Name.pdf:application/pdf;Snapshot:files/13/page.html:text/html',
			),
			['files/12/Name.pdf', 'files/13/page.html'],
		);
		assert.deepEqual(
			attachedFiles('/home/me/Vaswani et al. - 2017.pdf:application/pdf;/home/me/x.html:text/html'),
			['/home/me/Vaswani et al. - 2017.pdf', '/home/me/x.html'],
		);
	});

	it('reads what Better BibTeX writes: paths', () => {
		assert.deepEqual(attachedFiles('/home/me/storage/AB/one.pdf;/home/me/storage/CD/two\\; three.pdf'), [
			'/home/me/storage/AB/one.pdf',
			'/home/me/storage/CD/two; three.pdf',
		]);
		assert.deepEqual(attachedFiles('C\\:\\\\Users\\\\me\\\\{\\_}a \\{b\\}.pdf'), [
			'C:\\Users\\me\\_a {b}.pdf',
		]);
	});

	it('reads what JabRef writes: description, path and type, and addresses', () => {
		assert.deepEqual(attachedFiles(':Parnas1972.pdf:PDF'), ['Parnas1972.pdf']);
		assert.deepEqual(attachedFiles('Talk:C\\:/me/talk.odp:OpenDocument text;:C:/me/b.pdf:PDF'), [
			'C:/me/talk.odp',
			'C:/me/b.pdf',
		]);
		assert.deepEqual(
			attachedFiles(':https\\://example.org\\:80/a.pdf:URL;:b.pdf:PDF:https\\://example.org/b.pdf'),
			['https://example.org:80/a.pdf', 'b.pdf'],
		);
		assert.deepEqual(attachedFiles('https://example.org:8080/a.pdf'), ['https://example.org:8080/a.pdf']);
		assert.deepEqual(attachedFiles('Slides:talk.pdf:'), ['talk.pdf']);
	});

	it('reads what Mendeley writes: without the first slash, in TeX', () => {
		assert.deepEqual(attachedFiles(':home/me/Papers/Abelson{\\_}1.pdf:pdf'), [
			'/home/me/Papers/Abelson_1.pdf',
		]);
		assert.deepEqual(attachedFiles(':C$\\backslash$:/Users/me/Papers/Abelson.pdf:pdf'), [
			'C:/Users/me/Papers/Abelson.pdf',
		]);
		assert.deepEqual(attachedFiles(':Users/me/M{\\\'{e}}lange {\\~{}} R{\\"u}ckblick.pdf:pdf'), [
			'/Users/me/Mélange ~ Rückblick.pdf',
		]);
	});

	it('reads file addresses as paths', () => {
		assert.deepEqual(attachedFiles('file:///home/me/a%20b%C3%A9.pdf'), ['/home/me/a bé.pdf']);
		assert.deepEqual(attachedFiles('file://localhost/home/me/100%.pdf'), ['/home/me/100%.pdf']);
		assert.deepEqual(attachedFiles('file:///C:/me/a.pdf'), ['C:/me/a.pdf']);
		assert.deepEqual(attachedFiles('file://server/share/a.pdf'), ['//server/share/a.pdf']);
	});

	it('finds nothing in nothing', () => {
		for (const field of ['', ' ', ';', '::', ':::PDF', '{}', '\\']) {
			assert.ok(attachedFiles(field).length <= 1, field);
		}
		assert.deepEqual(attachedFiles(';::PDF; '), []);
	});

	it('gives back any path that was escaped, behind any title', () => {
		const escape = (text: string): string => text.replace(/[\\:;{}]/g, '\\$&');
		const sign = fc.constantFrom(...'ab é/\\:;{}_$&%#~\'"^`.-');
		const text = (min: number): fc.Arbitrary<string> =>
			fc
				.string({ unit: sign, minLength: min, maxLength: 12 })
				.filter((one) => one.trim() === one && !one.includes('  '));
		const file = fc.record({ title: text(2), path: text(1) });
		fc.assert(
			fc.property(fc.array(file, { minLength: 1, maxLength: 3 }), (files) => {
				const field = files
					.map(({ title, path }) => [title, path, 'application/pdf'].map(escape).join(':'))
					.join(';');
				assert.deepEqual(
					attachedFiles(field),
					files.map(({ path }) => path),
				);
			}),
		);
	});

	it('never throws', () => {
		const text = fc.string({ unit: fc.constantFrom(...'ab:;\\{}$~%\'"/ \n', 'file:', 'C:', '%E9') });
		fc.assert(fc.property(fc.oneof(text, fc.string()), (field) => void attachedFiles(field)));
	});
});

/** A property list with the `relativePath` “Papers/aaron.pdf”. */
const bdskFile =
	'YnBsaXN0MDDSAQIDBFlhbGlhc0RhdGFccmVsYXRpdmVQYXRoTxBQAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAFfEBBQYXBlcnMvYWFyb24ucGRmCA0XJHcAAAAAAAABAQAAAAAAAAAFAAAAAAAAAAAAAAAAAAAAig==';

describe('The files of an entry', () => {
	it('are those of its fields, each once', () => {
		const fields = new Map([
			['file', ':a.pdf:PDF;b.pdf'],
			['pdf', 'a.pdf'],
			['localfile', '/x/c.pdf'],
			['local-url', 'file://localhost/x/d%20e.pdf'],
			['bdsk-file-1', bdskFile],
		]);
		assert.deepEqual(bibtexFiles(fields), {
			files: ['a.pdf', 'b.pdf', '/x/c.pdf', '/x/d e.pdf', 'Papers/aaron.pdf'],
		});
		assert.deepEqual(bibtexFiles(new Map()), {});
	});

	it('come with a BibTeX or RIS source, without what it inherits and what only EndNote can find', () => {
		const bib =
			'@book{b, file = {book.pdf}}\n@inbook{c, crossref = {b}, file = {c.pdf}}\n@inbook{d, crossref = {b}}';
		assert.deepEqual(
			parseSource('refs.bib', bib).entries.map(({ files }) => files),
			[['book.pdf'], ['c.pdf'], undefined],
		);
		const ris = [
			'TY  - JOUR',
			'TI  - A',
			'L1  - file:///home/jane/a.pdf',
			'L1  - internal-pdf://0123/b.pdf',
			'L1  - https://example.org/c.pdf',
			'L4  - figures/d.png',
			'ER  - ',
		].join('\n');
		assert.deepEqual(
			parseSource('refs.ris', ris).entries.map(({ files }) => files),
			[['/home/jane/a.pdf', 'figures/d.png']],
		);
		assert.deepEqual(risFiles([{ tag: 'UR', values: ['file:///a.pdf'] }]), {});
	});

	it('are PDFs by their end', () => {
		assert.deepEqual(['a.pdf', 'A.PDF', 'https://x.org/a.pdf?v=1', 'a.html', 'pdf'].map(isPdf), [
			true,
			true,
			true,
			false,
			false,
		]);
	});
});

import { strict as assert } from 'node:assert';
import { finish } from '../../../../src/core/model/slices';
import { RenameRefused } from '../../../../src/core/notes/rename/citekeyRename';
import { renameString } from '../../../../src/core/notes/rename/renameString';
import { readBibtexDocument } from '../../../../src/core/sources/bibtex/language/bibtexDocument';
import { applySpanEdits } from '../../../../src/core/text/spanEdits';

function renamed(text: string, from: string, to: string): string {
	return applySpanEdits(text, finish(renameString(finish(readBibtexDocument(text)), from, to)));
}

const text = [
	'% acm',
	'@misc{acm, publisher = acm, title = {acm} # "acm", note = acms}',
	'@string{ACM = {acm}}',
	'@STRING(press = Acm # { Press}, acm = press)',
	'@misc{b, journal = ACM # { } # acm, month = jan}',
].join('\r\n');

describe('renameString', () => {
	it('renames a @string where it is defined and where it is a value, in whatever case, and nothing else', () => {
		assert.equal(
			renamed(text, 'acm', 'Assoc'),
			[
				'% acm',
				'@misc{acm, publisher = Assoc, title = {acm} # "acm", note = acms}',
				'@string{Assoc = {acm}}',
				'@STRING(press = Assoc # { Press}, Assoc = press)',
				'@misc{b, journal = Assoc # { } # Assoc, month = jan}',
			].join('\r\n'),
		);
	});

	it('renames by case alone', () => {
		assert.equal(
			renamed('@string{a = {A}}\n@misc{k, note = A}', 'A', 'A'),
			'@string{A = {A}}\n@misc{k, note = A}',
		);
	});

	it('renames a month that the file defines itself, and refuses one that it does not', () => {
		assert.equal(renamed('@string{jan = {1}}', 'jan', 'first'), '@string{first = {1}}');
		assert.throws(() => renamed(text, 'Jan', 'first'), /“Jan” is a month/);
		assert.throws(() => renamed(text, 'acms', 'b'), /No @string of this file defines “acms”/);
	});

	for (const [to, reason] of [
		['press', /“press” stands for something else/],
		['PRESS', /stands for something else/],
		['acms', /stands for something else/],
		['feb', /stands for something else/],
		['a.b', /letters, digits/],
		['1a', /begins with a letter/],
		['two words', /cannot be the name/],
		[' ', /cannot be the name/],
	] as const) {
		it(`refuses “${to}”`, () => {
			assert.throws(
				() => renamed(text, 'acm', to),
				(error) => error instanceof RenameRefused && reason.test(error.message),
			);
		});
	}
});

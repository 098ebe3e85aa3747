import { strict as assert } from 'node:assert';
import { checkInSlices } from '../../../src/core/citations/checks/checkCitations';
import { citationFixes } from '../../../src/core/citations/checks/fixCitations';
import { readNote } from '../../../src/core/citations/checks/readNote';
import { citationPlaceAt, writeKeyAt } from '../../../src/core/citations/citationPlace';
import { defaultMarkdown, dialectOfFile, dialectOfLanguage } from '../../../src/core/citations/dialect';
import { insertCitations } from '../../../src/core/citations/insertCitations';
import { scanNote } from '../../../src/core/citations/noteMap';
import { finish } from '../../../src/core/model/slices';
import { known } from './checks/knownKeys';
import { summarise } from './syntaxes/summaries';

const quarto = dialectOfFile('/notes/plan.qmd');

describe('Quarto’s cross-references', () => {
	it('are no citations where Quarto makes the document, whatever way they are written', () => {
		const note =
			'@fig-plan [@tbl-one] [-@sec-two] [Figure @fig-plan] [@eq-a; @lst-b] @Fig-plan @FIG-x @thm-a.';
		assert.deepEqual(summarise(note, quarto), {});
		assert.deepEqual(summarise('---\nnocite: "@fig-plan, @doe99"\n---\n', quarto), { '@doe99': ['+doe99'] });
	});

	it('are citations of keys in any other Markdown', () => {
		assert.deepEqual(summarise('[@fig-smith2020] @sec-two', defaultMarkdown), {
			'[@fig-smith2020]': ['fig-smith2020'],
			'@sec-two': ['+sec-two'],
		});
	});

	it('leave keys alone that only look alike, and LaTeX’s commands', () => {
		const note = '@figure-1, @fig_a, [@figaro], \\cite{fig-plan}';
		assert.deepEqual(Object.keys(summarise(note, quarto)), [
			'@figure-1',
			'@fig_a',
			'[@figaro]',
			'\\cite{fig-plan}',
		]);
	});

	it('leave the citations beside them, in whose group they stand', () => {
		assert.deepEqual(summarise('[see @doe99, p. 3; @fig-plan]', quarto), {
			'[see @doe99, p. 3; @fig-plan]': ['see doe99, p. 3'],
		});
		assert.deepEqual(summarise('@doe99 [p. 3; @fig-plan] @roe00 [@fig-plan]', quarto), {
			'@doe99 [p. 3; @fig-plan]': ['+doe99, p. 3'],
			'@roe00 [@fig-plan]': ['+roe00'],
		});
		assert.deepEqual(summarise('@fig-plan [@doe99]', quarto), { '[@doe99]': ['doe99'] });
	});

	it('take what stands in their group from the document, which is a problem without a fix that would lose one', () => {
		const note = readNote('So [@doe99; @fig-plan] is.', quarto);
		const problems = finish(checkInSlices(note, known));
		assert.deepEqual(
			problems.map(({ code, span }) => [code, note.text.slice(span.start, span.end)]),
			[['citation-malformed-group', '[@doe99; @fig-plan]']],
		);
		assert.deepEqual(finish(citationFixes(problems[0]!, note, known)), []);
		const unknown = readNote('So [@nobody; @fig-plan] is.', quarto);
		const [first] = finish(checkInSlices(unknown, known)).filter(
			({ code }) => code === 'citation-unknown-key',
		);
		assert.deepEqual(finish(citationFixes(first!, unknown, known)), []);
	});

	it('are not written for a paper whose key would be one', () => {
		const { edits, unwritable } = insertCitations('So', [{ start: 2, end: 2 }], ['fig-plan', 'doe99'], {
			dialect: quarto,
		});
		assert.deepEqual([edits.map(({ newText }) => newText), unwritable], [[' [@doe99]'], ['fig-plan']]);
		const place = citationPlaceAt('So @pl', 6, { dialect: quarto });
		assert.ok(place?.kind === 'key');
		assert.equal(writeKeyAt(place, 'fig-plan'), undefined);
		assert.equal(writeKeyAt(place, 'plan'), '@plan');
	});

	it('come and go with the dialect of a text that has been read', () => {
		const map = scanNote('@fig-plan and @doe99', defaultMarkdown);
		assert.equal(scanNote(map.note, quarto, map).citationGroups.length, 1);
		assert.equal(
			scanNote(map.note, defaultMarkdown, scanNote(map.note, quarto, map)).citationGroups.length,
			2,
		);
	});
});

describe('The locale of a dialect', () => {
	const german = dialectOfLanguage('markdown', [], { locale: 'de-DE' });

	it('says in whose words locators are found where the note names no language', () => {
		assert.deepEqual(summarise('[@a, S. 3 so]', german), { '[@a, S. 3 so]': ['a, S. 3 | so'] });
		assert.deepEqual(summarise('[@a, p. 3 so]', german), { '[@a, p. 3 so]': ['a | p. 3 so'] });
	});

	it('gives way to the note’s own language, if that is one', () => {
		const text = '[@a, p. 3 so]';
		assert.deepEqual(summarise(`---\nlang: en-GB\n---\n\n${text}`, german)[text], ['a, p. 3 | so']);
		assert.deepEqual(summarise(`---\nlang: 1\n---\n\n${text}`, german)[text], ['a | p. 3 so']);
	});

	it('is followed without reading the text again', () => {
		const map = scanNote('[@a, S. 3 so]', dialectOfLanguage('markdown', []));
		assert.equal(map.citationGroups[0]?.citations[0]?.locator, '');
		const again = scanNote(map.note, german, map);
		assert.equal(again.citationGroups[0]?.citations[0]?.locator, 'S. 3');
		assert.equal(again.after(`${map.note} on`).dialect, german);
	});
});

import { strict as assert } from 'node:assert';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCitations } from '../../../src/core/citations/findCitations';
import { toCslJson } from '../../../src/core/format/cslItem';
import type { Paper } from '../../../src/core/model/paper';
import { finish } from '../../../src/core/model/slices';
import { listReferences } from '../../../src/core/notes/noteReferences';
import { toStyledGroup } from '../../../src/core/notes/styledGroup';
import { LineIndex } from '../../../src/core/text/lineIndex';
import { CitationWriter } from '../../../src/thread/citationWriter';
import type { CslLocales } from '../../../src/thread/cslLocales';
import { makePaper } from '../../support/makePaper';
import { askPandoc, runPandoc } from '../../support/pandoc';

const csl = (name: string): string =>
	readFileSync(path.join(__dirname, '../../../src/thread/csl', name), 'utf8');
const chicago = csl('chicago-author-date.csl');
const locales = readdirSync(path.join(__dirname, '../../../src/thread/csl/locales')).map((file) => [
	file.slice('locales-'.length, -'.xml'.length),
	csl(`locales/${file}`),
]);
const writer = new CitationWriter({
	...(Object.fromEntries(locales) as CslLocales),
	'en-US': csl('locales-en-US.xml'),
});

const people = ['Yuan', 'Shang', 'Zhang', 'Fang'].map((family) => ({ family, given: 'Ada' }));
const papers: readonly Paper[] = [
	makePaper({ citekey: 'yuan', title: 'Even Faster', author: people, issued: { year: 2024 } }),
	makePaper({ citekey: 'yuan2', title: 'Almost Faster', author: people, issued: { year: 2024 } }),
	makePaper({
		citekey: 'knuth',
		type: 'book',
		title: 'Literate Programming',
		author: [{ family: 'Knuth', given: 'Donald E.' }],
		issued: { year: 1984 },
	}),
	makePaper({ citekey: 'pair', title: 'Two', author: people.slice(0, 2), issued: { year: 2021 } }),
	makePaper({
		citekey: 'undated',
		title: 'Undated',
		author: [{ family: 'Kant', given: 'Immanuel' }],
		issued: undefined as never,
	}),
	makePaper({ citekey: 'team', title: 'Models', author: [{ literal: 'LCM team' }], issued: { year: 2023 } }),
	makePaper({ citekey: 'nobody', title: 'A Title Alone', author: [], issued: undefined as never }),
];

/** What a style makes of each group of a note; `undefined` where one has an unknown key. */
function written(
	note: string,
	{ style = chicago, language }: { readonly style?: string; readonly language?: string } = {},
): readonly (string | undefined)[] {
	const groups = findCitations(note);
	const references = finish(listReferences(groups, (key) => papers.find(({ citekey }) => citekey === key)));
	const lines = new LineIndex(note);
	return groups.map((group) => {
		const styled = toStyledGroup(group, references, ({ start, end }) =>
			note.slice(lines.offsetAt(start), lines.offsetAt(end)),
		);
		return styled && writer.write(style, styled, language);
	});
}

const citations: readonly string[] = [
	'[@knuth]',
	'@knuth',
	'[-@knuth]',
	'@knuth [p. 3]',
	'[see @yuan, pp. 33-35 and *passim*; @knuth, chap. 3]',
	'[@knuth, 3]',
	'[@knuth, {ii, A}]',
	'[@knuth, and more]',
	'[@knuth and more]',
	'[@knuth, p. 3, and more]',
	'[@knuth, sec. 2; -@yuan2, fig. 4]',
	'@yuan2',
	'[@yuan; @yuan2; @team]',
	'[@yuan, p. 3; @yuan2; @knuth]',
	'[@knuth; @yuan; @yuan2]',
	'@team [see p. 4; @knuth]',
	'[@nobody, vol. 2]',
	'[@{knuth}, §§ 3-4]',
];

const anyLanguage: readonly string[] = [
	'@yuan2',
	'[@yuan; @yuan2; @team]',
	'[see @pair, 33-35 and *passim*; @knuth, 3]',
	'@pair',
	'[@nobody; -@knuth]',
	'@undated [3]',
	'[@knuth, and more]',
	'[@knuth, {ii, A}]',
	'[@knuth, S. 3]',
	'[see @knuth, p. 3 and more; -@pair, Kap. 4]',
	'[@knuth, Kapitel 3, mehr]',
	'[@knuth, chapitre 3; @pair, cap. 4. More]',
	'@knuth [Bd. 2, vol. 2]',
	'[@knuth, {S. 3}; @pair{Abschn. 3} mehr]',
	'[@knuth sec. 2; @pair, §§ 3; @team, § 4]',
	'[@knuth, 3, S. 5 f.]',
	'[@knuth, {chap. 3}]',
];

/** A style of numbers. */
const numbers = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Numbers</title><id>numbers</id><updated>2024-01-01T00:00:00+00:00</updated></info>
<citation><layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout></citation>
<bibliography><layout><text variable="title"/></layout></bibliography>
</style>`;

describe('A citation as its style has it', () => {
	it('is of a text that was read once more since, too', () => {
		const note = '[@knuth] and [@pair]';
		const references = finish(
			listReferences(findCitations(note), (key) => papers.find(({ citekey }) => citekey === key)),
		);
		const [group] = findCitations(note);
		assert.ok(group);
		const styled = toStyledGroup(group, references, () => '');
		assert.deepEqual(
			styled?.cites.map(({ id }) => id),
			[papers[2]?.id],
		);
	});

	it('has authors and years, with letters where the note cites several of one year', () => {
		assert.deepEqual(written('@yuan says [see @yuan2, p. 3; -@knuth].'), [
			'Yuan et al. (2024b)',
			'(see Yuan et al. 2024a, 3; 1984)',
		]);
		assert.deepEqual(written('[@yuan]'), ['(Yuan et al. 2024)']);
	});

	it('has numbers, by the order of first citation, in a style of numbers', () => {
		assert.deepEqual(written('[@knuth] [@yuan; @knuth] and @yuan', { style: numbers }), [
			'[1]',
			'[2, 1]',
			'[2]',
		]);
	});

	it('is none where a key is unknown', () => {
		assert.deepEqual(written('[@knuth; @unknown] [@knuth]'), [undefined, '(Knuth 1984)']);
	});

	it('follows a paper that is another now under its key', () => {
		assert.deepEqual(written('[@knuth]'), ['(Knuth 1984)']);
		const group = findCitations('[@knuth]')[0]!;
		const changed = makePaper({ ...papers[2], issued: { year: 1992 } });
		const styled = toStyledGroup(group, finish(listReferences([group], () => changed)), () => '');
		assert.equal(writer.write(chicago, styled!), '(Knuth 1992)');
	});

	it('does without a style that is none', () => {
		const [group] = findCitations('[@knuth]');
		const styled = toStyledGroup(group!, finish(listReferences([group!], () => papers[2])), () => '');
		assert.throws(() => writer.write('<html>Not found</html>', styled!));
	});

	it('has the words of the language, or of its nearest', () => {
		const note = '[@yuan] [@nobody]';
		const words: [language: string, names: string, title: string][] = [
			['de-AT', '(Yuan u.\u00a0a. 2024)', '(„A Title Alone“, o.\u00a0J.)'],
			['de-LU', '(Yuan u.\u00a0a. 2024)', '(„A Title Alone“, o.\u00a0J.)'],
			['pt', '(Yuan et al. 2024)', '(«A Title Alone», sem data)'],
			['en-GB', '(Yuan et al. 2024)', '(‘A Title Alone’, n.d.)'],
			['cy', '(Yuan et al. 2024)', '(‘A Title Alone’, d.d.)'],
			['tlh', '(Yuan et al. 2024)', '(“A Title Alone,” n.d.)'],
		];
		for (const [language, ...texts] of words) {
			assert.deepEqual(written(note, { language }), texts, language);
		}
	});

	it('has locators by the terms of the language alone', () => {
		const note = '[@knuth, S. 3-4; @pair, Kapitel 2 und mehr] [@knuth, chap. 3-4] [@knuth, {chap. 3}]';
		assert.deepEqual(written(note, { language: 'de' }), [
			'(Knuth 1984, 3–4; Yuan und Shang 2021, Kap. 2 und mehr)',
			'(Knuth 1984, chap. 3-4)',
			'(Knuth 1984, chap. 3)',
		]);
	});

	it('has the words of the language even where the style has another', () => {
		const style = chicago.replace('<style ', '<style default-locale="fr-FR" ');
		assert.deepEqual(written('[@yuan]', { style, language: 'de' }), ['(Yuan u.\u00a0a. 2024)']);
	});

	const cases: [language: string, citations: readonly string[]][] = [
		['en-US', citations],
		['en-GB', citations],
		['de-DE', anyLanguage],
		['de-CH', anyLanguage],
		['fr-FR', anyLanguage],
		['pt', anyLanguage],
	];
	for (const [language, groups] of cases) {
		it(`is what Pandoc makes of it in ${language}`, function () {
			askPandoc(this);
			const folder = mkdtempSync(path.join(tmpdir(), 'marginalia-styled-'));
			try {
				const bibliography = path.join(folder, 'papers.json');
				writeFileSync(bibliography, toCslJson(papers));
				const style = path.join(folder, 'chicago.csl');
				writeFileSync(style, chicago);
				const note = groups.join('\n\n');
				const out = runPandoc(
					[
						'--citeproc',
						'--csl',
						style,
						'--bibliography',
						bibliography,
						'-t',
						'plain',
						'--wrap=none',
						'-M',
						'suppress-bibliography',
						'-M',
						`lang=${language}`,
					],
					note,
				);
				// Behind an abbreviation Pandoc's own reader makes a space one that does not break.
				const ours = written(note, { language }).map((text) => text?.replaceAll('\u00a0', ' '));
				assert.deepEqual(ours, out.replaceAll('\u00a0', ' ').trim().split('\n\n'));
			} finally {
				rmSync(folder, { recursive: true });
			}
		});
	}
});

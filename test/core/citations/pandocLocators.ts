import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What Pandoc's citeproc makes of some suffixes, `[@a…]`, in a language: `label|locator|suffix`, without white space and marks. All in one run. */
export function pandocLocators(suffixes: readonly string[], language = 'en-US'): string[] {
	const folder = mkdtempSync(join(tmpdir(), 'locators-'));
	try {
		writeFileSync(join(folder, 'style.csl'), style);
		writeFileSync(join(folder, 'library.json'), JSON.stringify([{ id: 'a', type: 'book', title: 'A' }]));
		const output = execFileSync(
			'pandoc',
			[
				...['-t', 'plain', '--wrap=none', '--citeproc', '--csl', 'style.csl'],
				...['--bibliography', 'library.json', '--metadata', `lang=${language}`],
			],
			{ cwd: folder, input: suffixes.map((suffix) => `[@a${suffix}]`).join('\n\n') },
		);
		return output
			.toString()
			.trim()
			.split('\n\n')
			.map((rendered) => {
				const [, label = '', locator = '', suffix = ''] =
					/^CITED(?:⟦([^⟧]*)⟧([^⟧]*)⟧)?([^]*)$/.exec(rendered) ?? [];
				return [label, locator, suffix].map(bare).join('|');
			});
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Letters and digits alone: marks are what typography and Markdown change. */
export function bare(text: string): string {
	return text.replace(/[^\p{L}\p{N}|]/gu, '');
}

const labels =
	'book chapter column figure folio issue line note opus page paragraph part section sub-verbo verse volume'.split(
		' ',
	);
const branches = labels.map(
	(label, index) =>
		`<${index === 0 ? 'if' : 'else-if'} locator="${label}"><group><text value="⟦${label}⟧"/>` +
		`<text variable="locator"/><text value="⟧"/></group></${index === 0 ? 'if' : 'else-if'}>`,
);
/** Says of a citation nothing but its locator. */
const style = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Locators</title><id>locators</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout><text value="CITED"/><choose>${branches.join('')}</choose></layout></citation></style>`;

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { locatorNames } from '../../../src/core/citations/locatorTerms';

/** What CSL's locales call locators, by the locales' tags, as `localeTerms.ts` has it. */
export function readLocatorTerms(): Readonly<Record<string, string>> {
	return Object.fromEntries(
		readdirSync(folder).map((file) => {
			const xml = readFileSync(path.join(folder, file), 'utf8');
			return [
				/^locales-(.*)\.xml$/.exec(file)![1]!,
				locatorNames.map((name) => formsOf(xml, name)).join('|'),
			];
		}),
	);
}

function formsOf(xml: string, name: string): string {
	const forms = [undefined, 'short', 'symbol'].map((form) => {
		const term = [...xml.matchAll(/<term\s([^>]*)(?<!\/)>([^]*?)<\/term>/g)].find(
			([, attributes = '']) =>
				attribute(attributes, 'name')?.replace('-', ' ') === name && attribute(attributes, 'form') === form,
		);
		return [...new Set(textsIn(term?.[2] ?? ''))].join(',');
	});
	return forms.join(';').replace(/;+$/, '');
}

function attribute(attributes: string, name: string): string | undefined {
	return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
}

/** Of a term, which has one text, or one for each number. */
function textsIn(content: string): readonly string[] {
	return content
		.split(/<[^>]*>/)
		.map((text) => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).trim())
		.filter((text) => text !== '');
}

/** Writes `localeTerms.ts` anew: `npx tsx test/core/citations/cslLocatorTerms.ts`, when there are other locales. */
function writeLocaleTerms(): void {
	const lines = Object.entries(readLocatorTerms()).map(
		([tag, terms]) => `\t'${tag}': ${JSON.stringify(terms)},\n`,
	);
	writeFileSync(
		table,
		readFileSync(table, 'utf8').replace(/= \{[^]*\};/, () => `= {\n${lines.join('')}};`),
	);
}

const folder = path.join(__dirname, '../../../src/thread/csl/locales');
const table = path.join(__dirname, '../../../src/core/citations/localeTerms.ts');

if (require.main === module) {
	writeLocaleTerms();
}

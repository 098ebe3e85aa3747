import { fieldOf, frontMatterValue, parseYaml } from './namedBibliographies';
import type { DefaultsPlaces } from './pandocDefaults';

/**
 * The metadata that the project file of a book gives to its chapters, by the name of the file. `undefined` where it is none of a book's.
 *
 * - bookdown's `index.Rmd` is the first chapter, behind which it puts the others before it calls Pandoc, so that its YAML is that of
 *   all (https://bookdown.org/yihui/bookdown/get-started.html). It is one where it says so by `site:`, or `_bookdown.yml` stands beside it.
 * - Jupyter Book's `_config.yml` has `bibtex_bibfiles:`, or gives it to Sphinx (https://jupyterbook.org/en/stable/content/citations.html).
 * - MyST's `myst.yml` has the `bibliography:` of its project (https://mystmd.org/guide/citations).
 */
export const bookMetadata: Readonly<
	Record<string, (text: string, places: DefaultsPlaces) => Promise<unknown>>
> = {
	'index.Rmd': metadataOfBookdown,
	'_config.yml': metadataOfJupyterBook,
	'myst.yml': metadataOfMyst,
};

async function metadataOfBookdown(text: string, places: DefaultsPlaces): Promise<unknown> {
	const value = frontMatterValue(text);
	const site = fieldOf(value, 'site');
	const isBook =
		(typeof site === 'string' && site.startsWith('bookdown::')) || (await places.isFile('_bookdown.yml'));
	return isBook ? value : undefined;
}

async function metadataOfJupyterBook(text: string): Promise<unknown> {
	const value = parseYaml(text);
	const sphinx = fieldOf(fieldOf(value, 'sphinx'), 'config');
	return { bibliography: [value, sphinx].flatMap((config) => fieldOf(config, 'bibtex_bibfiles') ?? []) };
}

async function metadataOfMyst(text: string): Promise<unknown> {
	return { bibliography: fieldOf(fieldOf(parseYaml(text), 'project'), 'bibliography') };
}

import { Engine } from 'citeproc';
import { englishTerms, locatorTermsOf } from '../core/citations/locatorTerms';
import { american } from '../core/library/projects/localeTag';
import { toClusters, type StyledGroup } from '../core/notes/styledGroup';
import { findLocale, type CslLocales } from './cslLocales';

/** Writes citations as CSL styles have them. The last style stays ready, since to take up one may take half a second. */
export class CitationWriter {
	#style = '';
	#language = '';
	#engine: Engine | undefined;
	/** By which the language's locators are found. */
	#terms = englishTerms;
	#items: StyledGroup['items'] = [];
	/** What the engine was told last, as JSON. */
	#told = '';

	/** @param locales CSL's of American English, and any others */
	constructor(private readonly locales: CslLocales) {}

	/**
	 * The citation as plain text.
	 *
	 * @param style the text of an independent CSL style
	 * @param language whose words are used, and perhaps its region: `de-DE`
	 * @throws when the style is none.
	 */
	write(style: string, group: StyledGroup, language = american): string {
		const engine = this.#engineOf(style, language);
		this.#tell(engine, group.items);
		return toClusters(group, this.#terms)
			.map((cites) => engine.makeCitationCluster(cites))
			.filter((text) => text !== '' && text !== nothingPrinted)
			.join(' ');
	}

	#engineOf(style: string, language: string): Engine {
		if (!this.#engine || style !== this.#style || language !== this.#language) {
			const engine = new Engine(
				{
					retrieveLocale: (tag) => findLocale(tag, this.locales) ?? false,
					retrieveItem: (id) => this.#items.find((item) => item.id === id),
				},
				style,
				language,
				true,
			);
			engine.setOutputFormat('text');
			const { opt } = engine.citation;
			if (opt['after-collapse-delimiter'] !== undefined) {
				// What stands between collapsed cites, "2024a, 2024b", by CSL's default: citeproc-js would part them as any others.
				opt.layout_delimiter = ', ';
			}
			this.#engine = engine;
			this.#style = style;
			this.#language = language;
			this.#terms = locatorTermsOf(language);
			this.#told = '';
		}
		return this.#engine;
	}

	#tell(engine: Engine, items: StyledGroup['items']): void {
		const told = JSON.stringify(items);
		if (told !== this.#told) {
			this.#items = items;
			// An item that it knows it would not read again.
			engine.updateItems([]);
			engine.updateItems(items.map(({ id }) => String(id)));
			this.#told = told;
		}
	}
}

/** What stands for the author in a style of numbers, which names none. */
const nothingPrinted = '[NO_PRINTED_FORM]';

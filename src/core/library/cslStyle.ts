/** What a CSL style says of itself, apart from how citations look. */
export interface CslStyle {
	/** Of a dependent style, which is a mere name for another: the name of that one's file, `apa.csl`. */
	readonly parent?: string;
	/** The language of what is written in it where the document has none, a tag of BCP 47. */
	readonly language?: string;
}

/** Looks into a style; `undefined` when the text is none (CSL specification, "Dependent Styles", "Root element"). */
export function readCslStyle(text: string): CslStyle | undefined {
	const xml = text.replace(/<!--[^]*?-->/g, '');
	const root = /<style\b[^>]*>/.exec(xml)?.[0];
	const link = xml.match(/<link\b[^>]*>/g)?.find((each) => attribute(each, 'rel') === 'independent-parent');
	const parent = link && parentFile(attribute(link, 'href') ?? '');
	if (root === undefined || (parent === undefined && !xml.includes('<citation'))) {
		return undefined;
	}
	const language = attribute(root, 'default-locale');
	return { ...(parent !== undefined && { parent }), ...(language !== undefined && { language }) };
}

/** `apa.csl` for `http://www.zotero.org/styles/apa`. */
function parentFile(address: string): string | undefined {
	const name = /([^/\\]+)\/*$/.exec(address)?.[1];
	return name === undefined ? undefined : withStyleExtension(name);
}

/** The file that a name of a style stands for: Pandoc takes one without a full stop for a name without its extension. */
export function withStyleExtension(path: string): string {
	return path.includes('.') ? path : `${path}.csl`;
}

/**
 * What of a language's tag says which locale is meant, its language and region: `zh-TW` for `zh_Hant_TW`; `undefined` for what Pandoc takes
 * for no tag.
 */
export function toLocaleTag(tag: string): string | undefined {
	const [, language, region] = tagPattern.exec(tag) ?? [];
	return language && [language.toLowerCase(), ...(region ? [region.toUpperCase()] : [])].join('-');
}

/** Language, script, region, and variants or extensions. */
const tagPattern = /^([a-z]{2,8})(?:[-_][a-z]{4})?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_][a-z\d]+)*$/i;

function attribute(tag: string, name: string): string | undefined {
	return new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
		.exec(tag)
		?.slice(1)
		.find((value) => value !== undefined);
}

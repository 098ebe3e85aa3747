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

function attribute(tag: string, name: string): string | undefined {
	return new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
		.exec(tag)
		?.slice(1)
		.find((value) => value !== undefined);
}

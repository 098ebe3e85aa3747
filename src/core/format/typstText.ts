/** A text as Typst's markup shows exactly it, inline; addresses are links. White space, line ends included, becomes one space. */
export function escapeTypst(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.trim()
		.replace(addressOrSignPattern, (found, address?: string) => address ?? `\\${found}`);
}

/** A link in Typst's markup. */
export function typstLink(text: string, url: string): string {
	return `#link("${url.trim().replace(/["\\]/g, (sign) => encodeURIComponent(sign))}")[${escapeTypst(text)}]`;
}

/** An address; else signs that begin something anywhere, and those that do at a line's start. */
const addressOrSignPattern =
	/(https?:\/\/[^\s[\]<>"`\\]+)|[\\#$*_`@<>[\]~]|\/(?=[/*])|^(?:[=+/-](?=\s|$|=)|\d+\.(?=\s))/g;

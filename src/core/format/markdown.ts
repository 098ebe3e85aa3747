/**
 * A text as Markdown that shows exactly that text in VS Code's hovers and tooltips (CommonMark with GitHub's additions, as
 * the `marked` library reads it): no character of it becomes markup, HTML, a link, an entity, mathematics or, where icons
 * are on, a `$(icon)`. White space, line ends included, becomes one space; control characters go.
 *
 * The result is inline: put it anywhere in a line, also at its start or in a table cell.
 */
export function escapeMarkdown(text: string): string {
	return text
		.replace(whiteSpacePattern, ' ')
		.replace(controlPattern, '')
		.trim()
		.replace(alwaysSpecialPattern, (character) => entities[character] ?? `\\${character}`)
		.replace(bareLinkPattern, '$1\\$2')
		.replace(blockStartPattern, '$1\\$2');
}

/**
 * A Markdown link, or the label alone when the address is not one we open: only `http:`, `https:` and our own `command:`.
 *
 * @param hint what a pointer resting on the link shows.
 */
export function link(label: string, url: string, hint?: string): string {
	const text = escapeMarkdown(label);
	if (!openablePattern.test(url)) {
		return text;
	}
	return hint === undefined
		? `[${text}](${escapeUrl(url)})`
		: `[${text}](${escapeUrl(url)} "${escapeHint(hint)}")`;
}

/** A Markdown link that runs a command of VS Code with these arguments; it acts only where the Markdown is trusted. */
export function commandLink(label: string, command: string, args: readonly unknown[], hint?: string): string {
	return link(label, `command:${command}?${encodeURIComponent(JSON.stringify(args))}`, hint);
}

/** An address that cannot end the link it stands in, and opens the same. */
function escapeUrl(url: string): string {
	return url
		.trim()
		.replace(unsafeInUrlPattern, (character) => percentEncode(character))
		.replace(/&/g, '&amp;');
}

/** Letters that UTF-8 cannot hold (halves of surrogate pairs) are dropped. */
function percentEncode(character: string): string {
	try {
		const encoded = encodeURIComponent(character);
		return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
	} catch {
		return '';
	}
}

function escapeHint(hint: string): string {
	return escapeMarkdown(hint).replace(/"/g, '&quot;');
}

const whiteSpacePattern = /[ \t\r\n\f\v\u0085\u2028\u2029]+/g;
// oxlint-disable-next-line no-control-regex -- these are what is taken out
const controlPattern = /[\u0000-\u001f\u007f]/g;
const alwaysSpecialPattern = /[\\`*_[\]~|#!@<>&$^{}]/g;

/** As entities, not behind a backslash: what looks for tags or `$(icon)` in the rendered HTML must not find them either. */
const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', $: '&#36;' };

/** GitHub's bare links: "http://", "https://", "ftp://", "www.". Addresses of e-mail lose their `@` above. */
const bareLinkPattern = /(https?|ftp|www)(:\/\/|\.)/gi;

/** At the start of a line: a bullet, a rule, an ordered list, the underline of a heading. */
const blockStartPattern = /^(\d*)([-+=.)])/;

const openablePattern = /^(?:https?:\/\/[^\s]|command:[\w.]+(?:\?|$))/i;
// oxlint-disable-next-line no-control-regex -- never wanted in an address
const unsafeInUrlPattern = /[\u0000-\u0020\u007f-\uffff<>()[\]"'`\\|^{}$*!~]/gu;

import { attributesEnd } from './attributes';
import type { MarkdownText } from './markdownText';
import { oncePerText, ScanMemo, type ScanResult } from './scanMemo';

export interface HtmlTag {
	/** Offset behind the `>`. */
	readonly end: number;
	readonly kind: 'open' | 'close' | 'comment' | 'instruction' | 'declaration';
	/** In lower case; `''` for a comment. */
	readonly name: string;
	readonly isSelfClosing: boolean;
}

/** The HTML tag, comment, processing instruction or declaration that starts at `start`. */
export function parseHtmlTag(source: MarkdownText, start: number, end: number): HtmlTag | undefined {
	const { text } = source;
	if (text[start] !== '<') {
		return undefined;
	}
	if (text.startsWith('<!--', start)) {
		const close = emptyCommentPattern.test(text.slice(start, start + 6))
			? undefined
			: source.search('-->', start + 4);
		return close === undefined || close + 3 > end ? undefined : untitled('comment', close + 3);
	}
	if (text[start + 1] === '?') {
		if (!instructionPattern.test(text.slice(start, start + 4))) {
			return undefined;
		}
		const close = source.search('>', start + 2);
		return close === undefined || close >= end ? undefined : untitled('instruction', close + 1);
	}
	tagNamePattern.lastIndex = start + 1;
	const name = tagNamePattern.exec(text);
	if (!name || name[2]?.endsWith(':')) {
		return undefined;
	}
	const behind = start + 1 + name[0].length;
	// Pandoc checks the names of attributes only where a tag opens.
	const isClosing = name[1] === '/';
	const close = isClosing ? looseTagEnd(source, behind) : tagEnd(source, behind);
	return close === undefined || close > end ? undefined : namedTag(text, name, close);
}

/** An opening tag with attributes of any names, such as `<div @click="x">`, which Pandoc takes for no tag but may take as an element. */
export function parseLooseTag(source: MarkdownText, start: number): HtmlTag | undefined {
	const { text } = source;
	tagNamePattern.lastIndex = start + 1;
	const name = text[start] === '<' ? tagNamePattern.exec(text) : null;
	if (!name || name[1] === '/' || name[2]?.endsWith(':')) {
		return undefined;
	}
	const close = looseTagEnd(source, start + 1 + name[0].length);
	return close === undefined ? undefined : namedTag(text, name, close);
}

function namedTag(text: string, name: RegExpExecArray, end: number): HtmlTag {
	return {
		end,
		kind: name[1] === '/' ? 'close' : 'open',
		name: (name[2] ?? '').toLowerCase(),
		isSelfClosing: text[end - 2] === '/',
	};
}

function looseTagEnd(source: MarkdownText, start: number): number | undefined {
	const { end, looked } = looseTagScans(source).from(start, (at) => looseTagStep(source.text, at));
	source.looked(looked);
	return end;
}

/** Behind an attribute or other signs of a tag, or its end. */
function looseTagStep(text: string, at: number): number | ScanResult {
	looseAttributePattern.lastIndex = at;
	const match = looseAttributePattern.exec(text);
	return match ? at + match[0].length : { end: text[at] === '>' ? at + 1 : undefined, looked: at };
}

function untitled(kind: HtmlTag['kind'], end: number): HtmlTag {
	return { end, kind, name: '', isSelfClosing: false };
}

function tagEnd(source: MarkdownText, start: number): number | undefined {
	const { end, looked, closesItself } = tagScans(source).from(start, (at) => tagStep(source.text, at));
	source.looked(looked);
	// To Pandoc's `htmlTag` what closes itself ends where it begins: the first sign that may close it does, quoted or not.
	return closesItself ? (source.search('>', start) ?? start) + 1 : end;
}

interface TagScan extends ScanResult {
	readonly closesItself?: boolean;
}

/** Behind an attribute with a name that HTML allows, behind what stands between two, or the tag's end. */
function tagStep(text: string, at: number): number | TagScan {
	if (text[at] === '>') {
		return { end: at + 1, looked: at };
	}
	if (text.startsWith('/>', at)) {
		return { end: at + 2, looked: at, closesItself: true };
	}
	betweenAttributesPattern.lastIndex = at;
	const between = betweenAttributesPattern.exec(text);
	if (between) {
		return at + between[0].length;
	}
	htmlAttributePattern.lastIndex = at;
	const match = htmlAttributePattern.exec(text);
	if (match) {
		return at + match[0].length;
	}
	quotedAttributePattern.lastIndex = at;
	return { end: undefined, looked: quotedAttributePattern.test(text) ? text.length : at };
}

/** Tags that make a block of their own; Pandoc takes those of DocBook and EPUB for such as well. */
export function isBlockTag(tag: HtmlTag): boolean {
	return (
		tag.kind === 'comment' ||
		tag.kind === 'instruction' ||
		blockNames.has(tag.name) ||
		eitherNames.has(tag.name)
	);
}

export function isInlineTag(tag: HtmlTag): boolean {
	if (tag.kind === 'comment' || tag.kind === 'instruction') {
		return true;
	}
	return tag.name === 'script' ? tag.kind === 'close' : !blockNames.has(tag.name);
}

/** Elements whose content is taken as it is, up to the closing tag. */
export function isVerbatimTag(tag: HtmlTag): boolean {
	return tag.kind === 'open' && verbatimNames.has(tag.name);
}

/** Behind `<https://…>` or `<name@example.org>` at `start`, with the attributes that may follow. */
export function autolinkEnd(source: MarkdownText, start: number, end: number): number | undefined {
	const { text } = source;
	autolinkPattern.lastIndex = start;
	const match = autolinkPattern.exec(text);
	if (!match || (match[1] !== undefined && !schemes.has(match[1].toLowerCase()))) {
		return undefined;
	}
	const close = start + match[0].length;
	return close > end ? undefined : (attributesEnd(source, close, end) ?? close);
}

const tagScans = oncePerText(() => new ScanMemo<TagScan>());
const looseTagScans = oncePerText(() => new ScanMemo());
const tagNamePattern = /(\/?)(\p{L}[\p{L}\p{N}:_-]*)(?=[\s/>])/uy;
const htmlAttributePattern =
	/\p{L}[\p{L}\p{N}:_-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>][^\s>]*(?=[\s/>]))|(?=[\s/>]))/uy;
const betweenAttributesPattern = /(?:[ \n]|\/(?!>))+/y;
/** A name of any characters, with a value or without, or what stands between two. */
const looseAttributePattern = /[\s/]+|[^\s/=>][^\s/=>]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>][^\s>]*)?)?|=/y;
const instructionPattern = /^<\?\p{L}/u;
const emptyCommentPattern = /^<!---?>/;
/** Where a quotation begins, whose end may be anywhere. */
const quotedAttributePattern = /\p{L}[\p{L}\p{N}:_-]*\s*=\s*["']/uy;
const autolinkPattern =
	/<(?:([A-Za-z][A-Za-z0-9.+-]{0,40}):[^\s<>][^\s>]{0,4000}|[\p{L}\p{N}](?:[\p{L}\p{N}!"#$%&'*+/=?^_{|}~;-]|\.(?=[\p{L}\p{N}]))*@[\p{L}\p{N}][^\s>]{0,4000})>/uy;

const verbatimNames = new Set(['pre', 'style', 'script', 'textarea']);
const eitherNames = new Set(
	'audio applet button iframe embed del ins progress map area noscript script object svg video source'.split(
		' ',
	),
);
const blockNames = new Set(
	(
		'address article aside blockquote body canvas caption center col colgroup dd details dir div dl dt fieldset figcaption ' +
		'figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html isindex main menu meta noframes nav ol output p pre ' +
		'section summary table tbody textarea thead tfoot ul frameset li td th tr script style ' +
		'calloutlist bibliolist glosslist itemizedlist orderedlist segmentedlist simplelist variablelist caution important note ' +
		'tip warning literallayout programlisting programlistingco screen screenco screenshot synopsis example informalexample ' +
		'informalfigure informaltable para simpara formalpara equation informalequation mediaobject qandaset procedure task ' +
		'cmdsynopsis funcsynopsis classsynopsis epigraph msgset sidebar title case switch default'
	).split(' '),
);
const schemes = new Set(
	(
		'http https ftp ftps sftp file mailto data doi urn tel sms irc ircs git ssh svn magnet news nntp gopher ldap ldaps ' +
		'javascript about cid mid geo xmpp ws wss view-source chrome vscode obsidian zotero isbn pmid info tag dav webcal feed ' +
		'callto skype spotify steam bitcoin jar rsync rtsp sip sips telnet tftp z39.50r z39.50s acct dns go im imap nfs pop'
	).split(' '),
);

import { parseTex } from './parseTex';
import { toCslText, toReadingText } from './renderTex';
import { toSentenceCase } from './sentenceCase';
import type { TexNode } from './texNodes';

/** A title in CSL, and for reading as it is written. */
export interface Title {
	readonly csl: string;
	readonly reading: string;
	/** Of a single field: what stands before its first colon, when there is one. */
	readonly beforeColon?: string;
}

export function readTitle(tex: string, sentenceCase: boolean): Title {
	const nodes = parseTex(tex.trim());
	const cased = sentenceCase ? toSentenceCase(nodes) : nodes;
	const csl = toCslText(cased, true).trim();
	const beforeColon = csl.includes(':') ? findBeforeColon(cased) : undefined;
	return {
		csl,
		reading: toReading(nodes, sentenceCase),
		...(beforeColon !== undefined && { beforeColon }),
	};
}

/** Only what is for reading; `csl` is empty. */
export function readReading(tex: string, sentenceCase: boolean): Title {
	return { csl: '', reading: toReading(parseTex(tex), sentenceCase) };
}

/** Plain titles that keep their case keep their ties too. */
function toReading(nodes: readonly TexNode[], sentenceCase: boolean): string {
	const isPlain = nodes.length === 1 && typeof nodes[0] === 'string';
	return (isPlain && !sentenceCase ? toCslText(nodes) : toReadingText(nodes)).trim();
}

interface TitleKind {
	readonly isPeriodical: boolean;
	/** Part of a larger work. */
	readonly isPart: boolean;
	readonly hasMain: boolean;
}

type ReadTitle = (field: string, keepsCase?: boolean) => Title | undefined;

/** The titles of an entry; `undefined` is what it has not. */
interface EntryTitles {
	/** The parts that `title` is composed of. */
	readonly own: {
		readonly title: Title | undefined;
		readonly subtitle: Title | undefined;
		readonly addon: Title | undefined;
	};
	readonly title: Title | undefined;
	readonly container: Title | undefined;
	readonly containerShort: Title | undefined;
	readonly volume: Title | undefined;
	readonly series: Title | undefined;
	readonly event: Title | undefined;
	readonly original: Title | undefined;
}

/** The titles of an entry, from the fields that its type keeps them in. */
export function titleFields(read: ReadTitle, kind: TitleKind): EntryTitles {
	const { isPeriodical, isPart, hasMain } = kind;
	const hasVolume = hasMain && !isPart;
	const own = read('title');
	const ownSubtitle = read('subtitle');
	const ownAddon = read('titleaddon');
	const issue = isPeriodical ? read('issuetitle') : undefined;
	const issueSubtitle = isPeriodical ? read('issuesubtitle') : undefined;
	const title = issue ?? (hasVolume ? read('maintitle') : undefined) ?? own;
	// What explains the title of a volume explains that of all volumes no more.
	const subtitle = issueSubtitle ?? (hasVolume ? read('mainsubtitle') : ownSubtitle);
	const addon = hasVolume ? read('maintitleaddon') : ownAddon;
	const volume = hasVolume
		? compose(own, ownSubtitle, ownAddon)
		: hasMain
			? compose(read('booktitle'), read('booksubtitle'), read('booktitleaddon'))
			: undefined;
	return {
		own: { title: own, subtitle, addon },
		title: compose(title, subtitle, addon),
		container: containerTitle(read, kind),
		containerShort:
			(isPeriodical && !hasMain ? read('shorttitle', true) : undefined) ?? read('shortjournal', true),
		volume,
		series: read('series'),
		event: read('eventtitle'),
		original: read('origtitle'),
	};
}

/** The title of the periodical that the entry is about, of the book that it is part of, or of the journal that it is in. */
function containerTitle(read: ReadTitle, { isPeriodical, isPart }: TitleKind): Title | undefined {
	const title =
		(isPeriodical ? read('title', true) : undefined) ??
		(isPart ? (read('maintitle') ?? read('booktitle')) : undefined) ??
		read('journaltitle', true) ??
		read('journal', true);
	const subtitle =
		(isPeriodical ? read('subtitle', true) : undefined) ??
		(isPart ? (read('mainsubtitle') ?? read('booksubtitle')) : undefined) ??
		read('journalsubtitle', true);
	const addon =
		(isPeriodical ? read('titleaddon', true) : undefined) ??
		(isPart ? (read('maintitleaddon') ?? read('booktitleaddon')) : undefined);
	return compose(title, subtitle, addon);
}

/** What stands before the colon of the title; all of it where its subtitle is a field of its own. */
export function upToColon(
	title: Title | undefined,
	hasSubtitle: boolean,
	hasMain: boolean,
): Title | undefined {
	if (!title || (title.beforeColon === undefined && (!hasSubtitle || hasMain))) {
		return undefined;
	}
	const csl = title.beforeColon ?? title.csl;
	return { csl, reading: csl };
}

/** The texts that are there, separated by the sign, unless the text before ends with punctuation. */
export function joinTexts(sign: string, texts: readonly (string | undefined)[]): string | undefined {
	let joined: string | undefined;
	for (const text of texts) {
		if (text) {
			joined = joined ? joined + (stopPattern.test(joined) ? ' ' : `${sign} `) + text : text;
		}
	}
	return joined;
}

function compose(
	title: Title | undefined,
	subtitle: Title | undefined,
	addon: Title | undefined,
): Title | undefined {
	if (!title || (!subtitle && !addon)) {
		return title;
	}
	const join = (variant: 'csl' | 'reading'): string =>
		joinTexts('.', [joinTexts(':', [title[variant], subtitle?.[variant]]), addon?.[variant]]) ?? '';
	return { csl: join('csl'), reading: join('reading') };
}

/** Up to the first colon that stands neither in markup nor between double quotation marks. */
function findBeforeColon(nodes: readonly TexNode[]): string | undefined {
	let isQuoted = false;
	for (const [index, node] of nodes.entries()) {
		for (const { 0: sign, index: at } of typeof node === 'string' ? node.matchAll(/[:“”]/g) : []) {
			if (sign !== ':') {
				isQuoted = sign === '“';
			} else if (!isQuoted) {
				return toCslText([...nodes.slice(0, index), (node as string).slice(0, at)], true).trim();
			}
		}
	}
	return undefined;
}

const stopPattern = /[!?.,:;]$/;

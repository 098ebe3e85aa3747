import type { Link, LinkKind, Paper } from '../model/paper';

/**
 * The addresses in a text that open, in text order, no two the same.
 *
 * Found are `https://…`, `http://…`, `www.…`, and bare addresses of hosts that papers name (`github.com/x/y`). What ends
 * the sentence (`.`, `,`, a bracket without partner, a quotation mark) and a closing `.git` are not part of what opens.
 */
export function findLinks(text: string): Link[] {
	const links = wordsWithUrl(text).flatMap((word) =>
		Array.from(word.matchAll(urlPattern), (match) => {
			const address = trimUrl(match[0]);
			return toLink(/^https?:/i.test(address) ? address : `https://${address}`);
		}),
	);
	return uniqueLinks(links.filter((link) => hostOf(link.url).includes('.')));
}

/** The pieces between blanks that may hold an address: to look for one in the whole text costs far more. */
function wordsWithUrl(text: string): string[] {
	const words: string[] = [];
	urlSignPattern.lastIndex = 0;
	for (let end = 0; urlSignPattern.test(text); urlSignPattern.lastIndex = end) {
		let start = urlSignPattern.lastIndex;
		while (start > end && text.charAt(start - 1).trim() !== '') {
			start--;
		}
		blankPattern.lastIndex = start;
		end = blankPattern.test(text) ? blankPattern.lastIndex : text.length;
		words.push(text.slice(start, end));
	}
	return words;
}

/** The link of an address whose kind its host tells: an unknown host is a project's page. */
export function toLink(url: string): Link {
	const host = hostOf(url);
	const path = url.slice(url.indexOf(host) + host.length);
	const known = hostKinds.find(([pattern]) => pattern.test(host));
	const kind = known?.[1] ?? 'project';
	return { kind: kind === 'arxiv' && /^\/pdf\//i.test(path) ? 'pdf' : kind, url };
}

/** What a paper's identifiers open. */
export function identifierLinks(paper: Pick<Paper, 'arxiv' | 'DOI'>): Link[] {
	const links: Link[] = [];
	if (paper.arxiv !== undefined) {
		links.push({ kind: 'arxiv', url: `https://arxiv.org/abs/${paper.arxiv}` });
		links.push({ kind: 'pdf', url: `https://arxiv.org/pdf/${paper.arxiv}` });
	}
	if (paper.DOI !== undefined) {
		links.push({ kind: 'doi', url: `https://doi.org/${paper.DOI}` });
	}
	return links;
}

/**
 * The links without those that open what an earlier one opens: scheme, `www.`, case of the host, a closing slash and
 * `.git` make no difference; nor does case in a code host's path.
 */
export function uniqueLinks(links: readonly Link[]): Link[] {
	if (links.length < 2) {
		return [...links];
	}
	const seen = new Set<string>();
	return links.filter((link) => {
		const identity = identityOf(link.url);
		const isNew = !seen.has(identity);
		seen.add(identity);
		return isNew;
	});
}

/** `uniqueLinks` by kind, the most specific first; in the order given within a kind. */
export function orderLinks(links: readonly Link[]): Link[] {
	return uniqueLinks(links).sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind));
}

function identityOf(url: string): string {
	const host = hostOf(url);
	const path = url.slice(url.indexOf(host) + host.length).replace(/(?:\.git)?\/*$/, '');
	const isCode = hostKinds.some(([pattern, kind]) => kind === 'code' && pattern.test(host));
	return host.toLowerCase().replace(/^www\.|^dx\./, '') + (isCode ? path.toLowerCase() : path);
}

function hostOf(url: string): string {
	return /^(?:https?:\/\/)?(?:[^/@]*@)?([^/?#:]+)/i.exec(url)?.[1] ?? '';
}

function trimUrl(found: string): string {
	let url = found;
	for (let before = ''; before !== url;) {
		before = url;
		url = url.replace(/(?:[.,;:!?'"*`’”»]|\.git\/?)$/, '');
		const last = url.at(-1);
		const opener = last === undefined ? undefined : brackets[last];
		if (last !== undefined && opener !== undefined && url.split(opener).length < url.split(last).length) {
			url = url.slice(0, -1);
		}
	}
	return url;
}

const kindOrder: readonly LinkKind[] = ['arxiv', 'pdf', 'doi', 'code', 'project', 'web'];

const brackets: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

const hostKinds: readonly (readonly [RegExp, LinkKind])[] = [
	[/(?:^|\.)arxiv\.org$/i, 'arxiv'],
	[/(?:^|\.)doi\.org$/i, 'doi'],
	[/(?:^|\.)(?:github|gitlab|gitee|gitcode)\.com$/i, 'code'],
	[/^gitlab\.|^git\./i, 'code'],
	[/(?:^|\.)(?:bitbucket\.org|codeberg\.org|sourceforge\.net|sr\.ht|anonymous\.4open\.science)$/i, 'code'],
	[/(?:^|\.)(?:huggingface\.co|hf\.co|modelscope\.cn|kaggle\.com)$/i, 'code'],
];

/** What every match of `urlPattern` holds, and most abstracts do not. */
const urlSignPattern = /:\/\/|www\.|\.(?:com|io|org|co|ht)(?![a-z])/gi;
const blankPattern = /\s/g;

/** An address as it stands in prose, perhaps with the punctuation behind it. */
export const urlPattern = new RegExp(
	[
		/\bhttps?:\/\/[^\s<>"“”{}|\\`]+/.source,
		/\bwww\.[^\s<>"“”{}|\\`]+/.source,
		/(?<![\w@/.-])(?:(?:[a-z0-9-]+\.)*(?:github|gitlab|gitee)\.com|[a-z0-9-]+\.github\.io|[a-z0-9-]+\.gitlab\.io|bitbucket\.org|codeberg\.org|huggingface\.co|hf\.co|arxiv\.org|doi\.org|git\.sr\.ht)(?:\/[^\s<>"“”{}|\\`]*|(?![\w.-]*\w))/
			.source,
	].join('|'),
	'giu',
);

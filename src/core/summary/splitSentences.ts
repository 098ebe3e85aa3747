import { splitMath } from '../text/mathText';
import type { Span } from '../text/range';

/**
 * Where each sentence of a text stands, in order, without the white space around it.
 *
 * The spans do not overlap and leave out nothing but white space. Nothing is split inside `$math$`, an address, or brackets
 * that open within a sentence; brackets around whole sentences are. A blank line always ends a sentence. Scripts with
 * their own full stop (。 । ۔) need no space after it.
 */
export function splitSentences(text: string): readonly Span[] {
	const hidden = hideOpaque(text);
	const spans: Span[] = [];
	let start = 0;
	const endAt = (end: number) => {
		const piece = text.slice(start, end);
		const trimmed = piece.trim();
		if (trimmed !== '') {
			const from = start + piece.indexOf(trimmed);
			spans.push({ start: from, end: from + trimmed.length });
		}
		start = end;
	};
	for (const match of hidden.matchAll(boundaryPattern)) {
		const end = match.index + match[0].length;
		const stop = match.groups?.['stop'];
		if (
			stop === undefined ||
			endsSentence(hidden.slice(start, match.index), stop, hidden.slice(end, end + lookAhead))
		) {
			endAt(end);
		}
	}
	endAt(text.length);
	return spans;
}

/** The text, same length, with mathematics, addresses and bracketed asides blotted out: no full stop in them counts. */
function hideOpaque(text: string): string {
	let hidden = text.includes('$') ? hideMath(text) : text;
	if (addressMarkPattern.test(hidden)) {
		hidden = hidden.replace(addressPattern, (address) => 'X'.repeat(address.length));
	}
	// Twice, for brackets in brackets.
	return /[([]/.test(hidden) ? hideAsides(hideAsides(hidden)) : hidden;
}

function hideMath(text: string): string {
	return splitMath(text)
		.map((segment) => (segment.kind === 'math' ? 'X'.repeat(segment.text.length + 2) : segment.text))
		.join('');
}

/** Brackets behind a word are asides; brackets behind a full stop may hold sentences of their own. */
function hideAsides(text: string): string {
	return text.replace(bracketPattern, (all, at: number) =>
		wordEndPattern.test(text.slice(Math.max(0, at - 2), at)) ? 'x'.repeat(all.length) : all,
	);
}

/** Whether `stop` ends the sentence `before`, given the first characters of what comes `next`. */
function endsSentence(before: string, stop: string, next: string): boolean {
	const following = next.trimStart();
	if (following.length === next.length && next !== '') {
		return gluedStarterPattern.test(following) && /\p{Ll}{3}$/u.test(before);
	}
	const opens = starterPattern.test(following);
	const continuesLower = /^\p{Ll}/u.test(following);
	if (stop[0] !== '.') {
		return !continuesLower;
	}
	if (stop.startsWith('..')) {
		return opens && !continuesLower;
	}
	const word = /[^\s([{"'“‘]*$/u.exec(before.slice(-longestWord))?.[0] ?? '';
	const folded = word.toLowerCase();
	if (abbreviations.has(folded) || enumeratorPattern.test(before.trim())) {
		return false;
	}
	if (ambiguousAbbreviations.has(folded) || initialsPattern.test(word)) {
		return opens && !continuesLower;
	}
	if (continuesLower) {
		// Names such as "iGPT" begin sentences, and so do careless authors after an ordinary word.
		return /^\p{Ll}+[\p{Lu}\d]/u.test(following) || /^\p{Ll}{5,}$/u.test(word);
	}
	return !/^[,;:.)\]]/.test(following);
}

const lookAhead = 24;
/** In characters; no abbreviation is longer. */
const longestWord = 20;

// A stop of a script that writes no space after it; or a stop with what closes around it; or a blank line.
const boundaryPattern = new RegExp(
	[
		String.raw`(?:[。！？।۔؟።][」』”’）)]*)+`,
		String.raw`(?<stop>(?:[.!?…]|[.!?…]['"”’)\]»](?![\p{L}\p{N}])|(?<=[.!?…])\s?\[\d[\d,–\s-]*\])+['"”’)\]»]*)(?=\s|$|[\p{Lu}])`,
		String.raw`\n[^\S\n]*\n`,
	].join('|'),
	'gu',
);

const addressPattern = /\b(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?)\]}'”]|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const addressMarkPattern = /:\/\/|www\.|@/;
const bracketPattern = /\([^()\n]{1,400}\)|\[[^[\]\n]{1,200}\]/g;
const wordEndPattern = /[\p{L}\p{N}%"'”’*]\s?$/u;
const enumeratorPattern = /^[([]?(?:\d{1,2}|[ivx]{1,4}|[a-hA-H])[)\]]?$/;
const initialsPattern = /^(?:\p{Lu}|(?:\p{L}\.)+\p{L}|\p{Lu}\.?-\p{Lu})$/u;

/** Words that begin a sentence far more often than they follow an abbreviation. */
const starters =
	'We|The|In|This|Our|However|To|It|These|Those|Moreover|Furthermore|Additionally|Although|While|Here|For|A|An|As|By|Such|' +
	'Finally|Thus|Therefore|Hence|They|There|That|Using|With|When|Then|Both|Experiments|Experimental|Extensive|Results|Recent|' +
	'Existing|Instead|Specifically|Unlike|But|And|If|At|On|Most|Many|Some|Based|Despite|Since|Code|Empirically|First|Second|' +
	'Its|Their';
const starterPattern = new RegExp(`^["“‘'(\\[]?(?:${starters})\\b`, 'i');
const gluedStarterPattern = new RegExp(`^(?:${starters})[\\s,]`);

/** Never the last word of a sentence. */
const abbreviations: ReadonlySet<string> = new Set(
	(
		'e.g i.e vs cf viz fig figs eq eqs eqn eqns sect secs refs ch thm dr mr mrs prof dept univ resp approx ca esp incl excl ' +
		'wrt w.r.t vol vols eds bzw z.b d.h p.ex'
	).split(' '),
);

/** The last word of a sentence only when one visibly begins after it. */
const ambiguousAbbreviations: ReadonlySet<string> = new Set(
	(
		'al et etc inc corp ltd co sec tab alg lem prop def app ref ms st pp no nos nr ed rev avg max min std temp gen jr sr ph op ' +
		'u.s u.k a.k.a i.i.d ph.d a.m p.m s.t jan feb mar apr jun jul aug sept sep oct nov dec'
	).split(' '),
);

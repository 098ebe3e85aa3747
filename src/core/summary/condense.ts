import { cutTails } from './cutTails';
import { capitalise, stripOpeners } from './stripOpeners';

/**
 * The grammatical shorter forms of a sentence, the fullest first, each a sentence of its own.
 *
 * The first form lacks only openers, citations, addresses and the start of a list that goes on in the next sentence. Further
 * forms lack a lead ("By doing so, we …"), glosses in brackets, or a tail (see `cutTails`).
 */
export function condense(sentence: string): readonly string[] {
	if (sentence.length > longestSentence) {
		return [finish(sentence)];
	}
	const full = finish(stripOpeners(dropCitations(dropOpenList(sentence))));
	const forms = [full];
	for (const start of [full, ...withoutLead(full)]) {
		const body = finish(dropGlosses(start));
		forms.push(start, body, ...cutTails(body).map(finish));
	}
	return [...new Set(forms)];
}

/** Three points of which only the first is in this sentence: "three advantages: 1) small." ends before the list. */
function dropOpenList(sentence: string): string {
	const match = firstPointPattern.exec(sentence);
	return match && match.index >= shortestRest && !laterPointPattern.test(sentence)
		? sentence.slice(0, match.index)
		: sentence;
}

function dropCitations(sentence: string): string {
	return closeGaps(sentence.replace(citationPattern, '').replace(releasePattern, ''));
}

function dropGlosses(sentence: string): string {
	return closeGaps(
		sentence.replace(glossPattern, (gloss, at: number) =>
			spellsOut(gloss, sentence.slice(0, at)) ? gloss : '',
		),
	);
}

/** Whether a gloss spells out the name before it: "ECAR (Efficient Continuous Auto-Regressive …)". */
function spellsOut(gloss: string, before: string): boolean {
	const name = /\p{Lu}[\p{L}\p{N}-]*$/u.exec(before)?.[0] ?? '';
	const capitals = name.match(/\p{Lu}/gu)?.length ?? 0;
	return capitals > 1 && gloss.trim().slice(1, 4).toUpperCase().includes(name.slice(0, 1));
}

function withoutLead(sentence: string): readonly string[] {
	const match = leadPattern.exec(sentence);
	return match ? [capitalise(sentence.slice(match[0].length))] : [];
}

/** Closes the gap that something taken out left before punctuation. */
function closeGaps(text: string): string {
	return text.replace(/ +(?=[.,;:!?](?: |$))/g, '').replace(/ {2,}/g, ' ');
}

/** With a full stop at the end unless it has its own. */
function finish(sentence: string): string {
	const trimmed = sentence.trim().replace(/[ ,;:–—-]+$/u, '');
	return trimmed === '' || endPattern.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** In characters; beyond it there is no sentence to understand, and the time to try would grow with the square. */
const longestSentence = 1500;

/** In characters; with less before it a list is the sentence. */
const shortestRest = 30;

const firstPointPattern = /[:;,]?\s*(?<![\p{L}\p{N}])\(?(?:1|i|a)\)/u;
const laterPointPattern = /(?<![\p{L}\p{N}])\(?(?:2|ii|b)\)/u;
const endPattern = /[.!?…。！？।۔؟።]["'”’»)\]」』]*$/u;

const citationPattern = new RegExp(
	[
		// "(Smith et al., 2018; Jones, 2019)", "(Smith & Jones 2019)"
		String.raw`\s?\([^()]*\p{Lu}[\p{L}-]+(?: et al\.?)?(?: (?:and|&) \p{Lu}[\p{L}-]+)?,? \(?(?:19|20)\d\d[a-z]?\b[^()]*\)`,
		// "(see Section 3)", "(https://…)"
		String.raw`\s?\((?:see|cf\.) [^()]*\)|\s?\([^()]*(?:https?:|www\.)[^()]*\)`,
		// "[12, 13]", "\cite{key}"
		String.raw`\s?\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]|~?\\cite[a-z]*\{[^{}]*\}`,
	].join('|'),
	'gu',
);

/** ", and our code is available …", "… at https://…" */
const releasePattern =
	/(?:[,;]| [–—-]+) (?:and |with )?(?:the |our |all |source )*(?:code|codes|data|dataset|models?|implementation|videos?|demos?)\b[^.,;]{0,60}\b(?:available|released|found|accessed|open[- ]sourced)\b.*$| (?:at|in|on|from|via|see):? https?:\S+(?=[.,;]?$)/iu;

/** Examples and glosses of four words or more; abbreviations such as "(RL)" and list numbers stay. */
const glossPattern =
	/\s?\((?:(?:e\.g|i\.e)\b[^()]*|[^()$]*\s[^()$]*\s[^()$]*\s[^()$]*)\)|,? (?:e\.g\.,?|i\.e\.,?) [^,;:()]+(?=,|[.;:](?: |$))/gu;

/** What an "Although …", "By …" or "To …" before "we" adds is the least of the sentence. */
const leadPattern =
	/^(?:(?:in order )?to|by|building (?:up)?on|based on|leveraging|through|unlike|in contrast to|with the (?:aim|goal) of|towards?|although|while|whereas|despite|since|because|as) [^;:]{3,200}?, (?=(?:we|I|this (?:paper|work|study|article)) )/iu;

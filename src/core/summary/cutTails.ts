import { capitalise } from './stripOpeners';
import { wordCount } from './words';

/**
 * The beginnings of a sentence that can stand alone, the longest first and without a full stop: up to a relative clause, a participle
 * ("leading to …"), a second predicate, a colon, a dash or a "by doing …".
 *
 * A cut is never inside brackets, quotation marks, mathematics or a numbered list, and leaves at least eight words. It is made only where
 * the words show that the main clause is complete.
 */
export function cutTails(sentence: string): readonly string[] {
	const closed = maskClosed(sentence);
	const heads: string[] = [];
	for (const match of closed.matchAll(tailPattern)) {
		const head = closed.slice(0, match.index);
		const tail = closed.slice(match.index + match[0].length);
		const inserted = match[0].startsWith(', ') && !match[0].startsWith(', and ') && tail.includes(',');
		const promisesMore = match[0].startsWith(':') && countEndPattern.test(head);
		const splitsList =
			firstPointPattern.test(sentence.slice(0, match.index)) &&
			laterPointPattern.test(sentence.slice(match.index));
		if (
			wordCount(head) >= shortestHead &&
			!promisesMore &&
			!splitsList &&
			!danglingEndPattern.test(head) &&
			hasMainClause(head, inserted)
		) {
			heads.unshift(sentence.slice(0, match.index));
		}
	}
	return heads;
}

/**
 * Whether a text can stand alone: "We" or "This paper" with what follows, or a verb we know outside leads and relative
 * clauses. In "we show that …" the clause behind "that" decides.
 *
 * @param inserted whether the cut is before a clause that may only interrupt: the verb of another subject may come after it
 */
function hasMainClause(text: string, inserted: boolean): boolean {
	const report = reportingPattern.exec(text);
	if (report) {
		const clause = text.slice(report[0].length);
		return clause.startsWith('to ') || hasMainClause(capitalise(clause), inserted);
	}
	if (ourClausePattern.test(text)) {
		return true;
	}
	const [first = '', ...rest] = text.split(', ');
	const segments = leadWordPattern.test(first) ? rest : [first, ...rest];
	return segments.some((segment) => {
		if (subordinatePattern.test(segment)) {
			return false;
		}
		if (segment !== text && weClausePattern.test(segment)) {
			return hasMainClause(capitalise(segment), inserted);
		}
		return !inserted && verbPattern.test(`${segment.split(relativeWordPattern)[0] ?? ''} `);
	});
}

/** The text, same length, with everything in brackets, quotation marks and mathematics masked. */
function maskClosed(text: string): string {
	const mask = (all: string) => '_'.repeat(all.length);
	return text
		.replace(/\$[^$]+\$/g, mask)
		.replace(/[“"][^“”"]*["”]/g, mask)
		.replace(/\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}/g, mask)
		.replace(/[([{].*$/s, mask);
}

/** In words: a shorter head says too little to be worth a sentence. */
const shortestHead = 8;

const participles =
	'leading|resulting|enabling|allowing|achieving|outperforming|demonstrating|showing|providing|making|improving|reducing|' +
	'yielding|offering|suggesting|indicating|highlighting|revealing|ensuring|facilitating|surpassing|exceeding|avoiding|' +
	'eliminating|establishing|paving|giving|thereby|thus|hence|helping|causing|opening|obtaining|preserving|maintaining|using|' +
	'leveraging|exploiting|utilizing|employing|including|such as|especially|particularly|requiring|taking|delivering|mitigating|' +
	'alleviating|addressing|capturing|supporting|bringing|setting|underscoring|emphasizing|creating|removing|without';
const manner =
	'(?:also|then|further|effectively|significantly|substantially|consistently|successfully|ultimately|potentially|' +
	'simultaneously|empirically|theoretically|experimentally|notably|even)';
const ourVerbs =
	'show|demonstrate|prove|find|evaluate|discuss|validate|apply|analyze|provide|present|propose|introduce|use|derive|establish|' +
	'verify|illustrate|compare|report|conduct|perform|develop|test|release|highlight|argue';
const itsVerbs =
	'delivers|achieves|provides|improves|reduces|outperforms|enables|allows|shows|demonstrates|yields|offers|makes|leads|exhibits|' +
	'generalizes|requires|supports|surpasses|increases|maintains|covers';

const tailPattern = new RegExp(
	[
		String.raw`, (?:(?:in|of|on|for|from|at|some of|each of|all of) )?which\b`,
		String.raw`, (?:where|whose|who|whereby|while|whereas|whilst)\b`,
		String.raw`, (?:${manner} )?(?:${participles})\b`,
		String.raw`, and (?:${manner} )?(?:${ourVerbs}|${itsVerbs})\b`,
		String.raw` and (?:${manner} )?(?:${ourVerbs}) (?:that|how|its|their|the|it)\b`,
		String.raw` (?:through|via|with|by|using|based on|from) (?:the )?(?:two|three|four|five|several|following)\b`,
		String.raw`[;:] | (?:—|–|--|---) |—`,
		String.raw` by (?:\w+ly )?\w+ing\b`,
	].join('|'),
	'gu',
);

const firstPointPattern = /(?<![\p{L}\p{N}])\(?(?:1|i|a)\)/u;
const laterPointPattern = /(?<![\p{L}\p{N}])\(?(?:2|ii|b)\)/u;

/** "… two innovations": what was to follow would be missed. */
const countEndPattern =
	/\b(?:two|three|four|five|six|several|following|many|multiple|various|key|main|problems?|questions?)(?: [\w-]+){0,3}$/i;
const danglingEndPattern =
	/\b(?:and|or|but|of|the|an?|to|in|on|for|with|by|as|from|that|which|is|are|was|were|be|than|both|between|not|also|including|follows|following|namely|can|our|their|its|at|into|via|such|only)$|[,:;–—-]$/iu;

const ourClausePattern =
	/^(?:We|I|This (?:\p{L}+ )?(?:paper|work|study|article|survey|report|research|thesis)) \p{Ll}/u;
const weClausePattern = /^(?:we|this (?:paper|work|study|article)) \p{Ll}/u;
const reportingPattern =
	/^(?:We|I|This (?:\p{L}+ )?(?:paper|work|study|article)|Our \p{L}+|The \p{L}+) (?:(?!an? |the |our |new |novel )\p{L}+ ){1,4}?(?:that|how|whether|why|if) /u;
const relativeWordPattern = / (?:that|which|who|whose|where|when|how|if|whether|because) /;
const leadWordPattern =
	/^(?:in|on|for|with|by|at|from|to|under|over|through|across|within|without|when|while|although|though|if|as|since|because|given|compared|based|unlike|despite|during|after|before|among|beyond|towards?|via|due|besides|\p{L}+ing) /iu;
const subordinatePattern =
	/^(?:and )?(?:which|where|who|whose|that|when|while|whereas|although|such as|including|if|because|since|as|\p{L}+(?:ing|ed)|e\.g\.|i\.e\.) /iu;
const verbPattern =
	/ (?:is|are|was|were|can|could|may|might|will|would|has|have|does|do|outperforms?|outperformed|achieves?|achieved|improves?|improved|shows?|showed|demonstrates?|reduces?|reduced|provides?|enables?|allows?|yields?|exceeds?|surpass(?:es)?|leads? to|requires?|suggests?|reveals?|indicates?|establish(?:es)?|performs?|increases?|decreases?|proposes?|presents?|introduces?|learns?|generates?|combines?|maintains?|sets?|obtains?|delivers?|offers?|exhibits?|relies|depends|consists?|works?|generalizes?|remains?) /u;

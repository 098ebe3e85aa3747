import { capitalise } from './stripOpeners';

/**
 * The sentence without "Experiments on … show that" or "We conduct extensive experiments, and", when a clause that stands
 * alone follows. Hedges stay: "results suggest that" says less than the clause itself.
 */
export function dropReport(sentence: string): string {
	const match = reportPattern.exec(sentence) ?? effortPattern.exec(sentence);
	return match ? capitalise(sentence.slice(match[0].length)) : sentence;
}

const kinds =
	'our|the|these|all|both|extensive|comprehensive|thorough|experimental|empirical|numerical|evaluation|simulation|qualitative|' +
	'quantitative|theoretical|initial|preliminary|final|detailed|experiment|automatic|human|comparative|subjective|objective|main|' +
	'key|benchmark|case|user|further|additional|various|systematic|intensive|ablation|and|of|large-scale|rigorous';
const proof =
	'shows?|showed|demonstrates?|demonstrated|reveals?|confirms?|verify|verifies|validate|validates|prove|illustrate|establish';

const reportPattern = new RegExp(
	String.raw`^(?:(?:${kinds}) )*(?:experiments?|results?|evaluations?|findings?|studies|simulations|experimentation)` +
		String.raw`(?: (?:on|across|with|in|over|from|using|conducted|performed|for) [^,;:]{1,120}?|, (?:conducted|performed|both) [^,;:]{1,100},)?` +
		String.raw` (?:(?:also|further|clearly|consistently|empirically) )?(?:${proof}) that,? (?=\S)(?!(?:it|they|this|these|such)\b)`,
	'iu',
);

const effortPattern =
	/^we (?:also )?(?:conduct|perform|carry out|run|conducted|performed) [^,;:]*\b(?:experiments?|evaluations?|studies|analys[ie]s|simulations)\b[^;:]{0,80}?(?:, and (?=(?:our|we|the) )| (?:and|to|which) (?:show|demonstrate|find|verify|confirm) that |, (?:showing|demonstrating|finding|revealing) that )/iu;

import { findHeading, type Section } from './findHeading';
import { splitSentences } from './splitSentences';
import { toProse } from './toProse';

export interface AbstractSentence {
	readonly text: string;
	/** `undefined` in an abstract without headings. */
	readonly section?: Section;
}

/**
 * The sentences of an abstract in order, as plain prose, without section headings and without what is no part of the
 * argument: where the code is, copyright, keywords, registration numbers.
 *
 * When nothing but such sentences is there, they are all returned.
 */
export function readAbstract(abstract: string): readonly AbstractSentence[] {
	const prose = toProse(abstract.slice(0, longestAbstract)).replace(abstractTitlePattern, '');
	const sentences: AbstractSentence[] = [];
	let section: Section | undefined;
	for (const span of splitSentences(prose)) {
		const whole = prose.slice(span.start, span.end);
		const heading = findHeading(whole);
		section = heading?.section ?? section;
		const text = whole.slice(heading?.length ?? 0);
		if (text !== '') {
			sentences.push({ text, ...(section && { section }) });
		}
	}
	const argument = sentences.filter(
		(sentence) => sentence.section !== 'furniture' && !furniturePattern.test(sentence.text),
	);
	return argument.length > 0 ? argument : sentences;
}

/** In characters: some twenty times a usual abstract; what follows is a paper, not an abstract. */
const longestAbstract = 30_000;

const abstractTitlePattern =
	/^(?:Abstract|ABSTRACT|Summary|SUMMARY|TL;?DR)\b\s*(?:[:.—–-]+\s*|(?=\n)|\s(?=\p{Lu}\p{Ll}))/u;

const releasable =
	'(?:code|codes|codebase|code base|data|dataset|datasets|models?|weights|demos?|videos?|samples|implementation|implementations|' +
	'materials?|checkpoints|project|page|website|web page|homepage|repository|benchmark|toolkit|software|resources|tokenizers|' +
	'github|package|library|source)';
const furniturePattern = new RegExp(
	[
		// "The related code, demos, and pre-trained models are available at …"
		String.raw`^(?:[\w-]+,? ){0,6}${releasable}\b[^.]{0,90}\b(?:is|are|be|been)(?: \w+){0,3} ` +
			String.raw`(?:avail?[ai]ble|released|open[- ]sourced|online|found|accessed|accessible|published)\b`,
		// "We will release all tokenizers and code through GitHub …"
		String.raw`^we (?:\w+ ){0,2}(?:open[- ]source|release|make|publish|provide|share)(?: (?:all|our|the|both|source|training|` +
			String.raw`evaluation|pre-?trained|trained|related|full|and|${releasable}),?)+(?: \w+ly)?(?: (?:available|at|through|on|to|for|as|open)\b|\.|$)`,
		// "Project page: https://…"
		String.raw`^(?:see )?(?:[\w-]+ ){0,2}(?:${releasable}|see|audio)[\w ]{0,30}:? ?\(?(?:https?:|www\.)`,
		String.raw`^https?:\S+$`,
		String.raw`^(?:©|\(c\)|copyright\b|all rights reserved|key ?words?\b\s*[:—–-]|index terms\b|published by|` +
			String.raw`this article is protected|trial registration|clinicaltrials\.gov|doi:|\d+ pages?\b)`,
	].join('|'),
	'iu',
);

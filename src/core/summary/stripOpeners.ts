/**
 * The sentence without what ties it to the text before it: connectives ("However,"), the setting ("In this paper,"), a lead
 * that points back ("To address these issues, we …"), and list numbers. The rest begins with a capital.
 *
 * Nothing is taken off unless what is left begins as a sentence does.
 */
export function stripOpeners(sentence: string): string {
	let rest = sentence.trim().replace(bulletPattern, '');
	for (let round = 0; round < maxOpeners; round++) {
		const opener = openerPatterns.map((pattern) => pattern.exec(rest)?.[0]).find(Boolean);
		if (opener === undefined || rest.length - opener.length < shortestRest) {
			break;
		}
		rest = rest.slice(opener.length);
	}
	rest = rest.replace(backwardAdverbPattern, '$1 ').replace(innerSettingPattern, ', we ');
	if (!/\bthen\b/i.test(rest)) {
		rest = rest.replace(/^((?:We|I|we) )first(?:ly)? (?=\p{Ll})/u, '$1');
	}
	return capitalise(rest);
}

/** With a capital at the start, except for names such as "iGPT" and "xAR" and for variables. */
export function capitalise(text: string): string {
	const small = text.slice(0, 1);
	const capital = small.toUpperCase();
	return ordinaryWordPattern.test(text) && capital.toLowerCase() === small ? capital + text.slice(1) : text;
}

const ordinaryWordPattern = /^(?:\p{Ll}[\p{Ll}'’-]+|a)(?![\p{L}\p{N}])/u;

/** "To see X, in this work we …" */
const innerSettingPattern = /, in this (?:paper|work|study|article),? we /i;

const maxOpeners = 4;
/** In characters; shorter, and the opener was the sentence. */
const shortestRest = 20;

const bulletPattern = /^(?:[-–—•*·]\s+|[([]?(?:\d{1,2}|[ivx]{1,4}|[a-h])[)\]]\s+|\d{1,2}\.\s+(?=\p{Lu}))/u;

const connectives = [
	'however|nevertheless|nonetheless|moreover|furthermore|additionally|besides|also|likewise|similarly|conversely|meanwhile',
	'in addition|what is more|on top of that|as well|at the same time|on the other hand|on the one hand|on the contrary',
	'in contrast|by contrast|in comparison|in turn|instead|rather|alternatively|otherwise|still|yet|even so|that said',
	'therefore|thus|hence|thereby|consequently|accordingly|as a result|as a consequence|for this reason|as such|in doing so|so',
	'specifically|more specifically|in particular|particularly|concretely|more concretely|precisely|more precisely|namely',
	'in detail|in other words|that is|in essence|in effect|in fact|indeed|of note|to be specific|technically|formally',
	'first|firstly|first of all|second|secondly|third|thirdly|fourth|fourthly|finally|lastly|last but not least|next|then|last',
	'subsequently|afterwards|afterward|to begin with|to start|to conclude|in conclusion|in summary|in sum|to sum up|to summarize',
	'in short|overall|altogether|taken together|all in all|in general|generally|collectively|ultimately|conclusively|together',
	'importantly|more importantly|most importantly|notably|remarkably|surprisingly|interestingly|crucially|intriguingly|critically',
	'perhaps surprisingly|strikingly|significantly|unfortunately|fortunately|clearly|naturally|evidently|holistically',
	'for example|for instance|as an example|e\\.g\\.|i\\.e\\.|here|herein|to this end|to that end|to these ends|to do so|towards this end',
	'toward this end|towards this goal|towards this|to achieve this|to address this|to remedy this|to do this|to solve this',
	'with this in mind|with that in mind|in this way|in this context|in this regard|in this respect|in this sense|in response',
	'for this purpose|to this aim|after all|as expected|to be precise|in practice|empirically|experimentally|theoretically',
	'to the best of our knowledge|to our knowledge|to our best knowledge|for the first time',
].join('|');

const backPointer =
	'(?:this|these|those|that|such|similar|the (?:issue|problem|challenge|gap|limitation|shortcoming|difficult(?:y|ie)|bottleneck|drawback|question)s?(?=,)|the above|the aforementioned|the latter|the former|both|their|its|them|it|said)';
const subject =
	String.raw`(?=(?:we|I|our|this (?:paper|work|study|article|survey|report|research)|the (?:authors|paper|present)|` +
	String.raw`a|an|the|[\p{Lu}]\S*)\s)`;
const works =
	'(?:paper|work|study|article|report|letter|thesis|dissertation|research|survey|review|manuscript|note|contribution|tutorial|' +
	'chapter|investigation|project|monograph|position paper|technical report|case study)s?';

const openerPatterns: readonly RegExp[] = [
	new RegExp(String.raw`^(?:(?:and|but|so|yet)\s+)?(?:${connectives})\s*,\s+(?=\S)`, 'iu'),
	/^(?:and|but|yet|so|or)\s+(?=(?:we|our|the|this|these|it|they|an?|there)\b)/iu,
	/^(?:thus|hence|therefore|here|herein|then|moreover|furthermore|additionally|accordingly|consequently)\s+(?=(?:we|our|I)\s)/iu,
	// "In this paper, …", "In this work we …"
	new RegExp(
		String.raw`^(?:in|within|through|throughout|with|during) (?:this|the present|our|the current|the following)(?: \p{Ll}+)? ` +
			String.raw`${works}(?:\s*,\s+(?=\S)|\s+(?=(?:we|I)\b))`,
		'iu',
	),
	// "To overcome these limitations, we …", "Motivated by this, a …"
	new RegExp(
		String.raw`^(?:to|towards?|by|based on|in|with|for|from|under|on|upon|using|given|following|through|via|due to|because of|` +
			String.raw`motivated by|inspired by|driven by|guided by|building (?:up)?on|leveraging|drawing|exploiting|addressing|against|` +
			String.raw`beyond|considering|recognizing|observing|despite|unlike|in (?:light|view|response|contrast) (?:of|to)|in order to)` +
			String.raw`(?:\s[^,;:]{1,110})?\s${backPointer}\b[^,;:]{0,90},\s+${subject}`,
		'iu',
	),
	// "Inspired by X, we …": where an idea came from is not what it is.
	/^(?:inspired by|motivated by|drawing (?:inspiration|on|upon)|driven by|encouraged by|taking inspiration)\s[^;:]{3,160}?,\s+(?=(?:we|I|this (?:paper|work|study)|our)\s)/iu,
];

const backwardAdverbPattern =
	/^(We|I|we|This (?:paper|work|study|article))\s*,?\s+(?:also|further|furthermore|additionally|then|thus|therefore|hence|instead|next|finally|lastly|here|moreover|subsequently|consequently|accordingly|specifically|in particular|in addition|thereby|in turn)\s*,?\s+(?=\p{Ll})/u;

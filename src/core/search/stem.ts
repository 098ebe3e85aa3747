/**
 * The stem of an English word: "tokenization", "tokenizers" and "tokens" are all "token".
 *
 * The algorithm of M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, with his two later departures
 * (`logi` to `log`, `bli` to `ble`). Expects lower case; a word that holds anything but the letters a to z is its own stem.
 */
export function stem(word: string): string {
	if (word.length < 3 || !latinWordPattern.test(word)) {
		return word;
	}
	const known = remembered.get(word);
	if (known !== undefined) {
		return known;
	}
	const stemmed = steps.reduce((rest, step) => step(rest), word);
	if (remembered.size >= rememberedLimit) {
		remembered.clear();
	}
	remembered.set(word, stemmed);
	return stemmed;
}

function stripPlural(word: string): string {
	if (word.endsWith('sses') || word.endsWith('ies')) {
		return word.slice(0, -2);
	}
	return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function stripPastAndGerund(word: string): string {
	if (word.endsWith('eed')) {
		return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
	}
	const suffix = ['ed', 'ing'].find((ending) => word.endsWith(ending));
	const rest = suffix === undefined ? '' : word.slice(0, -suffix.length);
	if (!hasVowel(rest)) {
		return word;
	}
	if (/(?:at|bl|iz)$/.test(rest)) {
		return `${rest}e`;
	}
	if (/([^aeioulsz])\1$/.test(rest) && endsInConsonantPair(rest)) {
		return rest.slice(0, -1);
	}
	return measure(rest) === 1 && endsInShortSyllable(rest) ? `${rest}e` : rest;
}

function yToI(word: string): string {
	return word.endsWith('y') && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;
}

function stripSuffix(word: string): string {
	const suffix = residualSuffixes.find((ending) => word.endsWith(ending));
	if (suffix === undefined) {
		return word;
	}
	const rest = word.slice(0, -suffix.length);
	return measure(rest) > 1 && (suffix !== 'ion' || /[st]$/.test(rest)) ? rest : word;
}

function dropFinalE(word: string): string {
	let result = word;
	if (word.endsWith('e')) {
		const rest = word.slice(0, -1);
		const syllables = measure(rest);
		if (syllables > 1 || (syllables === 1 && !endsInShortSyllable(rest))) {
			result = rest;
		}
	}
	return result.endsWith('ll') && measure(result.slice(0, -1)) > 1 ? result.slice(0, -1) : result;
}

function replaceSuffix(word: string, table: readonly (readonly [string, string])[]): string {
	const rule = table.find(([suffix]) => word.endsWith(suffix));
	if (!rule) {
		return word;
	}
	const rest = word.slice(0, -rule[0].length);
	return measure(rest) > 0 ? rest + rule[1] : word;
}

/** Porter's *m*: how often a run of vowels is followed by a run of consonants. */
function measure(part: string): number {
	let count = 0;
	let afterVowel = false;
	for (let at = 0; at < part.length; at++) {
		const vowel = isVowel(part, at);
		if (afterVowel && !vowel) {
			count++;
		}
		afterVowel = vowel;
	}
	return count;
}

function hasVowel(part: string): boolean {
	for (let at = 0; at < part.length; at++) {
		if (isVowel(part, at)) {
			return true;
		}
	}
	return false;
}

/** A `y` is a vowel after a consonant. */
function isVowel(part: string, at: number): boolean {
	const letter = part.charAt(at);
	return vowels.includes(letter) || (letter === 'y' && at > 0 && !isVowel(part, at - 1));
}

function endsInConsonantPair(part: string): boolean {
	return !isVowel(part, part.length - 1);
}

/** Consonant, vowel, consonant other than w, x, y: Porter's *o*. */
function endsInShortSyllable(part: string): boolean {
	const last = part.length - 1;
	return (
		last >= 2 &&
		!isVowel(part, last) &&
		isVowel(part, last - 1) &&
		!isVowel(part, last - 2) &&
		!/[wxy]$/.test(part)
	);
}

// The steps cost twenty times a look-up, and texts say the same words again and again.
const remembered = new Map<string, string>();
const rememberedLimit = 5_000;

const steps: readonly ((word: string) => string)[] = [
	stripPlural,
	stripPastAndGerund,
	yToI,
	(word) => replaceSuffix(word, doubleSuffixes),
	(word) => replaceSuffix(word, singleSuffixes),
	stripSuffix,
	dropFinalE,
];

const vowels = 'aeiou';
const latinWordPattern = /^[a-z]+$/;

// In each table a suffix stands before the shorter ones it ends in.
const doubleSuffixes: readonly (readonly [string, string])[] = [
	['ational', 'ate'],
	['tional', 'tion'],
	['enci', 'ence'],
	['anci', 'ance'],
	['izer', 'ize'],
	['bli', 'ble'],
	['alli', 'al'],
	['entli', 'ent'],
	['eli', 'e'],
	['ousli', 'ous'],
	['ization', 'ize'],
	['ation', 'ate'],
	['ator', 'ate'],
	['alism', 'al'],
	['iveness', 'ive'],
	['fulness', 'ful'],
	['ousness', 'ous'],
	['aliti', 'al'],
	['iviti', 'ive'],
	['biliti', 'ble'],
	['logi', 'log'],
];

const singleSuffixes: readonly (readonly [string, string])[] = [
	['icate', 'ic'],
	['ative', ''],
	['alize', 'al'],
	['iciti', 'ic'],
	['ical', 'ic'],
	['ful', ''],
	['ness', ''],
];

const residualSuffixes: readonly string[] = [
	'ement',
	'ance',
	'ence',
	'able',
	'ible',
	'ment',
	'ant',
	'ent',
	'ism',
	'ate',
	'iti',
	'ous',
	'ive',
	'ize',
	'ion',
	'al',
	'er',
	'ic',
	'ou',
];

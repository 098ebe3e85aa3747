/**
 * Porter's stemmer (Porter 1980, "An algorithm for suffix stripping") with the two departures of NLTK's default mode that
 * `rouge-score` inherits and that matter for English prose: "-ies" and "-ied" of short words, and "y" after a consonant.
 */
export function porterStem(word: string): string {
	if (word.length <= 2) {
		return word;
	}
	let stem = stripPlural(word);
	stem = stripPastAndProgressive(stem);
	stem = /.[^aeiou]y$/.test(stem) ? `${stem.slice(0, -1)}i` : stem;
	stem = replaceSuffix(stem, step2, 0);
	stem = replaceSuffix(stem, step3, 0);
	stem = stripStep4(stem);
	return stripFinal(stem);
}

/** The number of vowel-consonant sequences, Porter's m. */
function measure(stem: string): number {
	return shape(stem).replace(/c+/g, 'c').replace(/v+/g, 'v').split('vc').length - 1;
}

/** Each letter as `c` or `v`; "y" is a vowel after a consonant. */
function shape(stem: string): string {
	let result = '';
	for (const letter of stem) {
		const isVowel = 'aeiou'.includes(letter) || (letter === 'y' && result.endsWith('c'));
		result += isVowel ? 'v' : 'c';
	}
	return result;
}

function endsShort(stem: string): boolean {
	return (shape(stem).endsWith('cvc') && !/[wxy]$/.test(stem)) || /^vc$/.test(shape(stem));
}

function stripPlural(word: string): string {
	if (word.endsWith('sses')) {
		return word.slice(0, -2);
	}
	if (word.endsWith('ies')) {
		return word.length === 4 ? word.slice(0, -1) : word.slice(0, -2);
	}
	return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

function stripPastAndProgressive(word: string): string {
	if (word.endsWith('ied')) {
		return word.length === 4 ? word.slice(0, -1) : word.slice(0, -2);
	}
	if (word.endsWith('eed')) {
		return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
	}
	const match = /^(.*)(?:ed|ing)$/.exec(word);
	const stem = match?.[1] ?? '';
	if (!shape(stem).includes('v')) {
		return word;
	}
	if (/(?:at|bl|iz)$/.test(stem)) {
		return `${stem}e`;
	}
	if (/([^aeiou])\1$/.test(stem)) {
		return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1);
	}
	return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

function replaceSuffix(word: string, table: readonly (readonly [string, string])[], above: number): string {
	for (const [suffix, replacement] of table) {
		if (word.endsWith(suffix)) {
			const stem = word.slice(0, -suffix.length);
			return measure(stem) > above ? stem + replacement : word;
		}
	}
	return word;
}

function stripStep4(word: string): string {
	for (const suffix of step4) {
		if (word.endsWith(suffix)) {
			const stem = word.slice(0, -suffix.length);
			const fits = measure(stem) > 1 && (suffix !== 'ion' || /[st]$/.test(stem));
			return fits ? stem : word;
		}
	}
	return word;
}

function stripFinal(word: string): string {
	let stem = word;
	if (stem.endsWith('e')) {
		const shorter = stem.slice(0, -1);
		if (measure(shorter) > 1 || (measure(shorter) === 1 && !endsShort(shorter))) {
			stem = shorter;
		}
	}
	return stem.endsWith('ll') && measure(stem.slice(0, -1)) > 1 ? stem.slice(0, -1) : stem;
}

const step2 = [
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
	['fulli', 'ful'],
	['logi', 'log'],
] as const;

const step3 = [
	['icate', 'ic'],
	['ative', ''],
	['alize', 'al'],
	['iciti', 'ic'],
	['ical', 'ic'],
	['ful', ''],
	['ness', ''],
] as const;

const step4 = [
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
] as const;

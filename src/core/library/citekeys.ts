import type { UnplacedEntry } from '../model/entry';
import { toIsoDate, type PartialDate } from '../model/partialDate';
import type { Person } from '../model/person';
import { compareTexts } from '../text/compareTexts';
import { fold } from '../text/fold';
import { toPlainText } from '../text/mathText';

/**
 * The citekey of a work before collisions are told apart: `yuan2024ecar`.
 *
 * First author's family name, year, first significant word of the title, all in lower case and Latin letters without
 * accents where there are any; other scripts keep their letters. As Better BibTeX's `auth.lower + year + shorttitle(1)`,
 * with these decisions:
 * - The name has its non-dropping particle and no spaces or punctuation: "van den Berg" is `vandenberg`, "Costa-jussà"
 *   `costajussa`; "de" in "Jean de La Fontaine" drops. A group is its name's first word: "LCM team" is `lcm`.
 * - The title's word is the first that is neither a function word (articles, prepositions, pronouns of the larger European
 *   languages) nor a bare number. Hyphens join ("E-CAR" is `ecar`), apostrophes part ("L'apprentissage" is `apprentissage`).
 *   Where nothing else is left, the first word of any kind. A script without spaces gives its first four letters.
 * - What is missing is left out: `2024ecar`, `yuanecar`; nothing at all is `untitled`.
 *
 * A key holds letters and digits only, so it is a citation key in Pandoc's Markdown without braces.
 */
export function baseCitekey(
	author: readonly Person[],
	issued: PartialDate | undefined,
	title: string,
): string {
	const year = issued ? String(Math.abs(issued.year)) : '';
	return `${nameOf(author[0])}${year}${significantWord(title)}` || 'untitled';
}

/**
 * A citekey for each entry, in the order given. A key its source gives stays as it is, even where two are the same;
 * every other is made by `baseCitekey` and is unique, ignoring case.
 *
 * Of entries with the same base, the first has it bare and the others get `a`, `b`, … `z`, `aa`: first by date, then
 * identifier, then title, authors and abstract. So the keys do not depend on the order of the input, and a paper that is
 * newer than those there changes none of theirs.
 */
export function assignCitekeys(entries: readonly UnplacedEntry[]): string[] {
	const keys = entries.map((entry) => entry.citekey ?? '');
	if (!keys.includes('')) {
		return keys;
	}
	const groups = new Map<string, number[]>();
	entries.forEach((entry, at) => {
		if (!entry.citekey) {
			const base = baseCitekey(entry.author, entry.issued, entry.title);
			const group = groups.get(base);
			if (group) {
				group.push(at);
			} else {
				groups.set(base, [at]);
			}
		}
	});
	const given = new Set(keys.filter(Boolean).map((key) => key.toLowerCase()));
	const taken = new Set([...given, ...groups.keys()]);
	const orders = entries.map((entry) => (entry.citekey ? '' : orderOf(entry)));
	for (const [base, group] of [...groups].sort(([a], [b]) => compareTexts(a, b))) {
		group.sort((a, b) => compareTexts(orders[a] ?? '', orders[b] ?? ''));
		let suffix = given.has(base) ? 1 : 0;
		for (const at of group) {
			while (suffix > 0 && taken.has(base + suffixOf(suffix))) {
				suffix++;
			}
			const key = base + suffixOf(suffix++);
			taken.add(key);
			keys[at] = key;
		}
	}
	return keys;
}

function nameOf(person: Person | undefined): string {
	if (!person) {
		return '';
	}
	if (person.family === undefined) {
		const words = (person.literal ?? person.given ?? '').split(/\s+/).map(lettersOf);
		return words.find((word) => word !== '' && !functionWords.has(word)) ?? words.find(Boolean) ?? '';
	}
	return lettersOf(`${person['non-dropping-particle'] ?? ''}${person.family}`);
}

function significantWord(title: string): string {
	const words = toPlainText(title)
		.split(/[\s/:;,.!?—–()[\]{}"“”«»„|+=<>*&…。、・：？！「」『』（）]+/u)
		.map(withoutElision)
		.map((word) => ({ letters: lettersOf(word), isJoined: /[-‐‑]/.test(word) }))
		.filter(({ letters }) => letters !== '');
	const word =
		words.find(
			({ letters, isJoined }) => isJoined || !(functionWords.has(letters) || /^\p{N}+$/u.test(letters)),
		) ?? words[0];
	const letters = word?.letters ?? '';
	return unspacedScript.test(letters) ? [...letters].slice(0, 4).join('') : letters;
}

/** "L'apprentissage" without its article, "What's" without its verb. */
function withoutElision(word: string): string {
	const [first = '', ...rest] = word.split(/['’ʼ`]/);
	return rest.length > 0 && first.length <= 2
		? rest.join('')
		: /^(?:s|re|ve|ll|t|d|m)$/i.test(rest[0] ?? '')
			? first
			: word;
}

function lettersOf(text: string): string {
	return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

function suffixOf(count: number): string {
	let suffix = '';
	for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26)) {
		suffix = String.fromCharCode(firstLetter + ((rest - 1) % 26)) + suffix;
	}
	return suffix;
}

function orderOf(entry: UnplacedEntry): string {
	const date = entry.issued ? toIsoDate(entry.issued) : 'undated';
	return JSON.stringify([
		date,
		entry.arxiv ?? '',
		entry.DOI ?? '',
		entry.title,
		entry.author,
		entry.abstract ?? '',
	]);
}

const firstLetter = 97;
const unspacedScript =
	/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** Folded, as `lettersOf` gives them. */
const functionWords: ReadonlySet<string> = new Set(
	// English
	(
		'a an the on in of for to from with without by at as is are be and or but not no nor do does did can could should would will ' +
		'how what when where which who whom whose why if than then that this these those it its we our you your they their ' +
		'i my me us he she his her via into onto over under between among toward towards through during against about upon ' +
		'within beyond before after across along up down out off per versus vs so such there here some any all each ' +
		// German
		'der die das den dem des ein eine einer eines einem einen und oder zur zum zu im am von vom mit ohne fur uber unter aus auf ' +
		'bei nach wie was wo wer ist sind ' +
		// French
		'le la les un une des du de et ou au aux dans sur sous pour par avec sans chez vers entre ' +
		// Spanish, Portuguese, Italian
		'el los las una uno unos unas y o e del al en con sin por para sobre entre os da dos das em no na nos nas um uma com sem ' +
		'il lo gli dei degli delle della dello nel nella nelle su sul sulla per tra fra di ' +
		// Dutch, the Scandinavian languages
		'het een van voor met zonder bij naar op aan uit te og i pa av til fra med uden den det et en ett och'
	).split(' '),
);

import type { UnplacedEntry } from '../../model/entry';
import type { Person } from '../../model/person';
import { fold } from '../../text/fold';

/** The authors, or the editors where there are none, without "others" and such. */
export function namedPeople(entry: UnplacedEntry): readonly Person[] {
	const authors = entry.author.filter(isNamed);
	return authors.length > 0 ? authors : (entry.editor ?? []).filter(isNamed);
}

function isNamed(person: Person): boolean {
	return !/^(?:others|et\.? al\.?|anonymous|anon\.?|various|n\.?\s?n\.?|unknown)$/i.test(
		person.literal ?? person.family ?? '',
	);
}

/**
 * "van der Berg", "Berg" and "BERG" are one, so are "Müller" and "Mueller", and a group with and without "the". A name in Chinese, Japanese
 * or Korean is all of it: files often have it in one piece, and the families are few.
 */
export function foldedFamily(person: Person): string {
	if (isUnbracedGroup(person)) {
		return foldedFamily({ literal: `${person.given} ${person.family}` });
	}
	const name = person.family ?? person.literal ?? person.given ?? '';
	if (plainNamePattern.test(name)) {
		return name.toLowerCase().replace(/([aou])e/g, '$1');
	}
	const isWhole = wholeNamePattern.test(name) && wholeNamePattern.test(person.given ?? '');
	const whole = isWhole ? `${name}${person.given ?? ''}` : name;
	const words = fold(whole.replace(suffixPattern, '')).match(/[\p{L}\p{N}]+/gu) ?? [];
	const start = words.findIndex((word) => !particles.has(word));
	return words
		.slice(Math.max(start, 0))
		.join('')
		.replace(/([aou])e/g, '$1');
}

/**
 * A group whose name its file did not protect, so that it was taken for that of a person: "World Health" as the given name of
 * "Organization". Of those whose last word is also a surname, John Council and James M. Nations are people.
 */
export function isUnbracedGroup({ family, given }: Person): boolean {
	if (!given || family === undefined) {
		return false;
	}
	const last = family.toLowerCase();
	return groupWords.has(last) || (groupSurnames.has(last) && !isGivenName(given));
}

/** One word, or one with initials, and not that of the United Nations. */
function isGivenName(given: string): boolean {
	return given !== 'United' && (!/\s/.test(given) || initialPattern.test(given));
}

/** The first letter, folded. */
export function initialOf(given: string): string {
	return /^[A-Za-z]/.test(given) ? given.charAt(0).toLowerCase() : fold(given.slice(0, 2)).charAt(0);
}

const particles: ReadonlySet<string> = new Set(
	'the van von vom zu zum zur de del della der den des di da do dos das du la le las los ter ten te el al af av'.split(
		' ',
	),
);

/** One word that needs no folding. */
const plainNamePattern = /^[A-Za-z]+$/;

/** What names of groups end with, and those of people do not. */
const groupWords: ReadonlySet<string> = new Set(
	(
		'administration agency association authority collaboration commission committee consortium contributors corporation ' +
		'department developers foundation gmbh inc initiative institute ltd ministry organisation organization programme society ' +
		'statistics team university'
	).split(' '),
);

/** Such words that people are called by as well. */
const groupSurnames: ReadonlySet<string> = new Set(['council', 'nations']);

/** A capital by itself. */
const initialPattern = /(?<![\p{L}\p{N}])\p{Lu}(?![\p{L}\p{N}])/u;

const wholeNamePattern = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

const suffixPattern = /(?<=\S)[,\s]+(?:jr|sr|junior|senior|i{2,3}|iv)\.?$/i;

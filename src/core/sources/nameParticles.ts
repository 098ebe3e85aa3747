import type { Person } from '../model/person';

/**
 * The name with particles and suffix of their own, where its family and given names hold them, as citeproc and Pandoc read it:
 * "Jean de", "John, III" and "John,! Jr.". A name in double quotation marks is one name whatever it holds, without the marks.
 *
 * @param stated what the source says; where it names a particle, even an empty one, that holds.
 */
export function splitParticles(person: Person, stated: object = person): Person {
	const [, whole, suffix] = 'suffix' in stated ? [] : (suffixPattern.exec(person.given ?? '') ?? []);
	const [inner, family] =
		person.family === undefined || 'non-dropping-particle' in stated
			? ['', person.family]
			: splitFamily(person.family);
	const [given, trailing] =
		person.given === undefined || 'dropping-particle' in stated
			? [whole ?? person.given, '']
			: splitGiven(whole ?? person.given);
	if (inner === '' && trailing === '' && family === person.family && given === person.given) {
		return person;
	}
	return {
		...person,
		...(family !== undefined && { family }),
		...(given !== undefined && { given }),
		...(inner !== '' && { 'non-dropping-particle': inner.trim() }),
		...(trailing !== '' && { 'dropping-particle': trailing }),
		...(suffix !== undefined && { suffix: suffix.trim() }),
	};
}

function splitFamily(family: string): [string, string] {
	const quoted = quotedPattern.exec(family)?.[1];
	return quoted === undefined ? splitParticle(family) : ['', quoted];
}

function splitGiven(given: string): [string, string] {
	const quoted = quotedPattern.exec(given)?.[1];
	return quoted === undefined ? splitTrailing(given) : [quoted, ''];
}

/** "de la " and "Cruz" of "de la Cruz", "d’" and "Ormesson" of "d’Ormesson": what citeproc holds to be a particle. */
export function splitParticle(family: string): [string, string] {
	const match = particlePattern.exec(family);
	return match ? [match[1] ?? '', match[2] ?? ''] : ['', family];
}

/**
 * "Jean" and "de" of "Jean de", as in "La Fontaine, Jean de", or "al-"; a particle within, as in "João de Abreu e", makes all one name.
 * Particles may be abbreviated, as in "Berg, J. v.d.", but `a.` is an initial that lost its capital.
 */
export function splitTrailing(given: string): [string, string] {
	if (!trailingPattern.test(given)) {
		return [given, ''];
	}
	const words = given.split(/\s+/);
	const at = words.findIndex((word) => lowerPattern.test(word));
	const trailing = words.slice(at);
	return at > 0 && trailing.every((word, index) => isParticle(word, index))
		? [words.slice(0, at).join(' '), trailing.join(' ')]
		: [given, ''];
}

function isParticle(word: string, index: number): boolean {
	return (
		particleWordPattern.test(word) ||
		abbreviationPattern.test(word) ||
		(index > 0 && laterAbbreviationPattern.test(word))
	);
}

/** What follows a comma; `!` says that the comma is to be shown. */
const suffixPattern = /^([^",()]+),!?\s*([^\s!,()][^,()]*)$/;
const quotedPattern = /^"(.+)"$/;
const particlePattern = /^((?:[\p{Ll}.’'-]+\s+)+|\p{Ll}{1,3}[’'-])((?!\p{Ll})\p{L}[^]*)$/u;
const trailingPattern = /\s\p{Ll}[\p{Ll}.’']*-?$/u;
const lowerPattern = /^[\p{Ll}.’'–-]+$/u;
const particleWordPattern = /^\p{Ll}[\p{Ll}’']*-?$/u;
/** `v.`, `v.d.` and particles with the full stop that ends the name, "N. L. von.". */
const abbreviationPattern = /^(?:v\.(?:[dz]\.?)?|(?:v[ao]n|de[lmnrs]?|d[aiou’']|l[ae]|zu[mr]?|te[nr])\.)$/u;
/** What stands behind another particle alone: "A. v. d.", "M. van d.". */
const laterAbbreviationPattern = /^[dz]\.$/;

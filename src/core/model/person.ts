/**
 * The name of an author or editor, in the parts of a CSL-JSON name variable.
 *
 * A group ("LCM team") has only `literal`; a person has `family` and usually `given`.
 */
export interface Person {
	readonly family?: string;
	readonly given?: string;
	/** Sorted with the family name only in some styles: "de" in "Jean de La Fontaine". */
	readonly 'dropping-particle'?: string;
	/** Always part of the family name: "van" in "Vincent van Gogh". */
	readonly 'non-dropping-particle'?: string;
	readonly suffix?: string;
	readonly literal?: string;
}

/** The parts of a name, in the order in which they are written. */
export const nameParts = [
	'family',
	'given',
	'dropping-particle',
	'non-dropping-particle',
	'suffix',
	'literal',
] as const satisfies readonly (keyof Person)[];

/** The name a citation shows: family name with its particle, or the group's name. `''` for an empty name. */
export function familyName(person: Person): string {
	const particle = person['non-dropping-particle'];
	const family = person.family ?? person.literal ?? person.given ?? '';
	return particle ? joinParticle(particle, family) : family;
}

/** "Given particle Family, Suffix", as on a title page. */
export function fullName(person: Person): string {
	if (person.literal !== undefined) {
		return person.literal;
	}
	const particles = [person['dropping-particle'], person['non-dropping-particle']].filter(Boolean).join(' ');
	const family = particles ? joinParticle(particles, person.family ?? '') : person.family;
	const name = [person.given, family].filter(Boolean).join(' ');
	return person.suffix ? `${name}, ${person.suffix}` : name;
}

/** "van Gogh", but "d’Ormesson" and "al-Khwarizmi". */
function joinParticle(particle: string, family: string): string {
	return /[’'-]$/.test(particle) ? particle + family : `${particle} ${family}`.trim();
}

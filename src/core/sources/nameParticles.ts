/** "de la " and "Cruz" of "de la Cruz", "d’" and "Ormesson" of "d’Ormesson": what citeproc holds to be a particle. */
export function splitParticle(family: string): [string, string] {
	const match = particlePattern.exec(family);
	return match ? [match[1] ?? '', match[2] ?? ''] : ['', family];
}

/** "Jean" and "de" of "Jean de", as in "La Fontaine, Jean de". */
export function splitTrailing(given: string): [string, string] {
	const match = trailingPattern.exec(given);
	return match ? [match[1] ?? '', match[2] ?? ''] : [given, ''];
}

const particlePattern = /^((?:[\p{Ll}.’'-]+\s+)+|\p{Ll}{1,3}[’'-])(\p{Lu}[^]*|[^\p{Ll}][^]*)$/u;
const trailingPattern = /^(.*\p{Lu}.*)\s+(\p{Ll}[\p{Ll}’' ]*)$/u;

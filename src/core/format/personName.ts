import type { Person } from '../model/person';
import { isOthers } from './labels';

/** "Beethoven, Ludwig van", "King, Martin Luther, Jr.", "LCM team": how a name begins a list sorted by names. */
export function nameInverted(person: Person): string {
	const { family, given, particles, suffix, isTogether } = nameParts(person);
	if (isTogether) {
		return family + given;
	}
	return [family, [given, particles].filter(Boolean).join(' '), suffix].filter(Boolean).join(', ');
}

/** "Ludwig van Beethoven", "Martin Luther King Jr.", "LCM team". */
export function nameInOrder(person: Person): string {
	const { family, given, particles, suffix, isTogether } = nameParts(person);
	if (isTogether) {
		return family + given;
	}
	const surname = /[’-]$/.test(particles) ? particles + family : `${particles} ${family}`;
	return [given, surname, suffix]
		.map((part) => part.trim())
		.filter(Boolean)
		.join(' ');
}

/**
 * "Xu, Ada, Bo Li, and Cy Ng", "Ada Xu and Bo Li": the first seven of more than ten.
 *
 * @param writeFirst `nameInverted` for a list that others are sorted by: a comma parts two names there.
 */
export function nameList(people: readonly Person[], writeFirst: (person: Person) => string): string {
	const hasOthers = isOthers(people.at(-1));
	const named = hasOthers ? people.slice(0, -1) : people;
	const shown = named.length >= etAlMin ? named.slice(0, etAlUseFirst) : named;
	const names = shown
		.map((person, at) => (at === 0 ? writeFirst(person) : nameInOrder(person)))
		.filter(Boolean);
	if (hasOthers || shown.length < named.length) {
		return `${names.join(', ')}${names.length > 1 ? ',' : ''} et al.`.trimStart();
	}
	const last = names.at(-1) ?? '';
	const comma = names.length > 2 || writeFirst === nameInverted ? ',' : '';
	return names.length > 1 ? `${names.slice(0, -1).join(', ')}${comma} and ${last}` : last;
}

interface NameParts {
	readonly family: string;
	readonly given: string;
	/** Dropping and non-dropping: Chicago puts both behind the given name when the family name leads. */
	readonly particles: string;
	readonly suffix: string;
	/** Whether family and given name are one word, family first, as in Chinese, Japanese and Korean. */
	readonly isTogether: boolean;
}

/** Particles that a source left in the family name are found by their small letters, as citeproc does. */
function nameParts(person: Person): NameParts {
	const { literal } = person;
	if (literal !== undefined) {
		return { family: curl(literal), given: '', particles: '', suffix: '', isTogether: false };
	}
	const [given = '', suffix = ''] = person.suffix
		? [person.given, person.suffix]
		: (person.given ?? '').split(/, +(?=[^ ]+$)/);
	const whole = person.family ?? '';
	const marked = [person['dropping-particle'], person['non-dropping-particle']].filter(Boolean).join(' ');
	const found = marked === '' ? (leadingParticlesPattern.exec(whole)?.[0] ?? '') : '';
	return {
		family: curl(whole.slice(found.length)),
		given: curl(given),
		particles: curl(marked || found.trim()),
		suffix: curl(suffix),
		isTogether: whole !== '' && given !== '' && !spacedScriptPattern.test(whole),
	};
}

function curl(text: string): string {
	return text.replace(/\s+/g, ' ').trim().replace(/'/g, '’');
}

/** "van de ", "d'", "al-", "'t ": words in small letters with a family name left behind them. */
const leadingParticlesPattern = /^(?:['’]?\p{Ll}+(?: +|['’](?=\p{Lu})|-(?=\p{Lu})))+(?=['’]?\p{L}*\p{Lu})/u;

/** Scripts that put a space between the names. */
const spacedScriptPattern =
	/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** From how many names on only the first are shown, in the Chicago Manual of Style. */
const etAlMin = 11;
const etAlUseFirst = 7;

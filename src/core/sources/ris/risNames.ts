import type { Person } from '../../model/person';

/**
 * The names in one value of a name tag: `Family, Given, Suffix` (RIS specification), and what programs write instead.
 *
 * - One value may have several names: separated by `;`; by `and`, if each has its comma; by commas, if each second part is initials or all
 *   are names with initials behind ("Xu JA, Yan S"). "et al." is no name.
 * - Without comma, "J. Xu" and "Jane Xu" have the given name first, as IEEE writes it; "Xu JA", "Xu J A" and "Xu J.A." have initials
 *   behind, as PubMed and Embase write them. In Chinese, Japanese and Korean letters the family name comes first.
 * - A group (`literal`) has four words or more, digits, an ampersand, words of organisations, or a comma with nothing behind it, which
 *   is EndNote's mark for one.
 * - Small words that begin the family name are `dropping-particle`, as Pandoc takes them.
 */
export function parseRisNames(text: string): Person[] {
	const parts = text.split(/[;；]/).flatMap((part) => {
		const named = part.replace(othersPattern, '');
		const names = named.split(/\s+(?:and|&)\s+/);
		const singles = names.length > 1 && names.every((name) => /\S,\s*\S/.test(name)) ? names : [named];
		return singles.flatMap(splitCommas);
	});
	return (
		parts
			// A comma before all, where a program had no family name to write.
			.map((part) =>
				part
					.replace(/\s+/g, ' ')
					.replace(/^[, ]+/, '')
					.trimEnd(),
			)
			.filter((part) => /[\p{L}\p{N}]/u.test(part) && !/^(?:et al|al\.?, ?et|others)\.?$/i.test(part))
			.map(parseName)
	);
}

/** The names in a text where commas part them. */
function splitCommas(text: string): string[] {
	const parts = text
		.split(',')
		.map((part) => part.trim())
		.filter(Boolean);
	return isListWithInitials(parts) ? parts : (splitPairs(parts) ?? [text]);
}

/**
 * “Xu JA, Yan S”, as PubMed and journals of medicine list authors, a group among them perhaps. Of two with one initial each, the first
 * may be a family name of two words, the second of them cut short: “Pérez G, Juan C”.
 */
function isListWithInitials(parts: readonly string[]): boolean {
	const initials = parts.map((part) => namedBeforePattern.exec(part)?.[1] ?? '');
	const people = initials.filter((each) => each !== '' && !suffixPattern.test(each));
	const isLong = parts.length > 2 && people.length > 1;
	return isLong
		? parts.every((part, at) => people.includes(initials[at] ?? '') || groupPattern.test(part))
		: parts.length === 2 && people.length === 2 && people.some((each) => /\p{Lu}{2}/u.test(each));
}

/** “Xu, J., Yan, S. H.”, as bibliographies write them: each second part has initials only. */
function splitPairs(parts: readonly string[]): string[] | undefined {
	const pairs = parts.flatMap((part, at) => (at % 2 === 0 ? [`${part}, ${parts[at + 1] ?? ''}`] : []));
	const isList =
		parts.length > 3 &&
		parts.length % 2 === 0 &&
		!parts.some((part) => suffixPattern.test(part) || rolePattern.test(part)) &&
		parts.every((part, at) => part.split(' ').every((word) => initialsPattern.test(word)) === (at % 2 === 1));
	return isList ? pairs : undefined;
}

function parseName(name: string): Person {
	const [family = '', second = '', third = '', ...more] = name.split(',').map((part) => part.trim());
	if (more.length > 0) {
		return { literal: name };
	}
	if (name.endsWith(',') && groupPattern.test(name)) {
		return { literal: name.slice(0, -1) };
	}
	if (second !== '') {
		const [given, suffix] =
			suffixPattern.test(second) && third !== ''
				? [third, second]
				: [second, rolePattern.test(third) ? '' : third];
		return suffixPattern.test(given) && suffix === ''
			? { ...withoutComma(family), suffix: given }
			: { ...withParticle(family), given, ...(suffix !== '' && { suffix }) };
	}
	return name.includes(',') ? { literal: family || name } : withoutComma(family);
}

function withoutComma(name: string): Person {
	const words = name.split(' ');
	const last = words.at(-1) ?? '';
	const first = words[0] ?? '';
	if (words.length === 1) {
		return { family: name };
	}
	if (words.length > longestPerson || groupPattern.test(name)) {
		return { literal: name };
	}
	if (eastAsianPattern.test(name)) {
		return { family: first, given: words.slice(1).join(' ') };
	}
	if (words.length > 2 && suffixPattern.test(last)) {
		return { ...withoutComma(words.slice(0, -1).join(' ')), suffix: last };
	}
	if (initialsPattern.test(last) && !initialsPattern.test(first)) {
		const at = words.length - [...words].reverse().findIndex((word) => !initialsPattern.test(word));
		return { ...withParticle(words.slice(0, at).join(' ')), given: words.slice(at).join(' ') };
	}
	const [, family, given] = capitalsPattern.exec(name) ?? [];
	if (family !== undefined && given !== undefined) {
		return { family, given };
	}
	const particle = words.findIndex((word, at) => at > 0 && /^\p{Ll}/u.test(word));
	const at = particle > 0 && particle < words.length - 1 ? particle : words.length - 1;
	return { ...withParticle(words.slice(at).join(' ')), given: words.slice(0, at).join(' ') };
}

function withParticle(family: string): Person {
	const match = particlePattern.exec(family);
	return match ? { 'dropping-particle': (match[1] ?? '').trim(), family: match[2] ?? '' } : { family };
}

const longestPerson = 4;
/** Not "V", which is an initial more often. */
const suffixPattern = /^(?:jr|sr|i{2,3}|iv)\.?$/i;
/** ERIC's mark of an editor. */
const rolePattern = /^(?:eds?|comps?)\.?$/i;
/** “Xu JA” and “Xu J.A.”, but no name in capitals, as “NGUYEN VAN” is. */
const namedBeforePattern = /^(?=.*\p{Ll}).* (\p{Lu}{1,3}|(?:-?\p{Lu}\.)+)$/u;
const othersPattern = /(?<![\s,]),?\s+et\.? al\.?\s*$/i;
const eastAsianPattern =
	/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々ー]+(?: [\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々ー]+)+$/u;
const initialsPattern = /^(?:\p{Lu}{1,3}|(?:-?\p{Lu}\.)+)$/u;
/** “YU Z”, as Derwent writes names. */
const capitalsPattern = /^(\p{Lu}{2,3}) (\p{Lu})$/u;
const particlePattern = /^((?:\p{Ll}[\p{Ll}'’.-]*\s)+)(\S.*)$/u;
const groupPattern =
	/[\d&:@/]|(?:^|\s)(?:the|of|for|and|on|in|inc|ltd|llc|gmbh|corp|team|group|consortium|committee|collaboration|university|institute|organi[sz]ation|association|society|agency|department|ministry|foundation|network|initiative|council|center|centre|laboratory|project|investigators|commission|bureau|office|bank|press)(?=$|[\s.])/i;

import { englishTerms } from '../../../../src/core/citations/locatorTerms';
import type { Random } from './random';

/** A citation of any form, or what looks like one. */
export function citation(random: Random): string {
	const key = random.pick(keys);
	const first = item(random);
	const second = item(random);
	return random.pick([
		key,
		key,
		`${key} [${random.pick(['', ','])}${suffix(random)}]`,
		`${key} [p. 3; ${second}]`,
		`${key} [${first}]`,
		`[${first}]`,
		`[${first}]`,
		`[${first}; ${second}]`,
		`[${first};${second};\n${item(random)}]`,
		`[${first}](u)`,
		`[${first}][${second}]`,
		`![${first}](u)`,
		`[${first}]{.c}`,
		`^[${first}]`,
		`[${first}`,
		`${second}]`,
		`[ ${first} ]`,
		`[\n${first}\n]`,
	]);
}

function item(random: Random): string {
	const key = random.pick(keys);
	return random.once(4)
		? random.pick(oddItems)(key)
		: `${random.pick(prefixes)}${key}${random.pick(['', '', ',', ', ', ' '])}${random.once(3) ? '' : suffix(random)}`;
}

/** What may stand behind a key: a locator of any form and what follows, without semicolons and brackets that pair with nothing. */
export function suffix(random: Random): string {
	const label = random.pick(['', ...labels]);
	const space = random.pick(['', ' ', ' ', ' ', '\u00a0', '\n']);
	const locator = `${label}${space}${number(random)}`;
	return random.pick([
		locator,
		`${locator}${random.pick(rests)}`,
		`${locator}${random.pick(['-', '--', ', ', ' and ', '—', '–', ',', ' & '])}${number(random)}${random.pick(rests)}`,
		`{${locator}}${random.pick(rests)}`,
		`{${random.pick(['ii, A, D-Z', '', 'Appendix B', 'p. *3*', ' p. 3 ', '{p. 3}'])}}${random.pick(rests)}`,
		`${locator}, ${random.pick(labels)} ${number(random)}`,
		random.pick(rests).trimStart(),
	]);
}

function number(random: Random): string {
	return random.once(6) ? random.list(1, 3, () => random.pick(numberPieces)).join('') : random.pick(numbers);
}

const labels = [...englishTerms.names.keys(), 'P.', 'Pp.', 'page~', '*p.*', 'S.', 'x', 'ch.', 'at'];
const numbers = [
	...[
		'3',
		'33-35',
		'33--35',
		'3, 5-7',
		'iv',
		'xi-xiv',
		'A12(b)',
		'(xv)-(xvii)',
		'1.2.3',
		'12:3',
		'2: 33',
		'*3*',
		'3f.',
		'3 ff.',
	],
	...[
		'3a',
		'third',
		'“3”',
		'"3"',
		'3^rd^',
		'3 and 4',
		'`3`',
		'[4]',
		'3.',
		'3\\_4',
		'3/4',
		'3–5',
		'3—5',
		'**3**',
		'M.3',
		'$3$',
		'~~3~~',
		'L',
		'①',
		'３',
	],
];
const numberPieces = [
	'3',
	'iv',
	'.',
	',',
	'-',
	':',
	'(',
	')',
	'a',
	'*x*',
	'"',
	"'",
	'/',
	'\\-',
	'&',
	'%',
	'#',
	'\\ ',
	'~k~',
	'{',
	'}',
	'$x$',
	'¶',
	'…',
	'...',
	'`c`',
];
const rests = [
	'',
	' and *passim*',
	', x',
	'. X',
	' 4 x',
	' (y)',
	' emphasis *on* 3',
	', “q”',
	" 'q'",
	' [x](y)',
	'*',
	' $x$',
	' `c`',
	': x',
	' – 5',
	'?',
	' \\@x',
	', @k',
	'~',
	' ^n^',
];
const prefixes = [
	'',
	'',
	'',
	'-',
	'see ',
	'*see* ',
	'e.g., ',
	'“see” ',
	'cf. [x](y) ',
	'`c` ',
	'see also -',
	'see $x$ ',
	'(',
	'a@b ',
	'see\n',
	'12 ',
	'**',
	'x',
	'"',
];
const oddItems: readonly ((key: string) => string)[] = [
	(key) => `${key} [nested] x`,
	(key) => `${key}, \`a]b\``,
	(key) => `${key} $]$`,
	(key) => `e.g., ${key} (x; y)`,
	(key) => `${key} ${key}`,
	() => 'no key',
	(key) => `${key} "a; b"`,
	(key) => `${key} \\]`,
	(key) => `${key} <b>x</b>`,
	(key) => `${key} ![x](y)`,
	(key) => `${key} ^[note]`,
	(key) => `${key} [x @y z] w`,
	(key) => `${key} <!-- ] -->`,
];

export const keys = [
	...[
		'@doe99',
		'@smith_2.x',
		'@{ab/c?}',
		'-@x',
		'@a:b',
		'@é',
		'@_u',
		'@1',
		'@k--l',
		'@t.',
		'@w@v',
		'@Foo;',
		'@日本2020',
		'@a.b,',
		'@{a}',
		'@{',
		'@*x',
	],
	...[
		"@o'b",
		'@a/b',
		'@a?b',
		'@x.y.z...',
		'@a~b',
		'@a<b',
		'@a+b',
		'@a&b',
		'@a$b',
		'@a#b',
		'@a%b',
		'@ß',
		'@α',
		'@x\u0301y',
		'@a__b',
		'@a:',
		'@-a',
		'@{a b}',
		'@{http://x.y/?a=[b]}',
	],
];

/** Markdown notes made up from a seed, full of citations and of what looks like them: for comparing with Pandoc. */
export function markdownSamples(count: number, seed: number): string[] {
	const random = new Random(seed);
	return Array.from({ length: count }, (_, index) => {
		if (index % 3 === 0) {
			return Array.from({ length: 4 + random.below(18) }, () => random.pick(tokens)).join('');
		}
		return blocks(random, 0);
	});
}

class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed;
	}

	/** A whole number from zero up to, but not including, `limit`. */
	below(limit: number): number {
		this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) & 0x7fffffff;
		return (this.#state >> 8) % limit;
	}

	pick<T>(values: readonly T[]): T {
		return values[this.below(values.length)]!;
	}
}

function item(random: Random): string {
	const key = random.pick(keys);
	return random.pick([
		key,
		`see ${key}`,
		`${key}, p. 3`,
		`${key} [nested] x`,
		`*see* ${key} and *passim*`,
		`${key}, \`a]b\``,
		`${key} $]$`,
		`${key}, pp. 33-35, 38-39 and so`,
		`${key}{ii, A}`,
		`e.g., ${key} (x; y)`,
		`-${key}`,
		`${key} ${random.pick(keys)}`,
		'no key',
		`${key} "a; b"`,
		`see [x](y) ${key}`,
		`${key} \\]`,
	]);
}

function citation(random: Random): string {
	const first = item(random);
	const second = item(random);
	const key = random.pick(keys);
	return random.pick([
		key,
		`${key} [p. 3]`,
		`${key} [${first}]`,
		`[${first}]`,
		`[${first}; ${second}]`,
		`[${first};${second};\n${key}]`,
		`[${first}](u)`,
		`[${first}][${second}]`,
		`![${first}](u)`,
		`^[${first}]`,
		`[${first}`,
		`${second}]`,
	]);
}

function sentence(random: Random, length: number): string {
	const parts = Array.from({ length: 1 + random.below(length) }, () =>
		random.below(4) === 0 ? citation(random) : random.pick(words),
	);
	return parts.join(random.pick([' ', ' ', ' ', '\n']));
}

function line(random: Random, length: number): string {
	return sentence(random, length).replaceAll('\n', ' ');
}

function blocks(random: Random, depth: number): string {
	const count = 1 + random.below(depth > 0 ? 2 : 4);
	return Array.from({ length: count }, () => block(random, depth)).join(random.pick(['\n\n', '\n\n', '\n']));
}

function block(random: Random, depth: number): string {
	const inside = (): string => (depth < 3 ? blocks(random, depth + 1) : sentence(random, 8));
	const indented = (text: string, indent: string): string => text.replaceAll('\n', `\n${indent}`);
	const kinds: (() => string)[] = [
		() => sentence(random, 8),
		() => sentence(random, 14),
		() => `# ${line(random, 4)}${random.pick(['', ' #', ' {#id .x}'])}`,
		() => `${line(random, 3)}\n${random.pick(['===', '---'])}`,
		() => `- ${indented(inside(), '  ')}\n- ${indented(sentence(random, 8), random.pick(['', '  ']))}`,
		() => `${random.pick(['1. ', 'a) ', '(@) ', '#. ', 'ii. '])}${indented(inside(), '    ')}\n2. x`,
		() => `> ${indented(inside(), random.pick(['> ', '>', '> ', '']))}`,
		() => `\`\`\`${random.pick(['', ' r', ' {.x}'])}\n${sentence(random, 8)}\n\`\`\``,
		() => `~~~\n${sentence(random, 8)}${random.pick(['\n~~~', ''])}`,
		() => `    ${indented(sentence(random, 8), '    ')}`,
		() => `${line(random, 2)}\n:   ${indented(sentence(random, 8), '    ')}`,
		() => `| ${indented(sentence(random, 4), random.pick(['| ', '  ']))}`,
		() => `| a | b |\n|---|:-:|\n| ${line(random, 2)} | ${line(random, 2)} |`,
		() => `<div class="x">\n${sentence(random, 8)}\n</div>`,
		() => `<p>${sentence(random, 8)}</p>`,
		() => `<!-- ${sentence(random, 4)}\n\n@no -->`,
		() => `::: {.x}\n${sentence(random, 8)}\n:::`,
		() => `\t${sentence(random, 3)}`,
		() =>
			random.pick([
				'$$\nx @no\n$$',
				'<pre>@no</pre>',
				'\\begin{x}\n@no\n\\end{x}',
				'[r]: http://x "@no"',
				'***',
			]),
	];
	return random.pick(kinds)();
}

const keys = [
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
];

const words = [
	[
		'lorem',
		'ipsum',
		'dolor,',
		'sit.',
		'(amet)',
		'“q”',
		'"quoted text"',
		"it's",
		'a--b',
		'x_y_z',
		'2*3*4',
		'[0, 1)',
	],
	[
		'*emph*',
		'**strong**',
		'`code @no`',
		'``a`b @no``',
		'$x_@no$',
		'$5',
		'\\@no',
		'me@mail.org',
		'<me@mail.org>',
	],
	[
		'<http://x.org/@no>',
		'http://x.org/~u',
		'[link](http://x/@no)',
		'[link @y](u "t @no")',
		'[r]',
		'H~2~O',
		'x^2^',
	],
	[
		'~~out~~',
		'^[note @y]',
		'<span class="@no">@y</span>',
		'<!-- @no -->',
		'\\cite{@no}',
		'&amp;',
		'AT&T;',
		'...',
	],
	['e.g.', '“@y”', "'@y'", '(@y)', '@y:', '@y,', '@y;', '*@y*', '_@y_', '**@y**', "@y's", '@y)', '"@y"'],
].flat();

const tokens = [
	[
		'@a',
		'@b.c',
		'-@d',
		'[@e]',
		'[',
		'[',
		']',
		']',
		'(',
		')',
		'*',
		'**',
		'_',
		'`',
		'``',
		'$',
		'"',
		"'",
		'~',
		'~~',
	],
	[
		'^',
		'^[',
		'!',
		'<b>',
		'</b>',
		'<!--',
		'-->',
		'\\',
		'\\@',
		'; ',
		';',
		' ',
		' ',
		' ',
		'\n',
		' \n',
		'\n\n',
		'see',
	],
	[
		'p. 3',
		', ',
		'.',
		':',
		'foo',
		'bar',
		'x@y.z',
		'http://x/@q',
		'{',
		'}',
		'{.c}',
		'&amp;',
		'&',
		'\\foo',
		'{z}',
	],
	['é', '|', '-', '--', '...', '\n# ', '\n- ', '\n1. ', '\n> ', '\n    ', '@{k l}', '@{m/n}', '@', '<', '>'],
	['</span>', '<span>', '[x](y)', '[r]', '#', '+', '\n```\n', '\n~~~\n', '\t'],
].flat();

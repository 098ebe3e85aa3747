import { citation, keys } from './citationSamples';
import { Random } from './random';
import { tokens, words } from './pieces';

/** Markdown notes made up from a seed, full of citations and of what looks like them, in blocks of all kinds. */
export function noteSamples(count: number, seed: number): string[] {
	const random = new Random(seed);
	return Array.from({ length: count }, (_, index) => {
		if (index % 4 === 0) {
			return random.list(4, 22, () => random.pick(tokens)).join('');
		}
		return `${random.once(12) ? random.pick(heads) : ''}${blocks(random, 0)}${random.once(9) ? '\n' : ''}`;
	});
}

/** Real notes with citations, and pieces of what makes Markdown, put in at random places, and other pieces taken out. */
export function mutatedNotes(originals: readonly string[], count: number, seed: number): string[] {
	const random = new Random(seed);
	return Array.from({ length: count }, () => {
		const lines = random.pick(originals).split('\n');
		const from = random.below(lines.length);
		let note = lines.slice(from, from + 5 + random.below(40)).join('\n');
		for (let left = 1 + random.below(8); left > 0; left--) {
			const at = random.below(note.length + 1);
			const taken = random.once(3) ? random.below(6) : 0;
			const put = random.pick([citation(random), ` ${citation(random)} `, random.pick(tokens)]);
			note = note.slice(0, at) + put + note.slice(at + taken);
		}
		// Without halves of characters.
		return note.replace(/\p{Cs}/gu, '');
	});
}

function sentence(random: Random, length: number): string {
	const parts = random.list(1, length, () => (random.once(4) ? citation(random) : random.pick(words)));
	return parts.join(random.pick([' ', ' ', ' ', '\n']));
}

function line(random: Random, length: number): string {
	return sentence(random, length).replaceAll('\n', ' ');
}

function blocks(random: Random, depth: number): string {
	const made = random.list(1, depth > 0 ? 2 : 4, () => block(random, depth));
	return made.join(random.pick(['\n\n', '\n\n', '\n', '\n\n\n', ' \n']));
}

function block(random: Random, depth: number): string {
	const inside = (): string => (depth < 3 ? blocks(random, depth + 1) : sentence(random, 8));
	const text = (): string => sentence(random, 8);
	const kinds: (() => string)[] = [
		text,
		() => sentence(random, 14),
		() =>
			`${random.pick(['#', '##', '####### ', '# '])} ${line(random, 4)}${random.pick(['', ' #', ' {#id .x}', ' {-}', '{a="@no"}'])}`,
		() => `${line(random, 3)}${random.pick(['', ' {#id}'])}\n${random.pick(['===', '---', '-'])}`,
		() =>
			`${random.pick(['-', '*', '+', '- [ ]'])} ${indented(inside(), '  ')}\n- ${indented(text(), random.pick(['', '  ']))}`,
		() => `- ${indented(inside(), '    ')}\n\n    ${indented(inside(), '    ')}\n`,
		() =>
			`${random.pick(['1. ', 'a) ', '(@) ', '#. ', 'ii. ', '(@good) ', '1) '])}${indented(inside(), '    ')}\n2. x @good`,
		() => `> ${indented(inside(), random.pick(['> ', '>', '> ', '']))}`,
		() => `\`\`\`${random.pick(['', ' r', ' {.x}', '{=html}'])}\n${text()}\n\`\`\``,
		() => `~~~\n${text()}${random.pick(['\n~~~', ''])}`,
		() => `    ${indented(text(), '    ')}`,
		() =>
			`${line(random, 2)}\n${random.pick(['', '\n'])}${random.pick([':', '~'])}   ${indented(inside(), '    ')}`,
		() => `| ${indented(sentence(random, 4), random.pick(['| ', '  ']))}`,
		() =>
			`| a | b |\n|---|:-:|\n| ${line(random, 2)} | ${line(random, 2)} |${random.pick(['', `\n\nTable: ${line(random, 3)}`, `\n: ${line(random, 2)}`])}`,
		() => `${line(random, 1)} | ${line(random, 1)}\n---|---\n${line(random, 2)} | ${line(random, 2)}`,
		() => simpleTable(random),
		() => gridTable(random),
		() => `<div class="x">\n${random.pick(['', '\n'])}${inside()}\n</div>`,
		() => `<p>${text()}</p>`,
		() => `<!-- ${sentence(random, 4)}\n\n@no -->`,
		() => `::: ${random.pick(['{.x}', 'warning', '{#a b="@no"}'])}\n${inside()}\n:::`,
		() => `\t${sentence(random, 3)}`,
		() => `x[^n${depth}]\n\n[^n${depth}]: ${indented(inside(), '    ')}`,
		() => `![${line(random, 3)}](u "t @no")`,
		() => random.pick(inert),
	];
	return random.pick(kinds)();
}

function indented(text: string, indent: string): string {
	return text.replaceAll('\n', `\n${indent}`);
}

function simpleTable(random: Random): string {
	const cell = (): string =>
		random
			.pick([...keys, 'abc', `[${random.pick(keys)}]`, '**x**'])
			.slice(0, 11)
			.padEnd(12);
	const row = (): string => `${cell()}  ${cell()}`;
	const rule = `${'-'.repeat(12)}  ${'-'.repeat(12)}`;
	const rows = random.list(1, 3, row);
	return random.pick([
		`${row()}\n${rule}\n${rows.join('\n')}${random.pick(['', `\n\n: ${line(random, 2)}`])}`,
		`${rule}\n${rows.join('\n')}\n${rule}`,
		`${'-'.repeat(26)}\n${row()}\n${rule}\n${rows.join('\n\n')}\n${'-'.repeat(26)}`,
	]);
}

function gridTable(random: Random): string {
	const rule = (sign: string): string => `+${sign.repeat(16)}+${sign.repeat(16)}+`;
	const cell = (): string =>
		` ${random.pick([...keys, 'abc', '- x', `[${random.pick(keys)}]`])}`.slice(0, 15).padEnd(16);
	const rows = random.list(1, 3, () => `|${cell()}|${cell()}|\n${rule(random.pick(['-', '-', '=']))}`);
	return `${rule('-')}\n${rows.join('\n')}`;
}

const heads = [
	'---\ntitle: "@no"\nlang: en\n---\n\n',
	'% Title @no\n% Author\n\n',
	'---\nnocite: "@*"\n...\n',
];
const inert = [
	'$$\nx @no\n$$',
	'<pre>@no</pre>',
	'\\begin{x}\n@no\n\\end{x}',
	'[r]: http://x "@no"',
	'***',
	'<script>\n@no\n</script>',
	'\\newcommand{\\x}{@no}',
	'<hr/>',
	'[r]: <u> (t @no)',
];

import { mathNames, toPlainText } from '../../text/mathText';
import { dottedLetters, loneAccents, texAccents } from './texAccents';
import {
	argumentCommands,
	declarations,
	lengthCommands,
	silentCommands,
	styleCommands,
	verbatimCommands,
	type TexTag,
} from './texCommands';
import { journalMacros } from './journalMacros';
import { readMath } from './texMath';
import { texSymbols } from './texSymbols';
import { quantityCommands, toQuantity } from './texUnits';
import { bibstrings } from './bibstrings';
import { shownAddress } from './verbatimFields';

/** A value's text in Unicode, where it is plain; else a piece of it with its markup. */
export type TexNode = string | TexSpan;

export interface TexSpan {
	/** `group` is text in braces of its own, and `plain` a letter or symbol: their case is not to be changed; `math` is TeX without its dollar signs. */
	readonly tag: TexTag | 'group' | 'math';
	readonly content: readonly TexNode[];
}

/**
 * Reads the TeX of a field's value: accents, symbols, dashes, quotation marks and ties become Unicode, runs of blanks one
 * space, markup becomes spans.
 *
 * - As in Pandoc, `'` is ’ and `` ` `` is ‘, while a straight `"` stays.
 * - A `%` is a percent sign, not the beginning of a comment: that is what people mean who forget to escape it. Where a line ends with
 *   one behind no number, it joins lines, and goes.
 * - A command that nobody knows goes, its argument stays, in its case as all in braces does to BibTeX. A value that is one command may be a journal (`\apj`).
 * - Braces without partner go. Groups deeper than 100 lose their braces only.
 */
export function parseTex(tex: string): readonly TexNode[] {
	return isPlainTex(tex) ? [tex] : new TexReader(joinLines(tex)).readUntilEnd();
}

/** The text without the `%` that join its lines. */
export function joinLines(tex: string): string {
	return tex.includes('%') ? tex.replace(joinPattern, '') : tex;
}

/** Whether the text means itself: no markup, no signs to replace, no blanks to join. */
export function isPlainTex(tex: string): boolean {
	return !specialPattern.test(tex);
}

class TexReader {
	#at = 0;
	#depth = 0;

	constructor(private readonly tex: string) {}

	readUntilEnd(): TexNode[] {
		const nodes: TexNode[] = [];
		while (this.#at < this.tex.length) {
			appendAll(nodes, this.#readNodes());
			this.#at++;
		}
		return nodes;
	}

	/** The nodes up to, not including, the closing brace of the group the cursor is in, or the end. */
	#readNodes(): TexNode[] {
		const { tex } = this;
		const nodes: TexNode[] = [];
		while (this.#at < tex.length) {
			ordinaryPattern.lastIndex = this.#at;
			if (ordinaryPattern.test(tex)) {
				append(nodes, tex.slice(this.#at, ordinaryPattern.lastIndex));
				this.#at = ordinaryPattern.lastIndex;
				continue;
			}
			const character = tex.charAt(this.#at);
			if (character === '}') {
				return nodes;
			} else if (character === '{') {
				append(nodes, this.#readGroup());
			} else if (character === '$') {
				this.#readMath(nodes);
			} else if (character === '\\') {
				const declared = this.#readCommand(nodes);
				if (declared && this.#depth < deepest) {
					this.#depth++;
					append(nodes, { tag: declared, content: trimStart(this.#readNodes()) });
					this.#depth--;
				}
			} else {
				append(nodes, this.#readLigature(character));
			}
		}
		return nodes;
	}

	#readLigature(character: string): string {
		const { tex } = this;
		ligaturePattern.lastIndex = this.#at;
		const sign = ligaturePattern.exec(tex)?.[0] ?? character;
		this.#at += sign.length;
		return ligatures[sign] ?? (sign.trim() === '' ? ' ' : sign);
	}

	/** The group at the cursor. One such as `{\"u}` is a letter, not a protection of case. */
	#readGroup(): TexNode {
		const { tex } = this;
		const isSpecial = tex.charAt(this.#at + 1) === '\\';
		this.#at++;
		if (this.#depth >= deepest) {
			return '';
		}
		this.#depth++;
		const content = this.#readNodes();
		this.#depth--;
		this.#at++;
		const [only] = content;
		if (content.length === 1 && typeof only === 'object' && (only.tag === 'group' || only.tag === 'plain')) {
			return only;
		}
		return { tag: isSpecial && !plainText(content).includes(' ') ? 'plain' : 'group', content };
	}

	#readMath(nodes: TexNode[]): void {
		const { tex } = this;
		const math = readMath(tex, this.#at);
		if (math) {
			appendAll(nodes, math.nodes);
			this.#at = math.end;
		} else {
			append(nodes, '$');
			this.#at++;
		}
	}

	/** Reads the command at the cursor; a declaration is left to the caller, who knows its group. */
	#readCommand(nodes: TexNode[]): TexTag | undefined {
		const { tex } = this;
		commandPattern.lastIndex = this.#at;
		const name = commandPattern.exec(tex)?.[1] ?? '';
		this.#at = commandPattern.lastIndex || tex.length;
		const isWord = /[A-Za-z]/.test(name);
		if (name === '(' || name === '[') {
			this.#readMathUntil(name === '(' ? '\\)' : '\\]', nodes);
			return undefined;
		}
		if (Object.hasOwn(texAccents, name)) {
			append(nodes, this.#readAccented(name));
			return undefined;
		}
		if (isWord) {
			this.#skipSpace();
		}
		const symbol = Object.hasOwn(texSymbols, name)
			? texSymbols[name]
			: tex.trim() === `\\${name}`
				? journalMacros[name]
				: undefined;
		if (symbol !== undefined) {
			this.#skipEmptyGroup();
			append(nodes, symbol);
			return undefined;
		}
		if (Object.hasOwn(declarations, name)) {
			return declarations[name];
		}
		if (verbatimCommands.has(name)) {
			append(
				nodes,
				name === 'verb'
					? { tag: 'code', content: [this.#readVerbatim()] }
					: shownAddress(this.#readRawArgument()),
			);
			return undefined;
		}
		if (Object.hasOwn(styleCommands, name)) {
			const content = this.#readArgument();
			const tag = styleCommands[name] ?? 'plain';
			if (tag === 'plain') {
				appendAll(nodes, content);
			} else if (name.startsWith('mkbib')) {
				// As for Pandoc, no change of case reaches what BibLaTeX's own commands mark up.
				append(nodes, { tag: 'group', content: [{ tag, content }] });
			} else {
				append(nodes, { tag, content });
			}
			return undefined;
		}
		if (name === 'ensuremath') {
			appendAll(nodes, readMath(`$${this.#readRawArgument()}$`, 0)?.nodes ?? []);
		} else if (name === 'ifmmode') {
			this.#skipMathBranch();
		} else if (name === 'symbol' || name === 'char') {
			append(nodes, this.#readCharacter(name));
		} else if (name === 'linebreak') {
			// With options it only says how welcome a break is here.
			append(nodes, this.#skip(optionsPattern) ? '' : ' ');
		} else if (name === 'RN' || name === 'Rn') {
			const numeral = toRoman(plainText(this.#readArgument()));
			append(nodes, name === 'RN' ? numeral : numeral.toLowerCase());
		} else if (name === 'bibstring') {
			const key = this.#readRawArgument();
			append(nodes, bibstrings[key.toLowerCase()] ?? key);
		} else if (Object.hasOwn(quantityCommands, name)) {
			this.#skipOptions();
			const count = quantityCommands[name] ?? 0;
			const args = Array.from({ length: count }, () => this.#readRawArgument());
			appendAll(nodes, toQuantity(name, args));
		} else if (Object.hasOwn(argumentCommands, name)) {
			const [count, shown] = argumentCommands[name] ?? [0, -1];
			this.#skipOptions();
			for (let index = 0; index < count; index++) {
				const content = this.#readArgument();
				if (index === shown) {
					appendAll(nodes, content);
				}
			}
		} else if (mathNames.has(name)) {
			this.#skipEmptyGroup();
			append(nodes, { tag: 'plain', content: [toPlainText(`$\\${name}$`)] });
		} else if (lengthCommands.has(name)) {
			this.#skip(lengthPattern);
		} else if (!silentCommands.has(name)) {
			this.#skipOptions();
			if (tex.charAt(this.#at) === '{') {
				append(nodes, { tag: 'group', content: this.#readArgument() });
			}
		}
		return undefined;
	}

	/** `\ifmmode \check{c}\else \v{c}\fi{}`, as the American Physical Society writes accents and signs: what is for text is read. */
	#skipMathBranch(): void {
		const branch = this.tex.slice(this.#at, this.#at + longestBranch);
		const end = branchPattern.exec(branch);
		if (end) {
			this.#at += end.index + end[0].length;
		}
	}

	/** The character of a number: `\symbol{126}`, `\char126`, `\char'176`, `\char"7E`; or of a sign, as in ``\char`\~``. */
	#readCharacter(name: string): string {
		if (name === 'symbol') {
			return characterOf(plainText(this.#readArgument()));
		}
		characterPattern.lastIndex = this.#at;
		const written = characterPattern.exec(this.tex)?.[0] ?? '';
		this.#at += written.length;
		return characterOf(written);
	}

	#readAccented(name: string): string {
		this.#skipSpace();
		const { tex } = this;
		const isBare = tex.charAt(this.#at) !== '{' && tex.charAt(this.#at) !== '\\';
		const base = isBare ? this.#readLetter() : plainText(this.#readArgument());
		const first = [...base][0];
		if (first === undefined || first === ' ') {
			return (loneAccents[name] ?? '') + base;
		}
		const accent = texAccents[name] ?? '';
		const letter = dottedLetters[first] ?? first;
		return (letter + accent).normalize('NFC') + base.slice(first.length);
	}

	#readLetter(): string {
		const letter = String.fromCodePoint(this.tex.codePointAt(this.#at) ?? 32);
		if (letter === '}' || letter === '$' || this.#at >= this.tex.length) {
			return '';
		}
		this.#at += letter.length;
		return letter;
	}

	/** The nodes of the group, command or character at the cursor. */
	#readArgument(): TexNode[] {
		const { tex } = this;
		this.#skipSpace();
		const character = tex.charAt(this.#at);
		if (character === '{' && this.#depth < deepest) {
			this.#at++;
			this.#depth++;
			const content = this.#readNodes();
			this.#depth--;
			this.#at++;
			return content;
		}
		if (character === '\\' && this.#depth < deepest) {
			const content: TexNode[] = [];
			this.#depth++;
			this.#readCommand(content);
			this.#depth--;
			return content;
		}
		const letter = this.#readLetter();
		return letter === '' ? [] : [letter];
	}

	/** What stands between two signs of one kind: `\verb|\x|`. */
	#readVerbatim(): string {
		const { tex } = this;
		const sign = tex.charAt(this.#at);
		const end = /[\s{}\w]/.test(sign) || sign === '' ? -1 : tex.indexOf(sign, this.#at + 1);
		if (end < 0) {
			return this.#readRawArgument();
		}
		const text = tex.slice(this.#at + 1, end);
		this.#at = end + 1;
		return text;
	}

	#readRawArgument(): string {
		rawArgumentPattern.lastIndex = this.#at;
		const match = rawArgumentPattern.exec(this.tex);
		this.#at = match ? rawArgumentPattern.lastIndex : this.#at;
		return match?.[1] ?? '';
	}

	#readMathUntil(close: string, nodes: TexNode[]): void {
		const end = this.tex.indexOf(close, this.#at);
		const inner = this.tex.slice(this.#at, end < 0 ? this.tex.length : end);
		appendAll(nodes, readMath(`$${inner}$`, 0)?.nodes ?? []);
		this.#at = end < 0 ? this.tex.length : end + close.length;
	}

	#skipSpace(): void {
		while (/\s/.test(this.tex.charAt(this.#at))) {
			this.#at++;
		}
	}

	#skipEmptyGroup(): void {
		if (this.tex.startsWith('{}', this.#at)) {
			this.#at += 2;
		}
	}

	#skipOptions(): void {
		this.#skip(optionsPattern);
	}

	/** Goes on behind what matches at the cursor, if anything does. @param pattern a sticky one. */
	#skip(pattern: RegExp): boolean {
		pattern.lastIndex = this.#at;
		const isThere = pattern.test(this.tex);
		this.#at = isThere ? pattern.lastIndex : this.#at;
		return isThere;
	}
}

function append(nodes: TexNode[], node: TexNode): void {
	const last = nodes.length - 1;
	const before = nodes[last];
	if (typeof node === 'string') {
		if (typeof before === 'string') {
			nodes[last] = before + node;
		} else if (node !== '') {
			nodes.push(node);
		}
	} else if (node.content.length > 0) {
		nodes.push(node);
	}
}

function appendAll(nodes: TexNode[], added: readonly TexNode[]): void {
	for (const node of added) {
		append(nodes, node);
	}
}

/** The nodes' text without any markup; mathematics without its dollar signs. */
export function plainText(nodes: readonly TexNode[]): string {
	return nodes.map((node) => (typeof node === 'string' ? node : plainSpan(node))).join('');
}

function plainSpan({ tag, content }: TexSpan): string {
	const text = plainText(content);
	return tag === 'upper' ? text.toUpperCase() : tag === 'lower' ? text.toLowerCase() : text;
}

/** The character that TeX's number stands for, in ASCII or Unicode; `''` for the positions of TeX's own fonts. */
function characterOf(written: string): string {
	const [, sign] = /^`\\?(.)$/su.exec(written) ?? [];
	if (sign !== undefined) {
		return sign;
	}
	const base = written.startsWith("'") ? 8 : written.startsWith('"') ? 16 : 10;
	const code = parseInt(base === 10 ? written : written.slice(1), base);
	const isShown =
		(code >= 32 && code < 127) || (code > 160 && code < 0xd800) || (code > 0xdfff && code <= 0x10ffff);
	return isShown ? String.fromCodePoint(code) : '';
}

/** A number up to 3999 in Roman numerals; any other text as it is. */
function toRoman(text: string): string {
	let rest = /^\s*[1-3]?\d{1,3}\s*$/.test(text) ? Number(text) : 0;
	if (rest === 0) {
		return text;
	}
	let numeral = '';
	for (const [sign, value] of romanSigns) {
		while (rest >= value) {
			numeral += sign;
			rest -= value;
		}
	}
	return numeral;
}

function trimStart(nodes: TexNode[]): TexNode[] {
	const [first, ...rest] = nodes;
	return typeof first === 'string' ? [first.trimStart(), ...rest] : nodes;
}

const deepest = 100;

const romanSigns: readonly (readonly [sign: string, value: number])[] = [
	['M', 1000],
	['CM', 900],
	['D', 500],
	['CD', 400],
	['C', 100],
	['XC', 90],
	['L', 50],
	['XL', 40],
	['X', 10],
	['IX', 9],
	['V', 5],
	['IV', 4],
	['I', 1],
];

const branchPattern = /\\else(?![A-Za-z])\s*|(?=\\fi(?![A-Za-z]))/;
const longestBranch = 200;
const joinPattern = /(?<![\\\d]|\d[ \t])%[ \t]*(?=[\r\n])/g;
/** What means something to TeX, or is no single space. */
const specialPattern = /[\\{}$~`'\n\r\t]|--| {2}/;
const ordinaryPattern = /[^\\{}$~`'\-\n\r\t]+/y;
const ligaturePattern = /---?|``|''|\s+|[^]/y;
const commandPattern = /\\([A-Za-z]+\*?|[^])/y;
/** A number as TeX writes it, with the blank that ends it. */
const characterPattern = /(?:\d{1,7}|'[0-7]{1,7}|"[0-9A-F]{1,6})\s?|`\\?[^\s{}]/y;
const rawArgumentPattern = /\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/y;
/** -.1667em, 1em plus 2pt; the numbers are counted, since what follows may be long. */
const lengthPattern =
	/[-+]?(?:\d{1,9}(?:[.,]\d{0,9})?|[.,]\d{1,9})\s?(?:true\s?)?(?:p[tc]|in|bp|[cm]m|dd|cc|sp|e[mx]|mu)(?: (?:plus|minus) ?[-+]?[\d.]{1,9} ?[a-z]{2,5})*\s?/y;
/** Options; what is not closed is none, and the signs are counted, since what follows may be long. */
const optionsPattern = /(?:\s*\[[^\]{}]{0,200}\])+/y;

const ligatures: Readonly<Record<string, string>> = {
	'--': '–',
	'---': '—',
	'``': '“',
	"''": '”',
	'`': '‘',
	"'": '’',
	'~': '\u00A0',
};

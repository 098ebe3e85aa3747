import { lookUp } from '../../model/lookUp';
import { mathNames, toPlainText } from '../../text/mathText';
import { toRoman } from '../../text/romanNumeral';
import { dottedLetters, loneAccents, texAccents } from './texAccents';
import {
	argumentCommands,
	declarations,
	lengthCommands,
	silentCommands,
	styleCommands,
	type TexTag,
} from './texCommands';
import { journalMacros } from './journalMacros';
import { characterOf, characterPattern } from './texCharacter';
import { readMath } from './texMath';
import { append, appendAll, plainText, trimStart, type TexNode } from './texNodes';
import { texSymbols } from './texSymbols';
import { quantityCommands, toQuantity } from './texUnits';
import { bibstrings } from './bibstrings';
import { shownAddress } from './verbatimFields';

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
		if (name === '(' || name === '[') {
			this.#readMathUntil(name === '(' ? '\\)' : '\\]', nodes);
			return undefined;
		}
		if (Object.hasOwn(texAccents, name)) {
			append(nodes, this.#readAccented(name));
			return undefined;
		}
		if (/[A-Za-z]/.test(name)) {
			this.#skipSpace();
		}
		const symbol = this.#symbolOf(name);
		if (symbol !== undefined) {
			this.#skipEmptyGroup();
			append(nodes, symbol);
			return undefined;
		}
		if (Object.hasOwn(declarations, name)) {
			return declarations[name];
		}
		if (Object.hasOwn(styleCommands, name)) {
			this.#readStyled(name, nodes);
		} else if (Object.hasOwn(argumentCommands, name)) {
			this.#readShownArgument(name, nodes);
		} else if (Object.hasOwn(quantityCommands, name)) {
			this.#readQuantity(name, nodes);
		} else if (mathNames.has(name)) {
			this.#skipEmptyGroup();
			append(nodes, { tag: 'plain', content: [toPlainText(`$\\${name}$`)] });
		} else if (lengthCommands.has(name)) {
			this.#skip(lengthPattern);
		} else if (!silentCommands.has(name) && !this.#readSpecialCommand(name, nodes)) {
			this.#readUnknownCommand(nodes);
		}
		return undefined;
	}

	/** The text that a command stands for; a journal's only where it is all there is. */
	#symbolOf(name: string): string | undefined {
		const symbol = lookUp(texSymbols, name);
		return symbol === undefined && this.tex.trim() === `\\${name}` ? lookUp(journalMacros, name) : symbol;
	}

	#readStyled(name: string, nodes: TexNode[]): void {
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
	}

	/** Reads all arguments of a command, and keeps the one that is text. */
	#readShownArgument(name: string, nodes: TexNode[]): void {
		const [count, shown] = argumentCommands[name] ?? [0, -1];
		this.#skipOptions();
		for (let index = 0; index < count; index++) {
			const content = this.#readArgument();
			if (index === shown) {
				appendAll(nodes, content);
			}
		}
	}

	#readQuantity(name: string, nodes: TexNode[]): void {
		this.#skipOptions();
		const count = quantityCommands[name] ?? 0;
		const args = Array.from({ length: count }, () => this.#readRawArgument());
		appendAll(nodes, toQuantity(name, args));
	}

	/** Reads a command that is like no other. @returns whether it is one of these. */
	#readSpecialCommand(name: string, nodes: TexNode[]): boolean {
		switch (name) {
			case 'url':
			case 'nolinkurl':
			case 'path':
				append(nodes, shownAddress(this.#readRawArgument()));
				break;
			case 'verb':
				append(nodes, { tag: 'code', content: [this.#readVerbatim()] });
				break;
			case 'ensuremath':
				appendAll(nodes, readMath(`$${this.#readRawArgument()}$`, 0)?.nodes ?? []);
				break;
			case 'ifmmode':
				this.#skipMathBranch();
				break;
			case 'symbol':
			case 'char':
				append(nodes, this.#readCharacter(name));
				break;
			case 'linebreak':
				// With options it only says how welcome a break is here.
				append(nodes, this.#skip(optionsPattern) ? '' : ' ');
				break;
			case 'RN':
				append(nodes, toRoman(plainText(this.#readArgument())));
				break;
			case 'Rn':
				append(nodes, toRoman(plainText(this.#readArgument())).toLowerCase());
				break;
			case 'bibstring': {
				const key = this.#readRawArgument();
				append(nodes, lookUp(bibstrings, key.toLowerCase()) ?? key);
				break;
			}
			default:
				return false;
		}
		return true;
	}

	#readUnknownCommand(nodes: TexNode[]): void {
		this.#skipOptions();
		if (this.tex.charAt(this.#at) === '{') {
			append(nodes, { tag: 'group', content: this.#readArgument() });
		}
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

const deepest = 100;

const branchPattern = /\\else(?![A-Za-z])\s*|(?=\\fi(?![A-Za-z]))/;
const longestBranch = 200;
const joinPattern = /(?<![\\\d]|\d[ \t])%[ \t]*(?=[\r\n])/g;
/** What means something to TeX, or is no single space. */
const specialPattern = /[\\{}$~`'\n\r\t]|--| {2}/;
const ordinaryPattern = /[^\\{}$~`'\-\n\r\t]+/y;
const ligaturePattern = /---?|``|''|\s+|[^]/y;
const commandPattern = /\\([A-Za-z]+\*?|[^])/y;
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

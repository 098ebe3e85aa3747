import { Findings, type InertKind } from '../findings';

/** A place in a Typst text, and what was found up to there. */
export class TypstCursor {
	pos = 0;
	readonly findings = new Findings();
	/** What the document's own references can refer to. */
	readonly labels = new Set<string>();
	/** Where what stays open ends at the latest. */
	#end: number;
	#depth = 0;

	constructor(readonly text: string) {
		this.#end = text.length;
	}

	get character(): string {
		return this.text[this.pos] ?? '';
	}

	/** At the end of the text, or where nothing may go on. */
	get isAtEnd(): boolean {
		return this.pos >= this.#end;
	}

	/** What begins here ends so many characters further on, if it does not by itself. */
	limit(length: number): void {
		this.#end = Math.min(this.pos + length, this.text.length);
	}

	/** Moves behind a sign that closes something, unless that ends without. */
	close(): void {
		this.pos = this.isAtEnd ? Math.min(this.pos, this.text.length) : this.pos + 1;
	}

	startsWith(text: string): boolean {
		return this.text.startsWith(text, this.pos);
	}

	/** What a pattern, which has to be sticky, takes here, moving behind it; `''` for nothing. */
	take(pattern: RegExp): string {
		pattern.lastIndex = this.pos;
		const [taken = ''] = pattern.exec(this.text) ?? [];
		this.pos += taken.length;
		return taken;
	}

	/** Moves to what a pattern, which has to be global, finds next, or to the end of the text. */
	moveTo(pattern: RegExp): void {
		pattern.lastIndex = this.pos;
		this.pos = pattern.exec(this.text)?.index ?? this.text.length;
	}

	/** Moves behind the next `end`, or to the end of the text. */
	moveBehind(end: string): void {
		const at = this.text.indexOf(end, this.pos);
		this.pos = at < 0 ? this.text.length : at + end.length;
	}

	addInert(kind: InertKind, start: number, end = this.pos): void {
		if (end > start) {
			this.findings.inert.push({ kind, start, end, isBlock: false });
		}
	}

	/** Runs a parser of something nested; too deep, one character is all that is taken, which keeps hostile texts off the stack's end. */
	nested(parse: () => void): void {
		if (this.#depth < depthLimit) {
			this.#depth++;
			parse();
			this.#depth--;
		} else {
			this.pos++;
		}
	}
}

const depthLimit = 200;

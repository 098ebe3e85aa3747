import type { Paper } from '../../model/paper';
import { compareTexts } from '../../text/compareTexts';
import { analyze, findWords } from '../analyze';
import { plainText } from '../paperFields';
import { stem } from '../stem';

/** A term as readers see it. */
export interface WrittenWord {
	/** Such as `codecs`, `VQ-VAE` or `self-attention`. */
	readonly text: string;
	/** The terms of its parts when it is a compound. */
	readonly parts: readonly string[];
	/** How often it stood in what was read, in a compound or by itself. */
	readonly count: number;
}

/**
 * Terms as papers write them: the commonest form, in the case it has within a sentence. A title says how a word is written
 * where no sentence does, small when only its first letters are capitals, as in any heading.
 *
 * @param terms those asked for; one that stands nowhere is left out.
 */
export function writtenWords(
	papers: Iterable<Pick<Paper, 'title' | 'abstract'>>,
	terms: ReadonlySet<string>,
): ReadonlyMap<string, WrittenWord> {
	const read = new Map<string, readonly Piece[]>();
	const seen = new Map<string, Forms>();
	let abstracts = 0;
	for (const { title, abstract = '' } of papers) {
		readText(plainText(title), terms, read, seen, true);
		if (abstract !== '' && abstracts < mostAbstracts) {
			abstracts++;
			readText(plainText(abstract), terms, read, seen, false);
		}
	}
	return new Map([...seen].map(([term, forms]) => [term, choose(forms)]));
}

/**
 * Words without those that say no more than another: a part without its compound ("VAE" beside "VQ-VAE"), or the compound
 * when its part stands elsewhere as often ("token-based" beside "token").
 *
 * @param terms best first; those that are not written anywhere are left out.
 */
export function dropRedundant(
	terms: readonly string[],
	written: ReadonlyMap<string, WrittenWord>,
): readonly string[] {
	const dropped = new Set<string>();
	for (const whole of terms) {
		const compound = written.get(whole);
		for (const part of compound?.parts ?? []) {
			const alone = written.get(part);
			if (part !== whole && alone && compound && terms.includes(part)) {
				dropped.add(alone.count >= 2 * compound.count ? whole : part);
			}
		}
	}
	const words = terms.filter((term) => !dropped.has(term)).flatMap((term) => written.get(term)?.text ?? []);
	return [...new Set(words)];
}

/** A word in a stretch between spaces. */
interface Piece {
	readonly term: string;
	readonly text: string;
	readonly parts: readonly string[];
}

interface Forms {
	/** By written form, how often it stands within sentences, and in titles or at the start of a sentence. */
	readonly within: Map<string, number>;
	readonly heading: Map<string, number>;
	parts: readonly string[];
}

function readText(
	text: string,
	terms: ReadonlySet<string>,
	read: Map<string, readonly Piece[]>,
	seen: Map<string, Forms>,
	isTitle: boolean,
): void {
	let isStart = true;
	for (const stretch of text.split(/\s+/)) {
		let pieces = read.get(stretch);
		if (!pieces) {
			pieces = readPieces(stretch);
			read.set(stretch, pieces);
		}
		for (const piece of pieces) {
			if (terms.has(piece.term)) {
				const forms = seen.get(piece.term) ?? { within: new Map(), heading: new Map(), parts: [] };
				seen.set(piece.term, forms);
				const counts = isTitle || isStart ? forms.heading : forms.within;
				counts.set(piece.text, (counts.get(piece.text) ?? 0) + 1);
				forms.parts = forms.parts.length > 0 ? forms.parts : piece.parts;
			}
		}
		isStart = /[.!?:]["')\]”’]*$/.test(stretch);
	}
}

function readPieces(stretch: string): readonly Piece[] {
	return findWords(stretch).flatMap(({ start, end, isWhole }) => {
		const text = stretch.slice(start, end).replace(/['’]s$/, '');
		// What stands last is the word itself, after its parts.
		return analyze(text)
			.slice(-1)
			.filter(({ parts }) => !isWhole || parts !== undefined)
			.map(({ term, parts = [] }) => ({ term, text, parts: parts.map(stem) }));
	});
}

function choose({ within, heading, parts }: Forms): WrittenWord {
	const known =
		within.size > 0 ? within : new Map([...heading].map(([form, count]) => [toSmall(form), count]));
	// By letters first, so that "Codecs" and "codecs" stand together against "codec".
	const byLetters = new Map<string, number>();
	for (const [form, count] of [...within, ...heading]) {
		const letters = form.toLowerCase();
		byLetters.set(letters, (byLetters.get(letters) ?? 0) + count);
	}
	const count = [...byLetters.values()].reduce((sum, each) => sum + each, 0);
	const [text = ''] = [...known.keys()].sort(
		(a, b) =>
			(byLetters.get(b.toLowerCase()) ?? 0) - (byLetters.get(a.toLowerCase()) ?? 0) ||
			(known.get(b) ?? 0) - (known.get(a) ?? 0) ||
			compareTexts(a, b),
	);
	return { text, parts, count };
}

/** "Self-Attention" as it is within a sentence; "WavTokenizer", "VQ-VAE" and "GPT-4" as they are. */
function toSmall(form: string): string {
	return /^(?:\p{Lu}?\p{Ll}+)(?:[-‐‑–']\p{Lu}?\p{Ll}+)*$/u.test(form) ? form.toLowerCase() : form;
}

/** Enough to tell how words are written. */
const mostAbstracts = 20;

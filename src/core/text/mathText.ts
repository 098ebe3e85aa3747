import { lookUp } from '../model/lookUp';

/** A piece of a text for reading: prose, or TeX mathematics without its dollar signs. */
export interface TextSegment {
	readonly kind: 'prose' | 'math';
	readonly text: string;
}

/**
 * Splits a text at its mathematics, by the rule of Pandoc's `tex_math_dollars`: the opening dollar has no space to its
 * right; the closing one has none to its left and no digit to its right. So "$5 and $10" is prose.
 */
export function splitMath(text: string): TextSegment[] {
	const segments: TextSegment[] = [];
	let end = 0;
	for (const match of text.matchAll(mathPattern)) {
		if (match.index > end) {
			segments.push({ kind: 'prose', text: text.slice(end, match.index) });
		}
		segments.push({ kind: 'math', text: match[1] ?? '' });
		end = match.index + match[0].length;
	}
	if (end < text.length) {
		segments.push({ kind: 'prose', text: text.slice(end) });
	}
	return segments;
}

/** The text with its mathematics in Unicode as far as that goes: "$k^{th}$" is "kᵗʰ", "$\mathbb R^d$" is "ℝᵈ". */
export function toPlainText(text: string): string {
	return splitMath(text)
		.map((segment) =>
			segment.kind === 'math' ? mathToUnicode(segment.text) : segment.text.replaceAll('\\$', '$'),
		)
		.join('');
}

function mathToUnicode(tex: string): string {
	return tex
		.replace(/\\s([pb])(?![A-Za-z])\s*/g, (_, place: string) => (place === 'p' ? '^' : '_'))
		.replace(/\\(?:mathbb|Bbb)\s*\{?([A-Z])\}?/g, (all, letter: string) => doubleStruck[letter] ?? all)
		.replace(/\\[tdc]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, (_, above: string, below: string) =>
			[above, below].map((part) => (/^[\w.]+$/.test(part) ? part : `(${part})`)).join('/'),
		)
		.replace(/\\(?:left|right|big|Big|bigl|bigr)\b\.?/g, '')
		.replace(wrapperPattern, (_, group?: string) => group ?? '')
		.replace(/\\([A-Za-z]+)/g, (all, name: string) => lookUp(symbols, name) ?? all)
		.replace(/\^\{?\s*∘\s*\}?/g, '°')
		.replace(/\^\{?\s*(?:′|')\s*\}?/g, '′')
		.replace(/\^(?:\{([^{}]*)\}|([A-Za-z0-9+-]))/g, (_, group?: string, single?: string) =>
			raise(group ?? single ?? '', superscripts, '^'),
		)
		.replace(/_(?:\{([^{}]*)\}|([A-Za-z0-9+-]))/g, (_, group?: string, single?: string) =>
			raise(group ?? single ?? '', subscripts, '_'),
		)
		.replace(/\\([{}%$&#_])/g, (_, character: string) => escapedBraces[character] ?? character)
		.replace(/[{}]/g, '')
		.replace(/[\uE000\uE001]/g, (mark) => (mark === '\uE000' ? '{' : '}'))
		.replace(/\\[,;:! ]/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

/** The letters raised or lowered if Unicode has every one of them, else as TeX writes it. */
function raise(letters: string, table: Readonly<Record<string, string>>, mark: string): string {
	const mapped = [...letters].map((letter) => table[letter]);
	return mapped.every((letter) => letter !== undefined) ? mapped.join('') : mark + letters;
}

/** Mathematics: one dollar sign, neither escaped nor doubled; content without dollars, captured; the same again. */
export const mathPattern = /(?<![\\$])\$(?![\s$])((?:[^$\\]|\\[^])+?)(?<!\s)\$(?![\d$])/g;

// A font or accent with its group, or with a space before its one letter; fonts by the names of plain TeX and of AMS-TeX, too.
const wrapperPattern =
	/\\(?:math[a-z]+|rm|bf|it|cal|Bbb|germ|frak|scr|bold|text(?:rm|it|bf|tt|sf|sc)?|operatorname|boldsymbol|bm|hat|tilde|bar|vec|dot|overline|underline|widehat|widetilde)(?![A-Za-z])\s*(?:\{([^{}]*)\})?/g;

/** Braces that are shown, kept apart from those that group. */
const escapedBraces: Readonly<Record<string, string>> = { '{': '\uE000', '}': '\uE001' };

const doubleStruck: Readonly<Record<string, string>> = {
	C: 'ℂ',
	E: '𝔼',
	H: 'ℍ',
	N: 'ℕ',
	P: 'ℙ',
	Q: 'ℚ',
	R: 'ℝ',
	Z: 'ℤ',
};

const symbols: Readonly<Record<string, string>> = {
	alpha: 'α',
	beta: 'β',
	gamma: 'γ',
	delta: 'δ',
	epsilon: 'ε',
	varepsilon: 'ε',
	zeta: 'ζ',
	eta: 'η',
	theta: 'θ',
	iota: 'ι',
	kappa: 'κ',
	lambda: 'λ',
	mu: 'μ',
	nu: 'ν',
	xi: 'ξ',
	pi: 'π',
	rho: 'ρ',
	sigma: 'σ',
	tau: 'τ',
	upsilon: 'υ',
	phi: 'φ',
	varphi: 'φ',
	chi: 'χ',
	psi: 'ψ',
	omega: 'ω',
	vartheta: 'ϑ',
	varrho: 'ϱ',
	varsigma: 'ς',
	Gamma: 'Γ',
	Delta: 'Δ',
	Theta: 'Θ',
	Lambda: 'Λ',
	Xi: 'Ξ',
	Pi: 'Π',
	Sigma: 'Σ',
	Upsilon: 'Υ',
	Phi: 'Φ',
	Psi: 'Ψ',
	Omega: 'Ω',
	times: '×',
	cdot: '·',
	pm: '±',
	mp: '∓',
	le: '≤',
	leq: '≤',
	ge: '≥',
	geq: '≥',
	ne: '≠',
	neq: '≠',
	lt: '<',
	gt: '>',
	leqslant: '⩽',
	geqslant: '⩾',
	lesssim: '≲',
	gtrsim: '≳',
	approx: '≈',
	simeq: '≃',
	cong: '≅',
	sim: '∼',
	propto: '∝',
	in: '∈',
	subset: '⊂',
	cup: '∪',
	cap: '∩',
	to: '→',
	rightarrow: '→',
	leftarrow: '←',
	infty: '∞',
	partial: '∂',
	nabla: '∇',
	sum: '∑',
	prod: '∏',
	int: '∫',
	sqrt: '√',
	ell: 'ℓ',
	hbar: 'ħ',
	aleph: 'ℵ',
	ldots: '…',
	dots: '…',
	cdots: '⋯',
	log: 'log',
	exp: 'exp',
	min: 'min',
	max: 'max',
	circ: '∘',
	prime: '′',
	star: '⋆',
	ast: '∗',
	percent: '%',
	mid: '|',
	vert: '|',
	langle: '⟨',
	rangle: '⟩',
	lfloor: '⌊',
	rfloor: '⌋',
	lceil: '⌈',
	rceil: '⌉',
	ll: '≪',
	gg: '≫',
	equiv: '≡',
	subseteq: '⊆',
	supset: '⊃',
	notin: '∉',
	emptyset: '∅',
	forall: '∀',
	exists: '∃',
	oplus: '⊕',
	otimes: '⊗',
	odot: '⊙',
	leftrightarrow: '↔',
	Rightarrow: '⇒',
	Leftrightarrow: '⇔',
	longrightarrow: '⟶',
	hookrightarrow: '↪',
	mapsto: '↦',
	uparrow: '↑',
	downarrow: '↓',
	dagger: '†',
	ddagger: '‡',
	bullet: '•',
	wedge: '∧',
	vee: '∨',
	setminus: '∖',
	top: '⊤',
	perp: '⊥',
	quad: ' ',
	qquad: ' ',
	sin: 'sin',
	cos: 'cos',
	tan: 'tan',
	tanh: 'tanh',
	ln: 'ln',
	argmax: 'argmax',
	argmin: 'argmin',
	sup: 'sup',
	inf: 'inf',
	det: 'det',
	Pr: 'Pr',
};

/** The TeX names of symbols and functions that `toPlainText` knows, without backslash. */
export const mathNames: ReadonlySet<string> = new Set(Object.keys(symbols));

export const superscripts: Readonly<Record<string, string>> = Object.fromEntries(
	[...'0123456789+-−abcdefghijklmnoprstuvwxyz'].map((letter, at) => [
		letter,
		[...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ'][at] ?? letter,
	]),
);

export const subscripts: Readonly<Record<string, string>> = Object.fromEntries(
	[...'0123456789+-aehijklmnoprstuvx'].map((letter, at) => [
		letter,
		[...'₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'][at] ?? letter,
	]),
);

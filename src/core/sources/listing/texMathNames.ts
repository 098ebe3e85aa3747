/** Commands that set their one argument in another font; the names of TeX, without backslash, here and below. */
export const fonts = new Set(
	'mathbf mathbb mathcal mathrm mathsf mathtt mathfrak mathscr mathit boldsymbol operatorname'.split(' '),
);

/** Commands that take arguments in braces, and how many. */
export const wrappers: ReadonlyMap<string, number> = new Map([
	...'hat tilde bar vec dot overline underline widehat widetilde sqrt bm'
		.split(' ')
		.map((name) => [name, 1] as const),
	...'frac tfrac dfrac binom'.split(' ').map((name) => [name, 2] as const),
]);

/** Names that stand for a letter. */
export const letterNames = new Set(
	(
		'alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi ' +
		'varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega ell nabla infty'
	).split(' '),
);

/** Names that stand alone as a script. */
export const scriptNames = new Set([...letterNames, 'circ', 'top', 'ast', 'star', 'dagger', 'prime', 'perp']);

/** Operators, which alone are a sign in prose and no mathematics. */
export const operatorNames = new Set(
	'times cdot leq geq neq le ge ne approx sim pm in to ll gg rightarrow leftarrow ldots dots cdots percent'.split(
		' ',
	),
);

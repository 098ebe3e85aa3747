/** Markup of CSL's rich text (citeproc-js, "HTML-like formatting"), and what is alike. */
export type TexTag =
	| 'i'
	| 'b'
	| 'u'
	| 'sc'
	| 'sup'
	| 'sub'
	| 'quote'
	| 'quoted'
	| 'parens'
	| 'brackets'
	| 'upper'
	| 'lower'
	| 'code'
	| 'plain';

/** Commands whose argument is text, by what becomes of it. */
export const styleCommands: Readonly<Record<string, TexTag>> = {
	emph: 'i',
	textit: 'i',
	textsl: 'i',
	mkbibemph: 'i',
	mkbibitalic: 'i',
	textbf: 'b',
	mkbibbold: 'b',
	strong: 'b',
	underline: 'u',
	uline: 'u',
	textsc: 'sc',
	mkbibacro: 'plain',
	textsuperscript: 'sup',
	mkbibsuperscript: 'sup',
	textsubscript: 'sub',
	mkbibsubscript: 'sub',
	enquote: 'quote',
	'enquote*': 'quote',
	mkbibquote: 'quoted',
	mkbibparens: 'parens',
	mkbibbrackets: 'brackets',
	uppercase: 'upper',
	MakeUppercase: 'upper',
	lowercase: 'lower',
	MakeLowercase: 'lower',
	texttt: 'code',
	textrm: 'plain',
	textsf: 'plain',
	textup: 'plain',
	textmd: 'plain',
	textnormal: 'plain',
	text: 'plain',
	textgreek: 'plain',
	textcyr: 'plain',
	textcyrillic: 'plain',
	textlatin: 'plain',
	mbox: 'plain',
	hbox: 'plain',
	fbox: 'plain',
	vphantom: 'plain',
	autocap: 'plain',
	mkbibnamefamily: 'plain',
	mkbibnamegiven: 'plain',
};

/** Declarations: they hold up to the end of their group. */
export const declarations: Readonly<Record<string, TexTag>> = {
	em: 'i',
	it: 'i',
	sl: 'i',
	itshape: 'i',
	slshape: 'i',
	bf: 'b',
	bfseries: 'b',
	sc: 'sc',
	scshape: 'sc',
};

/** Commands with several arguments, of which one is text: how many there are, and which it is, from 0; -1 for none. */
export const argumentCommands: Readonly<Record<string, readonly [count: number, shown: number]>> = {
	href: [2, 1],
	bibinfo: [2, 1],
	bibfield: [2, 1],
	textcolor: [2, 1],
	colorbox: [2, 1],
	foreignlanguage: [2, 1],
	texorpdfstring: [2, 1],
	raisebox: [2, 1],
	parbox: [2, 1],
	color: [1, -1],
	hspace: [1, -1],
	'hspace*': [1, -1],
	vspace: [1, -1],
	'vspace*': [1, -1],
	rule: [2, -1],
	phantom: [1, -1],
	hphantom: [1, -1],
	label: [1, -1],
	ref: [1, -1],
	cite: [1, -1],
	citep: [1, -1],
	citet: [1, -1],
	nocite: [1, -1],
	autocite: [1, -1],
	parencite: [1, -1],
	textcite: [1, -1],
	footnote: [1, -1],
	footnotemark: [0, -1],
	thanks: [1, -1],
	index: [1, -1],
	input: [1, -1],
	includegraphics: [1, -1],
	begin: [1, -1],
	end: [1, -1],
	noop: [1, -1],
	noopsort: [1, -1],
	NOOP: [1, -1],
	SortNoop: [1, -1],
	singleletter: [1, -1],
	selectlanguage: [1, -1],
	fontsize: [2, -1],
	fontfamily: [1, -1],
	fontencoding: [1, -1],
};

/** Commands of plain TeX with a length behind them, without braces: `VDU\kern-.1em`, `\lower.5ex\hbox{E}`. */
export const lengthCommands: ReadonlySet<string> = new Set(
	'kern mkern hskip vskip mskip raise lower moveleft moveright'.split(' '),
);

/** Commands that show nothing and take nothing. */
export const silentCommands: ReadonlySet<string> = new Set(
	(
		'relax protect noindent indent centering raggedright small footnotesize scriptsize tiny normalsize large Large LARGE huge Huge ' +
		'rm sf tt md up upshape mdseries rmfamily sffamily ttfamily normalfont selectfont displaystyle textstyle scriptstyle ' +
		'limits nolimits nobreak allowbreak break hfill hfil vfill medskip smallskip bigskip null xspace leavevmode ignorespaces ' +
		'unskip nobreakdash nohyphens bibsetup frenchspacing nonfrenchspacing unspace midsentence item maketitle'
	).split(' '),
);

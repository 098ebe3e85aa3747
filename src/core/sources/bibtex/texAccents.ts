/** TeX's accent commands, as the combining characters that compose with the letter before them. */
export const texAccents: Readonly<Record<string, string>> = {
	'`': '\u0300',
	"'": '\u0301',
	'^': '\u0302',
	'~': '\u0303',
	'"': '\u0308',
	'=': '\u0304',
	'.': '\u0307',
	H: '\u030B',
	b: '\u0331',
	c: '\u0327',
	d: '\u0323',
	f: '\u0311',
	h: '\u0309',
	k: '\u0328',
	r: '\u030A',
	u: '\u0306',
	v: '\u030C',
	G: '\u030F',
	U: '\u030E',
	t: '\u0361',
	textcommabelow: '\u0326',
	textcommaabove: '\u0313',
	textogonekcentered: '\u0328',
	capitalcaron: '\u030C',
	newtie: '\u0361',
	// What MathSciNet writes (package `mathscinet`, and the preambles that came before it)
	polhk: '\u0328',
	soft: '\u030C',
	ocirc: '\u030A',
	udot: '\u0323',
	dudot: '\u0324',
	uarc: '\u032E',
	utilde: '\u0330',
	lfhook: '\u0326',
	cfac: '\u0302\u0301',
	cfgrv: '\u0302\u0300',
	cftil: '\u0302\u0303',
	cfudot: '\u0302\u0323',
};

/** What an accent that stands alone shows: `\^{}` is ^. */
export const loneAccents: Readonly<Record<string, string>> = {
	'^': '^',
	'~': '~',
	'"': '"',
	"'": '´',
	'`': '`',
	'=': '¯',
	'.': '˙',
};

/** Accents on a dotless i or j stand on the letter with its dot: `\'{\i}` is í. */
export const dottedLetters: Readonly<Record<string, string>> = { ı: 'i', ȷ: 'j' };

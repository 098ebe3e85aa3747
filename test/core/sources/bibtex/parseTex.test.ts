import { strict as assert } from 'node:assert';
import { parseTex } from '../../../../src/core/sources/bibtex/parseTex';
import { toCslText, toReadingText } from '../../../../src/core/sources/bibtex/renderTex';
import { toSentenceCase } from '../../../../src/core/sources/bibtex/sentenceCase';

const read = (tex: string): string => toReadingText(parseTex(tex));
const csl = (tex: string): string => toCslText(parseTex(tex));
const title = (tex: string): string => toCslText(toSentenceCase(parseTex(tex)), true);

describe('parseTex', () => {
	const texts: readonly [name: string, tex: string, text: string][] = [
		['accents in all spellings', '\\"u {\\"u} \\"{u} {\\"{u}} \\" u', 'ü ü ü ü ü'],
		['accents of letters', '\\c{c}\\v s\\H{o}\\u{g}\\k a\\r{a}\\d{u}\\b{b}', 'çšőğąåụḇ'],
		['accents on dotless letters', "\\'{\\i} \\'\\i{} \\^\\j", 'í í ĵ'],
		['accents on other commands', "\\^{\\^{o}} \\'{\\ae}", 'ô\u0302 ǽ'],
		[
			'what MathSciNet writes',
			'Gel\\cprime fand Ob\\cdprime ekt Wa\\polhk esa \\soft{l} D\\ocirc{u}m \\lfhook{s} N\\udot am Vi\\cftil{e}t \\Dbar o {\\rasp}Al\\={\\i}',
			'Gelʹfand Obʺekt Waęsa ľ Dům ș Nạm Viễt Đo ʾAlī',
		],
		['accents that stand alone', '\\~{} \\^{} \\textasciitilde', '~ ^ ~'],
		['letters', "{\\L}\\'od\\'z \\o\\ss{} \\AA{}s \\dh \\TH", 'Łódź øß Ås ðÞ'],
		[
			'a blank behind a command that ends it',
			'Erd{\\H o}s, \\LaTeX book, \\LaTeX{} book',
			'Erdős, LaTeXbook, LaTeX book',
		],
		['dashes', 'a-b--c---d', 'a-b–c—d'],
		[
			'lengths without braces',
			'T\\kern-.1667em\\lower.5ex\\hbox{E}\\kern -.125em X \\kern0pt a\\hskip 1em plus 2pt minus 1pt b \\raise c',
			'TEX ab c',
		],
		['quotation marks', "``a'' `b' c's \"d\"", '“a” ‘b’ c’s "d"'],
		[
			'characters by their numbers',
			'\\symbol{126} \\char126 x \\char\'101 \\char"42 \\char`\\~ \\symbol{228}\\symbol{140}',
			'~ ~x AB~ ä',
		],
		['places where a line may break', 'a.org\\linebreak[0]/b c\\linebreak d', 'a.org/b c d'],
		['ties and runs of blanks', 'a~b \n\t c', 'a b c'],
		['reserved characters', '\\& \\% \\$ \\# \\_ \\{\\}', '& % $ # _ {}'],
		['a percent sign that nobody escaped', '50 % and 5% more', '50 % and 5% more'],
		[
			'lines that a percent sign joins, but behind numbers',
			'timbre %  \n  analysis%\r\n of 5%\n or 6 %\n or 7\\%\nor%',
			'timbre analysis of 5% or 6 % or 7% or%',
		],
		["Mendeley's spellings", 'p{\\textless}0.05 in 45{\\%} at 37{\\textdegree}C', 'p<0.05 in 45% at 37°C'],
		['addresses', '\\url{http://x.org/~a_b%20c} \\href{http://x.org}{here}', 'http://x.org/~a_b%20c here'],
		[
			'addresses that are escaped in vain',
			'\\url{http://x.org/\\~a\\_b\\%20c\\#d}',
			'http://x.org/~a_b%20c#d',
		],
		['verbatim text between two signs', 'the \\verb|\\special| of \\verb+x_y{+', 'the \\special of x_y{'],
		[
			'signs in dollar signs',
			'P $<$ 0.05 $\\less$i$\\greater$x$-$y $\\&$ $\\{$z$\\}$ C$\\backslash$D $\\hbar$',
			'P < 0.05 <i>x-y & {z} C\\D ħ',
		],
		[
			'what is for text of a choice',
			"Vu\\ifmmode \\check{c}\\else \\v{c}\\fi{}kovi\\ifmmode \\acute{c}\\else \\'{c}\\fi{} at 9\\ifmmode^\\circ\\else\\textdegree\\fi{}C, \\ifmmode x\\fi y",
			'Vučković at 9°C, y',
		],
		['mathematics of a word that every object knows', 'On $\\constructor$ calls', 'On $\\constructor$ calls'],
		['mathematics, which stays TeX', 'an $O(n \\log n)$ and \\(x^2\\)', 'an $O(n \\log n)$ and $x^2$'],
		[
			'mathematics that is one symbol',
			'$\\alpha$-helix, $n$-gram, 5\\,$\\mu$m, $90^\\circ$, $^\\circ$C',
			'α-helix, n-gram, 5\u2006μm, $90^\\circ$, °C',
		],
		[
			'sub- and superscripts',
			'CO$_2$ H\\textsubscript{2}O 10$^{-3}$ 3\\textsuperscript{rd} $^{\\mathrm{th}}$',
			'CO₂ H₂O 10⁻³ 3ʳᵈ ᵗʰ',
		],
		['a dollar sign without partner', 'costs $5', 'costs $5'],
		[
			'quantities of siunitx',
			'\\SI{1.5e-3}{\\kilo\\gram\\per\\cubic\\metre} \\si{\\square\\micro\\meter} \\SIrange{1}{5}{mm} \\ang{45} \\num{7}',
			'1.5 × 10⁻³ kg m⁻³ μm² 1 mm–5 mm 45° 7',
		],
		['unknown commands, whose argument stays', '\\foo{bar} \\baz[opt]{qux} \\unknown z', 'bar qux z'],
		['commands whose argument is no text', 'a\\footnote{b}c\\cite{d} {\\noopsort{1973b}}1973', 'ac 1973'],
		['a name that only sorts', '\\noop{h}華林甫', '華林甫'],
		['what BibLaTeX puts in brackets', 'a \\mkbibbrackets{b} \\mkbibparens{c}', 'a [b] (c)'],
		['strings of BibLaTeX', '\\bibstring{reviewof} it', 'review of it'],
		['braces without partner', 'a } b { c', 'a b c'],
		['Roman numerals', '\\RN{17}, \\RN 4, \\Rn{1999}, \\RN{x}', 'XVII, IV, mcmxcix, x'],
		['a journal that is a macro', '\\mnras', 'MNRAS'],
		['a command in the middle that only journals have', 'x \\prl y', 'x y'],
	];
	for (const [name, tex, text] of texts) {
		it(`reads ${name}`, () => {
			assert.equal(read(tex), text);
		});
	}

	it('gives markup as CSL writes it', () => {
		assert.equal(
			csl('\\emph{a} {\\it b} \\textbf{c} {\\bfseries d} \\textsc{e} H\\textsubscript{2} \\enquote{f}'),
			'<i>a</i> <i>b</i> <b>c</b> <b>d</b> <span style="font-variant:small-caps;">e</span> H<sub>2</sub> “f”',
		);
	});

	it('ends a declaration with its group', () => {
		assert.equal(csl('a {\\em b c} d'), 'a <i>b c</i> d');
	});

	it('survives a hundred thousand braces', () => {
		assert.equal(read('{'.repeat(1e5) + 'x' + '}'.repeat(1e5)).includes('\\'), false);
	});
});

describe('toSentenceCase', () => {
	const titles: readonly [tex: string, text: string][] = [
		['Deep Learning for Everyone', 'Deep learning for everyone'],
		[
			'The {GPU} and the {Riemann} Zeta',
			'The <span class="nocase">GPU</span> and the <span class="nocase">Riemann</span> zeta',
		],
		['BERT, iPhone and McDonald Stay', 'BERT, iPhone and McDonald stay'],
		['Attention: Is It All?', 'Attention: Is it all?'],
		['What Now? Part Two. The End', 'What now? Part two. The end'],
		['A Half-Life of X-Ray Studies', 'A half-life of x-ray studies'],
		["Moore's Law and L'Amour", 'Moore’s law and l’amour'],
		['{{Everything In Braces}}', '<span class="nocase">Everything In Braces</span>'],
		['The Energy of H$_2$O Clusters', 'The energy of H<sub>2</sub>O clusters'],
		['$\\alpha$-Helix Folding', 'α-helix folding'],
		['na{\\"i}ve Caf{\\\'e}', 'Naïve café'],
		[
			'Swords in \\mkbibemph{Hamlet the Play} and \\emph{Hamlet}',
			'Swords in <span class="nocase"><i>Hamlet the Play</i></span> and <i>hamlet</i>',
		],
		['\\texttt{detexify} -- Wie', 'detexify – wie'],
		['\\verb|biblatex| Is Good', 'biblatex is good'],
		['A \\foo{Name Of} It', 'A <span class="nocase">Name Of</span> it'],
		['Health for {U.S.} Adults', 'Health for <span class="nocase">U.S.</span> adults'],
		['Science vs. Ideology', 'Science vs. ideology'],
		['The Letters of D.~H. Lawrence', 'The letters of d.\u00A0H. lawrence'],
		['The Letters of D. H.~Lawrence', 'The letters of d. H.\u00A0Lawrence'],
		['Attention: Overview', 'Attention: Overview'],
		['Yes? No', 'Yes? No'],
		['Of B.A.- Und Other Theses', 'Of b.a.- und other theses'],
		['H.{\\,}G. Wells Books', 'H.\u2006G. Wells books'],
		['{"}Session{"} Based Things', '"Session" based things'],
		['(Re)thinking {\\"U}ber Things', '(Re)thinking Über things'],
	];
	for (const [tex, text] of titles) {
		it(`makes “${tex}” “${text}”`, () => {
			assert.equal(title(tex), text);
		});
	}
});

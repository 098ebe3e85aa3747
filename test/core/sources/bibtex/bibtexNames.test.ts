import { strict as assert } from 'node:assert';
import { parseNames } from '../../../../src/core/sources/bibtex/bibtexNames';

/** Each name as `given|dropping|non-dropping|family|suffix`, or `=literal`. */
function names(tex: string, useprefix = false, dialect: 'biblatex' | 'bibtex' = 'biblatex'): string[] {
	return parseNames(tex, { useprefix, dialect }).map((person) =>
		person.literal === undefined
			? [
					person.given,
					person['dropping-particle'],
					person['non-dropping-particle'],
					person.family,
					person.suffix,
				]
					.map((part) => part ?? '')
					.join('|')
			: `=${person.literal}`,
	);
}

describe('parseNames', () => {
	const cases: readonly [rule: string, tex: string, names: readonly string[]][] = [
		['"First von Last"', 'Ludwig van Beethoven', ['Ludwig|van||Beethoven|']],
		['"von Last, First"', 'van Beethoven, Ludwig', ['Ludwig|van||Beethoven|']],
		['"Last, First von"', 'Beethoven, Ludwig van', ['Ludwig|van||Beethoven|']],
		['"Last, First von" with a particle inside', 'Silva, Jo{\\~a}o de Abreu e', ['João de Abreu e|||Silva|']],
		['an initial in lower case', 'Nygren, Margaret a.', ['Margaret a.|||Nygren|']],
		[
			'abbreviated particles behind the given name',
			"Berg, J. v.d. and Haar, A. v. d. and Lee, M. van d. and Roi, C. d'. and Foo, N. L. von.",
			['J.|v.d.||Berg|', 'A.|v. d.||Haar|', 'M.|van d.||Lee|', 'C.|d’.||Roi|', 'N. L.|von.||Foo|'],
		],
		['a suffix in lower case', 'King, Martin Luther jr.', ['Martin Luther jr.|||King|']],
		['"Last, Jr, First"', 'King, Jr., Martin Luther', ['Martin Luther|||King|Jr.']],
		[
			'several words of family name',
			"de la Cruz Garc{\\'i}a, Mar{\\'i}a Jos{\\'e}",
			['María José|de la||Cruz García|'],
		],
		[
			'commas at the end',
			'Ruby, Sam, and Dave Thomas, and Doe, J. ,,',
			['Sam|||Ruby|', 'Dave|||Thomas|', 'J.|||Doe|'],
		],
		['one word', 'Aristotle', ['|||Aristotle|']],
		['a name that only Biber looks up', 'Ada Lovelace and xdata=turing-author', ['Ada|||Lovelace|']],
		['a word in lower case alone', 'aristotle', ['|||aristotle|']],
		['groups in braces', '{Barnes and Noble, Inc.} and {{CERN}}', ['=Barnes and Noble, Inc.', '=CERN']],
		['braces within a name', 'Martin {Luther King}', ['Martin|||Luther King|']],
		['and others', 'Knuth, D. E. and others', ['D. E.|||Knuth|', '=others']],
		[
			'what people write for others',
			'Doe, Jane and Smith, J. et al.',
			['Jane|||Doe|', 'J.|||Smith|', '=others'],
		],
		['others in italics', 'Jane Doe, \\emph{et~al.}', ['Jane|||Doe|', '=others']],
		['others with a capital', 'Jane Doe and Others', ['Jane|||Doe|', '=others']],
		['a name that ends like them', 'Jan Planet Al. and {Doe et al.}', ['Jan Planet|||Al.|', '=Doe et al.']],
		['AND in any case, over lines', 'A. B AND\n  C. D', ['A.|||B|', 'C.|||D|']],
		['and within words and braces', 'Andrew Sandy and {X and Y}', ['Andrew|||Sandy|', '=X and Y']],
		['initials without blanks', 'Tolkien, J.R.R.', ['J. R. R.|||Tolkien|']],
		['initials that braces keep together', 'Silva, {C.T.} and Li, {E}.{A}.', ['C.T.|||Silva|', 'E.A.|||Li|']],
		['initials with accents', "Sorzano, C.{\\'O}.S.", ['C. Ó. S.|||Sorzano|']],
		['accents', "{\\'E}mile Zola and {\\O}rsted, H. C.", ['Émile|||Zola|', 'H. C.|||Ørsted|']],
		[
			'commands with a blank behind them',
			"Bj\\o rn Borg and \\v Cech, Eduard and Paul Erd\\H  os and Andr\\' e Weil and H\\aa kon~Lie",
			['Bjørn|||Borg|', 'Eduard|||Čech|', 'Paul|||Erdős|', 'André|||Weil|', 'Håkon|||Lie|'],
		],
		[
			'a particle with a letter in braces',
			"Timothy {V}an Zandt and {D}e {M}organ, Augustus and {Mc}Donald, Ian and {O}'Brien, Flann",
			['Timothy|Van||Zandt|', 'Augustus|De||Morgan|', 'Ian|||McDonald|', 'Flann|||O’Brien|'],
		],
		[
			'words that begin with a sign, by their first letter',
			'Haiyang `Leo\' Liu and Robert (Bob) Smith and Jane "Janie" Doe and Jan [van] Berg and J. -W. Lee',
			[
				'Haiyang ‘Leo’|||Liu|',
				'Robert (Bob)|||Smith|',
				'Jane "Janie"|||Doe|',
				'Jan|[van]||Berg|',
				'J. -W.|||Lee|',
			],
		],
		['a particle that a hyphen joins', 'Fagih, Ahmed Ibrahim al-', ['Ahmed Ibrahim|al-||Fagih|']],
		[
			'lines that a percent sign joins',
			'Ada Lovelace and%\n  Alan Turing',
			['Ada|||Lovelace|', 'Alan|||Turing|'],
		],
		[
			'an address behind a name',
			'Ada Lovelace <ada@example.org> and Turing, Alan <a@b.c> and <c@d.e>',
			['Ada|||Lovelace|', 'Alan|||Turing|', '|||<c@d.e>|'],
		],
		['ties', 'Donald~E. Knuth', ['Donald E.|||Knuth|']],
		['elided particles', "d'Alembert, Jean", ['Jean||d’|Alembert|']],
		['hyphens', 'Jean-Luc Picard-Dupont', ['Jean-Luc|||Picard-Dupont|']],
		['scripts without case', '李, 白 and 杜 甫', ['白|||李|', '杜|||甫|']],
		['other alphabets', 'Толстой, Лев', ['Лев|||Толстой|']],
		['empty names', 'Smith, John and and ', ['John|||Smith|']],
		[
			'extended names',
			'family=Uexküll, given=Jakob, prefix=von, useprefix=true and given={Ann B}, family=Lee, suffix=III',
			['Jakob||von|Uexküll|', 'Ann B|||Lee|III'],
		],
		['blanks that TeX is told of', 'R.\\ Q.\\ Fugate and O.~S.~Ride', ['R. Q.|||Fugate|', 'O. S.|||Ride|']],
		['extended names with a part of a style', 'title=Mrs, family=Wood, given=Henry', ['Henry|||Wood|']],
		[
			'a group that begins with a command',
			'{{\\LaTeX} Project} and {\\LaTeX Project}',
			['=LaTeX Project', '=LaTeXProject'],
		],
		['extended names whose prefix drops', 'family=Berg, given=Jan, prefix=van der', ['Jan|van der||Berg|']],
	];
	for (const [rule, tex, expected] of cases) {
		it(`reads ${rule}`, () => {
			assert.deepEqual(names(tex), expected);
		});
	}

	it('keeps particles with the family name where useprefix says so', () => {
		assert.deepEqual(names('Ludwig van Beethoven', true), ['Ludwig||van|Beethoven|']);
	});

	it('parts “Drummond de Andrade” as the dialect does', () => {
		assert.deepEqual(names('Drummond de Andrade, Carlos'), ['Carlos|||Drummond de Andrade|']);
		assert.deepEqual(names('Drummond de Andrade, Carlos', false, 'bibtex'), ['Carlos|Drummond de||Andrade|']);
	});
});

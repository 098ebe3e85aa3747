import fc from 'fast-check';

/** Texts made of what queries are made of, in whatever order: most are no query that anybody would type to the end. */
export const queryTexts = fc
	.array(
		fc.constantFrom(
			...['a', 'deep', 'self-attention', 'BERT:', 'C++', '12:30', 'ß', '—', '…', '@key', '*'],
			...[
				'"',
				'"two words"',
				'(',
				')',
				'-',
				'--',
				'-@',
				' ',
				' ',
				' ',
				'\n',
				'|',
				' OR ',
				' AND ',
				'OR',
				':',
			],
			...[
				'author:',
				'Author: ',
				'title:x',
				'year:',
				'year:2020..',
				'year:>19',
				'year:x',
				'has:',
				'has:pdf',
				'is: a',
			],
			...['topic:"A/B"', 'foo:bar', 'autor:x', 'key:', 'tag:"', 'is:unread'],
		),
		{ maxLength: 16 },
	)
	.map((pieces) => pieces.join(''));

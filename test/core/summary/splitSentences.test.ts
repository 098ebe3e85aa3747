import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { splitSentences } from '../../../src/core/summary/splitSentences';

/** The sentences of a text whose expected ends are marked with "|". */
function assertSplits(marked: string): void {
	const expected = marked.split('|').map((sentence) => sentence.trim());
	const text = marked.replaceAll('|', '');
	assert.deepEqual(
		splitSentences(text).map((span) => text.slice(span.start, span.end)),
		expected,
	);
}

describe('splitSentences', () => {
	const cases: Readonly<Record<string, string>> = {
		'ends at a full stop, a question mark and an exclamation mark': 'We ask why.| Is it so?| It is!| Good.',
		'goes on behind e.g., i.e., vs. and cf.':
			'Some models, e.g. GPT, i.e. large ones, cf. Smith, win vs. Others.| We agree.',
		'goes on behind Fig., Eq., Sec. and the like': 'See Fig. 3 and Eq. 4 of Sec. II.| We proceed.',
		'goes on behind "et al." in a citation':
			'Vaswani et al. (2017) and Peebles et al. DiT agree.| We do not.',
		'ends behind "et al." and "etc." when a sentence visibly begins':
			'We follow Smith et al.| We extend it to images, etc.| However, it is hard.',
		'goes on behind w.r.t. and i.i.d.': 'It converges w.r.t. Euclid and i.i.d. Samples.| We prove it.',
		'goes on behind initials and titles': 'Dr. J. R. Smith and U.S. Steel agree.| They sign.',
		'ends behind a single letter when a sentence visibly begins':
			'We map domain A to domain B.| The map is smooth.',
		'keeps decimals and versions whole': 'Version v2.0 gains 3.5 points over SD3.5 Large.| It is fast.',
		'keeps addresses whole and ends behind them':
			'See https://a.org/x.y?z=1.| Then www.b.org.| https://c.org/d',
		'keeps mathematics whole': 'Let $f. G$ be $x! Y$.| We prove it.',
		'keeps an aside in brackets whole':
			'We win (by far. Really! See Fig. 3.) on all.| It holds [see A. B].| Done.',
		'splits brackets that hold whole sentences':
			'It works.| (We tried it twice.| It worked both times.)| Done.',
		'takes closing quotation marks along': 'They call it “bias.”| We call it "noise."| Done.',
		'goes on inside a question quoted in a sentence': 'We ask "is it so?" and answer.| Yes.',
		'goes on behind an ellipsis before a small letter': 'It is slow ... and hard.| We fix it.',
		'goes on behind list numbers': '1. Speed is first.| 2. Size is second.| (3) Cost is third.',
		'begins with a name in small letters': 'It reads pixels.| iGPT is large.| mBERT is small.',
		'begins with a careless small letter behind an ordinary word':
			'It has challenges.| standard methods fail.',
		'begins without a space when a usual opener follows':
			'It gives results.|We propose more.| Node.js and example.com stay.',
		'ends at an empty line': 'A title without a stop|\n\nAnd its text.',
		'reads Chinese, Hindi and Arabic stops': '深度学习很好。|本文提出方法！|यह अच्छा है।| هل هذا صحيح؟| نعم.',
		'reads French and German': "L'étude, c.-à-d. celle-ci, est bonne.| Das ist z.B. Mist.| Ende.",
		'reads capitals': 'WE PROPOSE IT.| IT WORKS, E.G. HERE.| DONE.',
		'takes a reference behind the stop along': 'It is known.[12]| We show more.',
	};
	for (const [title, marked] of Object.entries(cases)) {
		it(title, () => assertSplits(marked));
	}

	it('finds nothing in white space', () => {
		assert.deepEqual(splitSentences(' \n\t '), []);
	});

	it('leaves out nothing but white space, in order and without overlap', () => {
		const pieces = fc.constantFrom(
			'We',
			'e.g.',
			' ',
			'. ',
			'.',
			'? ',
			'(',
			')',
			'"',
			'\n',
			'\n\n',
			'$',
			'x',
			'3.5',
			'。',
			'…',
			'A.',
			'[',
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
					fc.string(),
				),
				(text) => {
					let end = 0;
					for (const span of splitSentences(text)) {
						assert.equal(text.slice(end, span.start).trim(), '');
						assert.ok(span.start < span.end);
						assert.equal(text.slice(span.start, span.end).trim(), text.slice(span.start, span.end));
						end = span.end;
					}
					assert.equal(text.slice(end).trim(), '');
				},
			),
			{ numRuns: 300 },
		);
	});
});

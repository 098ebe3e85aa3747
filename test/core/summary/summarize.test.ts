import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { splitSentences } from '../../../src/core/summary/splitSentences';
import { summarize } from '../../../src/core/summary/summarize';
import { toProse } from '../../../src/core/summary/toProse';

const speculative = {
	title: 'Continuous Speculative Decoding for Autoregressive Image Generation',
	abstract:
		'Continuous-valued Autoregressive (AR) image generation models have demonstrated notable superiority over their ' +
		'discrete-token counterparts. However, the computational demands of the autoregressive framework result in significant ' +
		'inference overhead. This work generalizes the speculative decoding algorithm from discrete tokens to continuous space. ' +
		'To mitigate this issue, we propose a meticulous acceptance-rejection sampling method with a proper upper bound. ' +
		'Experimental results show that our continuous speculative decoding achieves a remarkable 2.33× speed-up on ' +
		'off-the-shelf models while maintaining the output distribution. Codes will be available at https://github.com/a/b',
};

const trial = {
	title: 'Effect of low-dose aspirin on stroke in older adults',
	abstract:
		'BACKGROUND: Aspirin is widely used to prevent stroke. OBJECTIVE: To determine whether low-dose aspirin reduces the risk ' +
		'of stroke in older adults. METHODS: We conducted a randomized trial in 19,114 adults. RESULTS: Stroke occurred in 195 ' +
		'patients (2.0%) in the aspirin group and 203 (2.1%) in the placebo group. CONCLUSIONS: In older adults, low-dose aspirin ' +
		'did not reduce the risk of stroke and increased major bleeding. TRIAL REGISTRATION: NCT01038583.',
};

describe('summarize', () => {
	it('tells what the paper does and finds, without openers, reports and where the code is', () => {
		assert.equal(
			summarize(speculative),
			'This work generalizes the speculative decoding algorithm from discrete tokens to continuous space. ' +
				'Our continuous speculative decoding achieves a remarkable 2.33× speed-up on off-the-shelf models while maintaining ' +
				'the output distribution.',
		);
	});

	it('gives as many sentences as asked for at most', () => {
		assert.equal(
			summarize(speculative, { maxSentences: 1 }),
			'This work generalizes the speculative decoding algorithm from discrete tokens to continuous space.',
		);
	});

	it('gives one sentence when it tells the outcome itself', () => {
		const abstract =
			'Networks are large. In this paper, we show that pruned networks of a tenth of the size match the accuracy of the ' +
			'original ones. Experiments on ImageNet show that they outperform dense networks by 2%.';
		assert.equal(
			summarize({ title: 'Pruned networks', abstract }),
			'We show that pruned networks of a tenth of the size match the accuracy of the original ones.',
		);
	});

	it('takes the conclusion of a structured abstract, not the half sentence of its objective', () => {
		assert.equal(
			summarize(trial),
			'In older adults, low-dose aspirin did not reduce the risk of stroke and increased major bleeding.',
		);
	});

	it('names the method that the outcome speaks of', () => {
		const abstract =
			'Motion generation is hard. We systematically investigate the limits of diffusion for human motion generation. ' +
			'We propose a masked diffusion model for human motion. Our method outperforms earlier ones by 12%.';
		assert.equal(
			summarize({ title: 'Rethinking diffusion for human motion generation: limits', abstract }),
			'We systematically investigate the limits of diffusion for human motion generation. ' +
				'We propose a masked diffusion model for human motion. Our method outperforms earlier ones by 12%.',
		);
	});

	it('leaves out an outcome that says only that there were experiments', () => {
		const abstract =
			'Parsing is slow. We propose a new incremental parser for large files. Extensive experiments demonstrate the effectiveness of our parser.';
		assert.equal(
			summarize({ title: 'Incremental parsing', abstract }),
			'We propose a new incremental parser for large files.',
		);
	});

	it('never tells the outcome by a sentence that leans on one left out', () => {
		const abstract =
			'Parsing is slow. We propose a new incremental parser for large files. The parser keeps a tree. It is 3x faster than others.';
		assert.equal(
			summarize({ title: 'Incremental parsing', abstract }),
			'We propose a new incremental parser for large files.',
		);
	});

	it('keeps mathematics as it is', () => {
		const abstract = 'We prove that $k$-means, i.e. $a. B$, converges in $O(n^{k})$ steps.';
		assert.equal(summarize({ title: '', abstract }), abstract);
	});

	it('begins with names in small letters as they are', () => {
		assert.equal(
			summarize({ title: 'iGPT', abstract: 'However, iGPT learns images from pixels without labels.' }),
			'iGPT learns images from pixels without labels.',
		);
	});

	it('gives a lone sentence with a full stop, and nothing for nothing', () => {
		assert.equal(summarize({ title: 'A', abstract: 'We did it' }), 'We did it.');
		assert.equal(summarize({ title: 'A', abstract: '' }), '');
		assert.equal(summarize({ title: 'A', abstract: ' \n\t ' }), '');
	});

	it('reads capitals', () => {
		assert.equal(
			summarize({
				title: 'LOUD TEXT',
				abstract: 'WE LIKE LOUD TEXT. IN THIS PAPER, WE PROPOSE A METHOD FOR READING LOUD TEXT ALOUD.',
			}),
			'WE PROPOSE A METHOD FOR READING LOUD TEXT ALOUD.',
		);
	});

	it('takes sentences of other languages whole', () => {
		const french =
			'Les réseaux ont transformé la traduction. Dans cet article, nous proposons un modèle de traduction fondé sur l’attention.';
		assert.ok(
			splitSentences(french).some((span) =>
				summarize({ title: 'Traduction', abstract: french }).startsWith(french.slice(span.start, span.end)),
			),
		);
		assert.equal(
			summarize({ title: '深度学习', abstract: '深度学习取得了巨大成功。本文提出了一种新的图像分类方法。' }),
			'本文提出了一种新的图像分类方法。',
		);
	});

	it('ends text without sentences with an ellipsis, within 80 words and 560 characters', () => {
		for (const abstract of [
			'word '.repeat(5000),
			'word, '.repeat(5000),
			'x'.repeat(50_000),
			', which '.repeat(5000),
		]) {
			const summary = summarize({ title: '', abstract });
			assert.match(summary, /…$/);
			assert.ok(summary.length <= 561);
			assert.ok(summary.split(' ').length <= 80);
		}
	});

	const fragments = [
		'We propose FastNet, a network that',
		'However,',
		'In this paper,',
		'it is',
		'faster than ResNet',
		', which is good,',
		'(e.g., a long gloss of words)',
		'[12]',
		'(Smith et al., 2018)',
		'Results show that',
		'our method',
		'outperforms others by 10%',
		'$x. Y$',
		'RESULTS:',
		'<p>',
		'&lt;',
		'1) one',
		'; and',
		': this',
		'leading to gains',
		'https://a.org',
		'"quoted, using words"',
		'。',
		'.',
		'?',
		'\n\n',
		'To this end, we',
		'show that',
	];
	const abstracts = fc.oneof(
		fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((all) => all.join(' ')),
		fc.string({ maxLength: 300 }),
		fc.string({ unit: 'grapheme', maxLength: 100 }),
	);
	const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

	it('says nothing that the abstract does not say, in its order, and always the same', () => {
		fc.assert(
			fc.property(abstracts, fc.string({ maxLength: 40 }), (abstract, title) => {
				const summary = summarize({ title, abstract });
				const words = wordsOf(toProse(abstract));
				let at = 0;
				for (const word of wordsOf(summary.replace(/…$/, ''))) {
					at = words.indexOf(word, at) + 1;
					assert.ok(at > 0, `${word} in ${summary}`);
				}
				assert.equal(summarize({ title, abstract }), summary);
			}),
			{ numRuns: 300 },
		);
	});

	it('gives at most one sentence of the abstract for each it may', () => {
		const sentence = fc.constantFrom(
			'We propose a fast network for images.',
			'It is good.',
			'Our method outperforms others by 10%.',
			'Experiments show that the network is 3x faster than ResNet.',
			'Networks are popular.',
			'We study how networks learn.',
		);
		fc.assert(
			fc.property(fc.array(sentence, { maxLength: 8 }), fc.constantFrom(1, 2, 3), (all, maxSentences) => {
				const summary = summarize({ title: 'A fast network', abstract: all.join(' ') }, { maxSentences });
				assert.ok(splitSentences(summary).length <= maxSentences);
				assert.equal(summary === '', all.length === 0);
			}),
			{ numRuns: 200 },
		);
	});
});

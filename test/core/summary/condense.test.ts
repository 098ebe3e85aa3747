import { strict as assert } from 'node:assert';
import { condense } from '../../../src/core/summary/condense';
import { dropReport } from '../../../src/core/summary/dropReport';
import { stripOpeners } from '../../../src/core/summary/stripOpeners';

describe('stripOpeners', () => {
	const cases: readonly (readonly [string, string])[] = [
		['However, existing methods are slow.', 'Existing methods are slow.'],
		['In this paper, we propose a method.', 'We propose a method.'],
		['In this work we propose a method.', 'We propose a method.'],
		['To address these issues, we propose a method.', 'We propose a method.'],
		['To mitigate the issue, we propose a method.', 'We propose a method.'],
		['To this end, in this paper, we present a method.', 'We present a method.'],
		['Motivated by this observation, a new loss is introduced.', 'A new loss is introduced.'],
		['Inspired by the human brain, we design a network.', 'We design a network.'],
		['Furthermore, we also show that it converges.', 'We show that it converges.'],
		['We further introduce a second network.', 'We introduce a second network.'],
		['This study then introduces a principle.', 'This study introduces a principle.'],
		['(2) iGPT learns from pixels without labels.', 'iGPT learns from pixels without labels.'],
		['Thus we obtain a faster method.', 'We obtain a faster method.'],
	];
	for (const [sentence, rest] of cases) {
		it(`takes the opener off "${sentence}"`, () => assert.equal(stripOpeners(sentence), rest));
	}

	const kept = [
		'In addition to speed, we improve accuracy.',
		'We first train a model and then prune it.',
		'When the rate is high, we find that descent fails.',
		'In reinforcement learning, agents explore.',
		'First-order methods are simple and fast.',
		'Here.',
	];
	for (const sentence of kept) {
		it(`leaves "${sentence}" alone`, () => assert.equal(stripOpeners(sentence), sentence));
	}
});

describe('condense', () => {
	const shortest = (sentence: string) => condense(sentence).at(-1);

	it('drops citations and addresses, keeps abbreviations', () => {
		assert.equal(
			condense(
				'We train (Smith et al., 2018; Jones & Lee 2019) a recurrent network (RNN) on words [3, 4] (https://a.org).',
			)[0],
			'We train a recurrent network (RNN) on words.',
		);
	});

	it('drops the clause on where the code is', () => {
		assert.equal(
			condense('We present a fast parser of large files, and our code is available at https://a.org.')[0],
			'We present a fast parser of large files.',
		);
	});

	it('keeps what spells a name out and drops other glosses', () => {
		assert.equal(
			shortest(
				'We present ECAR (Efficient Continuous Auto-Regressive modeling), a method (which we tried on many images) for images.',
			),
			'We present ECAR (Efficient Continuous Auto-Regressive modeling), a method for images.',
		);
	});

	const cuts: readonly (readonly [string, string])[] = [
		[
			'We propose a general framework that extends the notion of tokens, which can be patches, cells or scales.',
			'We propose a general framework that extends the notion of tokens.',
		],
		[
			'Our model outperforms all of the strong baselines on ImageNet, leading to faster inference.',
			'Our model outperforms all of the strong baselines on ImageNet.',
		],
		[
			'We study the training of very deep networks and show that it converges.',
			'We study the training of very deep networks.',
		],
	];
	for (const [sentence, head] of cuts) {
		it(`can end "${head}" there`, () =>
			assert.ok(condense(sentence).includes(head), condense(sentence).join('\n')));
	}

	const whole = [
		'We find that large neural networks trained on images, which are common, do not overfit.',
		'We show that models trained on many large data sets, using labels, outperform others.',
		'In tasks where input prompts may terminate mid-token for users, leading to errors, it fails.',
		'We identify and carefully evaluate the two key design principles: speed and size.',
		'We apply it in a total of two ways: 1) for prefilling, using little memory; and 2) for decoding.',
		'The new models that are trained on large image data, using labels, outperform others.',
	];
	for (const sentence of whole) {
		it(`never breaks "${sentence}"`, () => assert.deepEqual(condense(sentence), [sentence]));
	}

	it('ends before a list whose other points are in the next sentences', () => {
		assert.equal(
			condense('WavTokenizer offers several advantages over earlier models: 1) extreme compression.')[0],
			'WavTokenizer offers several advantages over earlier models.',
		);
	});

	it('cuts nothing inside quotation marks and mathematics', () => {
		const sentence =
			'We prove the famous theorem of Bayes on "priors, which are, using much" and $a, which b$.';
		assert.deepEqual(condense(sentence), [sentence]);
	});
});

describe('dropReport', () => {
	const cases: readonly (readonly [string, string])[] = [
		['Extensive experiments on three data sets show that ECAR is fast.', 'ECAR is fast.'],
		['Automatic and human evaluations demonstrate that our method is better.', 'Our method is better.'],
		['We conduct extensive experiments, and our model wins.', 'Our model wins.'],
		['Our results suggest that models may be better.', 'Our results suggest that models may be better.'],
		['Experiments show that it is better.', 'Experiments show that it is better.'],
	];
	for (const [sentence, rest] of cases) {
		it(`makes "${rest}" of "${sentence}"`, () => assert.equal(dropReport(sentence), rest));
	}
});

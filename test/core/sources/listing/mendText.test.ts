import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { mendAbstract, mendTitle } from '../../../../src/core/sources/listing/mendText';

const tables: Readonly<Record<string, readonly (readonly [source: string, mended: string])[]>> = {
	'multiplication signs that lost their backslash': [
		['requiring 10times FLOPs reduction and 5times speedup', 'requiring 10× FLOPs reduction and 5× speedup'],
		['a 2.33times speed-up', 'a 2.33× speed-up'],
		['(35times faster', '(35× faster'],
		['a 256times256 image', 'a 256×256 image'],
		['512times512times3', '512×512×3'],
		['at 256*256 and 384 * 384', 'at 256×256 and 384×384'],
		['on 4timesA100', 'on 4×A100'],
		['(a ktimes k grouping)', '(a $k \\times k$ grouping)'],
		['HtimesWtimes3 pixels', '$H \\times W \\times 3$ pixels'],
		['an N times N matrix', 'an $N \\times N$ matrix'],
		['3times10^6 samples', '$3 \\times 10^6$ samples'],
		['3 \\times faster', '3 × faster'],
	],
	'the word "times"': [
		['5 times, three times, sometimes, 3 times faster', '5 times, three times, sometimes, 3 times faster'],
		[
			'future timesteps, 10timesteps, a times series model',
			'future timesteps, 10timesteps, a times series model',
		],
		['n times a day; times change', 'n times a day; times change'],
	],
	'stripped mathematics': [
		['sequences R_y(mathbf x_0) for', 'sequences $R_y(\\mathbf x_0)$ for'],
		['each mathbf y in R_y(mathbf x_0) that', 'each $\\mathbf y \\in R_y(\\mathbf x_0)$ that'],
		['input mathbf u for', 'input $\\mathbf u$ for'],
		['simple k^{th}-order processes for k > 1,', 'simple $k^{th}$-order processes for k > 1,'],
		['space mathbb R^d and', 'space $\\mathbb R^d$ and'],
		['prompts of kleq 10 tokens', 'prompts of $k \\leq 10$ tokens'],
		['costs mathcal{O}(n log n) time', 'costs $\\mathcal{O}(n \\log n)$ time'],
		['O(n^2) and O(1/\\sqrt{T})', '$O(n^2)$ and $O(1/\\sqrt{T})$'],
		['10^-3 and 10^6', '$10^{-3}$ and $10^6$'],
		['\\alpha-divergence and lambda^2', '$\\alpha$-divergence and $\\lambda^2$'],
		['mathbf{x}_0 sim mathcal{N}(0, I)', '$\\mathbf{x}_0 \\sim \\mathcal{N}(0, I)$'],
		['LoRA^{2} and w_{ij}', 'LoRA$^{2}$ and $w_{ij}$'],
		['sim10\\% and sim400M', '∼10% and ∼400M'],
		['$\\pm$1 and $\\sim$36\\%', '±1 and ∼36%'],
	],
	'escapes and symbols': [
		['45\\% of R\\&D, \\#1, \\{x\\}, a\\_b, \\$5', '45% of R&D, #1, {x}, a_b, $5'],
		['requires \\textless2MB', 'requires <2MB'],
		['p &lt; 0.05 &amp; so on', 'p < 0.05 & so on'],
		[
			'caf\\\'e, na\\"{i}ve, Erd\\H{o}s, \\v{S}koda, \\L{}o\\\'s, Na\\"{\\i}ve',
			'café, naïve, Erdős, Škoda, Łoś, Naïve',
		],
	],
	macros: [
		[
			'modules (\\eg, DINOv2), \\ie~this, Li \\etal. say, \\wrt x',
			'modules (e.g., DINOv2), i.e. this, Li et al. say, w.r.t. x',
		],
		[
			'we develop \\ModelName, and \\ModelName~opens; \\ours{} wins',
			'we develop ModelName, and ModelName opens; ours wins',
		],
		['\\emph{one} \\textbf{two \\textit{three}} \\textsc{Four} {\\em five}', 'one two three Four five'],
		[
			'\\url{https://a.org/b_c} and \\href{https://a.org}{here}',
			'https://a.org/b_c and here (https://a.org)',
		],
		['as shown~\\cite{a,b}, and \\citep[p.~3]{c}.', 'as shown, and.'],
		['**Roads to Rome (R2R)**, and *so* on', 'Roads to Rome (R2R), and so on'],
	],
	'ties and what is left of citations': [
		['Byte-~and Word-Level', 'Byte- and Word-Level'],
		[
			'\\ModelName~significantly outperforms SD3.5 Large~sd3 and GPT4o~gpt4o with DALL-E 3~dalle3 in',
			'ModelName significantly outperforms SD3.5 Large and GPT4o with DALL-E 3 in',
		],
		['Stable Diffusion 3~sd3 and BERT~devlin2018bert,', 'Stable Diffusion 3 and BERT,'],
		['Figure~3, with~llama3, about ~10% and 2~3', 'Figure 3, with llama3, about ~10% and 2~3'],
	],
	'quotation marks, dashes, braces': [
		["a ``token'' here", 'a “token” here'],
		["term as \"tokenization bias''. Then", 'term as “tokenization bias”. Then'],
		["a `single' one, don't, rock 'n' roll", "a ‘single’ one, don't, rock 'n' roll"],
		['events---and 10--20 -- or --flag', 'events—and 10–20 – or --flag'],
		[
			'image generation} on ImageNet; state-of-the-art}certified',
			'image generation on ImageNet; state-of-the-art certified',
		],
	],
};

describe('mendAbstract', () => {
	for (const [kind, rows] of Object.entries(tables)) {
		describe(`mends ${kind}`, () => {
			for (const [source, mended] of rows) {
				it(`“${source}”`, () => {
					assert.equal(mendAbstract(source), mended);
					assert.equal(mendAbstract(mended), mended);
				});
			}
		});
	}

	for (const clean of [
		'We use C++ and C#, a_b, max_tokens, __init__ and np.x_1 in code.',
		'See https://x.org/~user/a_b--c?x=1^2*3*4 and github.com/a_b/c**d, or mail a_b@mail.org.',
		'Inline `x_0^2` code stays, $x_0 = \\mathbf{y}\\%$ stays, and so do $5 and $10.',
		'A* search beats B* trees (*P < 0.05, **P < 0.01) for p < 0.05 and f(x) = y.',
		'The set {0, 1}, the 256x256 grid, alpha version 2, epsilon-greedy, sim2real, sim-to-real at 5 pm 3 people.',
		'Its doi is 10.1000/abc_def--ghi, its path C:\\new\\table.',
	]) {
		it(`leaves “${clean.slice(0, 40)}…” as it is`, () => {
			assert.equal(mendAbstract(clean), clean);
		});
	}

	it('takes a letter with a letter below for mathematics only beside a sure mark', () => {
		assert.equal(mendAbstract('the state x_t evolves'), 'the state x_t evolves');
		assert.equal(mendAbstract('the state x_t from mathbf x_0'), 'the state $x_t$ from $\\mathbf x_0$');
	});

	it('keeps paragraphs, and a title on one line', () => {
		assert.equal(mendAbstract('One\\%  two. \n\nThree'), 'One% two.\n\nThree');
		assert.equal(mendTitle(' Byte-~and\n Word-Level '), 'Byte- and Word-Level');
	});

	it('does not change mended text again, whatever the text', () => {
		const piece = fc.constantFrom(
			...Object.values(tables).flatMap((rows) => rows.flatMap(([source]) => source.split(' '))),
			'$',
			'\\',
			'{',
			'}',
			'``',
			"''",
			'~',
			'_',
			'^',
			'mathbf',
			'x',
			'3',
			'times',
			'**',
			'https://a.b/c_d',
		);
		const text = fc.array(fc.tuple(piece, fc.constantFrom(' ', ' ', '')), { maxLength: 14 });
		fc.assert(
			fc.property(text, (pieces) => {
				const once = mendAbstract(pieces.flat().join(''));
				assert.equal(mendAbstract(once), once);
			}),
			{ numRuns: 400 },
		);
	});

	it('never changes an address', () => {
		const address = fc
			.tuple(
				fc.constantFrom('https://a.org/', 'http://www.b.io/~x/', 'github.com/', 'www.c.net/'),
				fc.stringMatching(/^(?:[\w~%=?&-]{1,8}[/_*^-]){0,4}\w{1,8}$/),
			)
			.map((parts) => parts.join(''));
		fc.assert(
			fc.property(address, (url) => {
				assert.ok(mendAbstract(`We gain 45\\% at ${url} with mathbf x_0, caf\\'e.`).includes(url));
			}),
			{ numRuns: 200 },
		);
	});

	it('changes nothing in three quarters of the sample, and leaves no residue in the rest', () => {
		const abstracts = readFileSync('corpus/trending-papers.txt', 'utf8')
			.split('\n')
			.filter((line) => line.length > 200);
		const mended = abstracts.map(mendAbstract);
		assert.ok(mended.filter((text, at) => text === abstracts[at]).length > 45);
		for (const text of mended) {
			const prose = text.replaceAll(/\$[^$]+\$|https?:\S+/g, '');
			assert.doesNotMatch(prose, /\\|``|''|~|\dtimes|\*|[{}^_]|math(?:bf|bb)/);
		}
	});
});

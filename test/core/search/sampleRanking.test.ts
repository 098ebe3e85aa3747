import { strict as assert } from 'node:assert';
import type { Paper } from '../../../src/core/model/paper';
import { found, indexOf, sampleIndex, samplePapers } from './papers';

/** What people call the systems of the sample library, by the beginning of the paper's title. */
const systems: Readonly<Record<string, readonly string[]>> = {
	'E-CAR: Efficient': ['E-CAR', 'ECAR', 'e-car', 'e car'],
	'Fourier Head': ['Fourier Head', 'fourier-head'],
	'LLMCad: Fast': ['LLMCad', 'llmcad', 'LLM-Cad'],
	'Bridging Continuous and Discrete': ['TokenBridge', 'token bridge'],
	'Plug-and-Play Context': ['ReCAP', 'recap'],
	'SoftCoT++': ['softcot++', 'SoftCoT++', 'softcot'],
	'Continuous Speculative Decoding': ['CSpD', 'continuous speculative'],
	'Beyond Next-Token': ['xAR', 'xar', 'next-x prediction'],
	'Improving Autoregressive Image Generation through': ['CTF', 'coarse-to-fine'],
	'VTBench: Evaluating': ['VTBench', 'vt bench'],
	'GOAT-TTS': ['GOAT-TTS', 'goattts', 'goat tts'],
	'Orthus: Autoregressive': ['Orthus'],
	'MeshCraft: Exploring': ['MeshCraft', 'mesh craft'],
	'DINOISER: Diffused': ['DINOISER', 'dinoiser'],
	'Nexus-Gen': ['Nexus-Gen', 'nexusgen', 'nexus gen'],
	'FlexTok: Resampling': ['FlexTok', 'flextok'],
	'SkipDecode: Autoregressive': ['SkipDecode', 'skip decode'],
	'Critical Tokens Matter': ['cDPO', 'critical tokens'],
	'Continuous Speech Tokens': ['Flow-Omni', 'flowomni'],
	'Phenaki: Variable': ['Phenaki'],
	'R2R: Efficiently': ['R2R', 'r2r', 'Roads to Rome'],
	'Learn Your Tokens': ['learn your tokens'],
	'Cabrita: closing': ['Cabrita', 'openCabrita'],
	'Robust Latent Matters': ['pFID', 'robust latent'],
	'Lookahead: An Inference': ['Lookahead'],
	'Efficient Generative Modeling with Residual': ['ResGen'],
	'TokenUnify: Scalable': ['TokenUnify', 'token unify'],
	'One-Prompt-One-Story': ['One-Prompt-One-Story', '1Prompt1Story', 'one prompt one story'],
	'Token-Shuffle': ['Token-Shuffle', 'tokenshuffle', 'token shuffle'],
	'Keyformer: KV': ['Keyformer', 'keyformer'],
	'Elucidating the design space': ['ELM'],
	'Planting a SEED': ['planting a seed'],
	'Hiding Text in Large': ['unconditional token forcing confusion'],
	'S2D: Sorted': ['S2D', 's2d'],
	'SongGen: A Single': ['SongGen', 'song gen'],
	'AriEL: volume': ['AriEL', 'ariel'],
	'Distilled Decoding 1': ['Distilled Decoding', 'distilled decoding 1'],
	'ENAT: Rethinking': ['ENAT', 'EfficientNAT'],
	'Aurora-M': ['Aurora-M', 'auroram'],
	'HiTVideo: Hierarchical': ['HiTVideo', 'hitvideo', 'hit video'],
	'TokenFlow: Unified': ['TokenFlow', 'token-flow'],
	'CosyVoice: A Scalable': ['CosyVoice', 'cosy voice'],
	'Turning Trash into Treasure': ['token recycling', 'trash into treasure'],
	'Iterative Token Evaluation': ['ITER'],
	'KL3M Tokenizers': ['KL3M', 'kl3m tokenizers'],
	'Sparse VideoGen2': ['SVG2', 'Sparse VideoGen2', 'videogen2'],
	'Soft Thinking': ['soft thinking'],
	'Locally Typical Sampling': ['typical sampling'],
	'Duo-LLM': ['Duo-LLM', 'duollm', 'duo llm'],
	'Divot: Diffusion': ['Divot'],
	'CoIn: Counting': ['CoIn', 'coin'],
	'WavTokenizer: an Efficient': ['wavtokenizer', 'WavTokenizer', 'wav tokenizer', 'wav-tokenizer'],
	'Paraformer: Fast': ['Paraformer'],
	'Accelerating Diffusion Language': ['FreeCache', 'free cache'],
	'TouchTTS: An Embarrassingly': ['TouchTTS', 'touch tts'],
	'Making LLaMA SEE': ['SEED tokenizer', 'seed tokenizer'],
	'Large Concept Models': ['large concept models', 'LCM team'],
	'Linguistic Entity Masking': ['linguistic entity masking', 'LEM'],
};

const plain = indexOf(samplePapers);

function assertFirst(query: string, paper: Paper, index = sampleIndex): void {
	assert.equal(found(index, query, 1)[0], paper.citekey, `“${query}”`);
}

/** The words with a letter missing in the longest. */
function withSlip(words: readonly string[]): string {
	const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
	return words.join(' ').replace(longest, `${longest.slice(0, 3)}${longest.slice(4)}`);
}

describe('each of the 73 sample papers', () => {
	for (const paper of samplePapers) {
		it(`is first by title, citekey, arXiv id and by parts and slips of its title: ${paper.title.slice(0, 40)}`, () => {
			const words = paper.title.split(' ');
			assertFirst(paper.title.toLowerCase(), paper, plain);
			assertFirst(paper.title, paper);
			assertFirst(`@${paper.citekey}`, paper);
			assertFirst(`arXiv:${paper.arxiv}v1`, paper);
			assertFirst(words.slice(0, Math.ceil(words.length / 2)).join(' '), paper);
			assertFirst(words.slice(0, 4).join(' ').slice(0, -1), paper);
			assertFirst(withSlip(words.slice(0, 5)), paper);
		});
	}

	for (const [start, names] of Object.entries(systems)) {
		it(`is first by the name of its system: ${names[0]}`, () => {
			const paper = samplePapers.find(({ title }) => title.startsWith(start));
			assert.ok(paper, start);
			for (const name of names) {
				assertFirst(name, paper);
				assertFirst(name, paper, plain);
			}
		});
	}

	it('is first for its first author and year, where only one paper has both', () => {
		for (const paper of samplePapers) {
			const name = (of: Paper): string => of.author[0]?.family ?? of.author[0]?.literal ?? '';
			const same = samplePapers.filter(
				(other) => name(other) === name(paper) && other.issued?.year === paper.issued?.year,
			);
			if (same.length === 1) {
				assertFirst(`${name(paper)} ${paper.issued?.year}`, paper);
			}
		}
	});
});

import type { Paper } from '../model/paper';
import { toPlainText } from '../text/mathText';
import { squash } from './analyze';

/** What people call a paper by, each squashed. */
export interface PaperNames {
	/** From the title: what stands before its colon, if that is short enough for a name. */
	readonly own: readonly string[];
	/** From the abstract: "we propose TokenBridge", "… from coarse to fine (CTF)". */
	readonly introduced: readonly string[];
}

export function findNames(paper: Paper): PaperNames {
	const title = toPlainText(paper.title);
	const head = /^(.+?)(?::|\s[-–—]\s)\s*\S/u.exec(title)?.[1] ?? '';
	const own = head && head.trim().split(/\s+/).length <= longestName ? [squash(head)] : [];
	const introduced = new Set<string>();
	for (const match of toPlainText(paper.abstract ?? '').matchAll(introductionPattern)) {
		const rest = match[1] ?? '';
		const name = rest.match(namePattern)?.[0];
		const short = /\(([^()\s]{2,20})\)/.exec(rest)?.[1];
		for (const found of [name, short]) {
			if (found && !ordinaryNames.has(squash(found))) {
				introduced.add(squash(found));
			}
		}
	}
	return { own: own.filter(Boolean), introduced: [...introduced].filter(Boolean) };
}

const longestName = 4;

// A verb that brings something new, then up to the end of the sentence, but not far.
const introductionPattern =
	/\b(?:propos|introduc|present|develop|releas|nam|call|term|dubb)(?:e|es|ed|ing|s)?\b((?:[^.;]|\.(?=\S)){1,120})/giu;
// A word with a capital or a digit after its first letter, and a letter somewhere: TokenBridge, xAR, R2R, CTF, 1Prompt1Story.
const namePattern =
	/(?<![\p{L}\d])(?=[\p{L}\d]*\p{L})[\p{L}\d](?=[\p{L}\d+-]*[\p{Lu}\d])[\p{L}\d+]*(?:-[\p{L}\d+]+)*/u;

/** Names that everybody's sentences hold. */
const ordinaryNames: ReadonlySet<string> = new Set(
	'ai ar llm llms lm lms nlp ml rl rnn cnn gan gans vae vaes tts asr gpu gpus 2d 3d 1d sota mllm mllms vlm vlms api'.split(
		' ',
	),
);

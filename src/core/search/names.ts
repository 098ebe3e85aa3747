import type { Paper } from '../model/paper';
import { squash } from './analyze';
import { plainText } from './paperFields';

/** What people call a paper by its title, squashed: what stands before its colon, if that is short enough for a name. */
export function ownNames(paper: Paper): string[] {
	const head = headPattern.exec(plainText(paper.title))?.[1] ?? '';
	const isShort = head.trim().split(/\s+/).length <= longestName;
	return [isShort ? squash(head) : ''].filter(Boolean);
}

/** The names that a paper's abstract introduces, squashed: "we propose TokenBridge", "… from coarse to fine (CTF)". */
export function introducedNames(paper: Paper): string[] {
	const abstract = plainText(paper.abstract ?? '');
	const introduced = new Set<string>();
	for (const match of abstract.matchAll(introductionPattern)) {
		const rest = match[1] ?? '';
		const name = rest.match(namePattern)?.[0];
		const short = /\(([^()\s]{2,20})\)/.exec(rest)?.[1];
		for (const found of [name, short]) {
			if (found && !ordinaryNames.has(squash(found))) {
				introduced.add(squash(found));
			}
		}
	}
	return [...introduced].filter(Boolean);
}

const longestName = 4;
const headPattern = /^(.+?)(?::|\s[-–—]\s)\s*\S/u;

// A verb that brings something new, then up to the end of the sentence, but not far.
const introductionPattern =
	/\b(?:propos|introduc|present|develop|releas|nam|call|term|dubb)(?:e|es|ed|ing|s)?\b((?:[^.;]|\.(?=\S)){1,120})/gi;
// A word with a capital or a digit after its first letter, and a letter somewhere: TokenBridge, xAR, R2R, CTF, 1Prompt1Story.
const namePattern =
	/(?<![\p{L}\d])(?=[\p{L}\d]*\p{L})[\p{L}\d](?=[\p{L}\d+-]*[\p{Lu}\d])[\p{L}\d+]*(?:-[\p{L}\d+]+)*/u;

/** Names that everybody's sentences hold. */
const ordinaryNames: ReadonlySet<string> = new Set(
	'ai ar llm llms lm lms nlp ml rl rnn cnn gan gans vae vaes tts asr gpu gpus 2d 3d 1d sota mllm mllms vlm vlms api'.split(
		' ',
	),
);

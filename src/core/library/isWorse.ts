import type { SourceContent } from '../model/entry';

/**
 * Whether a source was probably caught while something was writing it: it has errors that it had not before, and entries
 * are gone. Then what was read before is shown on, until the source reads well again (Zotero's automatic export rewrites a
 * file as a whole; a person types an entry letter by letter).
 */
export function isWorse(content: SourceContent, lastGood: SourceContent): boolean {
	return content.entries.length < lastGood.entries.length && countErrors(content) > countErrors(lastGood);
}

function countErrors({ problems }: SourceContent): number {
	return problems.filter(({ severity }) => severity === 'error').length;
}

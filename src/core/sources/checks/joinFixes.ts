import type { SpanEdit } from '../../text/spanEdits';
import type { SpanFix } from './spanFix';

/** The edits of several fixes at once, in text order. One that reaches into another before it is left out: with that, the text is another. */
export function joinFixes(fixes: readonly SpanFix[]): readonly SpanEdit[] {
	const joined: SpanEdit[] = [];
	for (const { edits } of [...fixes].sort((a, b) => startOf(a) - startOf(b))) {
		const [first] = edits;
		const last = joined.at(-1);
		if (first && (!last || last.end < first.start)) {
			joined.push(...edits);
		}
	}
	return joined;
}

function startOf({ edits }: SpanFix): number {
	return edits[0]?.start ?? 0;
}

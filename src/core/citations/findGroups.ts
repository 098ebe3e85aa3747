import { spanAt } from '../text/range';
import type { FoundGroup } from './findings';
import type { ParsedText, SyntaxId } from './syntaxes/citationSyntax';
import { syntaxOf } from './syntaxes/syntaxes';

/** A group, and how it is written. */
export interface SyntaxGroup {
	readonly syntax: SyntaxId;
	readonly group: FoundGroup;
}

/**
 * The citations of all syntaxes in a text, in its order. Those of its language give way where another syntax makes more of the place:
 * in `[[@key]]` there is a wiki link, and no `[@key]`.
 */
export function findGroups(text: ParsedText, syntaxes: readonly SyntaxId[]): readonly SyntaxGroup[] {
	const found = syntaxes.map((syntax) => ({ syntax, groups: syntaxOf(syntax).find(text) }));
	const others = found.filter(({ groups }) => groups !== text.groups && groups.length > 0);
	const spans = others
		.flatMap(({ groups }) => groups.map(({ span }) => span))
		.sort((a, b) => a.start - b.start);
	const isCovered = ({ span }: FoundGroup): boolean => span.end <= (spanAt(spans, span.start)?.end ?? -1);
	const all = found.flatMap(({ syntax, groups }) =>
		groups.filter((group) => groups !== text.groups || !isCovered(group)).map((group) => ({ syntax, group })),
	);
	return others.length === 0
		? all
		: all.sort((a, b) => a.group.span.start - b.group.span.start || b.group.span.end - a.group.span.end);
}

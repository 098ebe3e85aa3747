import { isQuartoReference } from './crossReferences';
import type { SyntaxGroup } from './findGroups';
import type { FoundGroup } from './findings';
import type { SyntaxId } from './syntaxes/citationSyntax';

/**
 * The citations of a document that Quarto makes: what Pandoc reads as a citation, and Quarto as a reference to a figure or the like,
 * is none, whatever papers there are. LaTeX's commands are left to LaTeX.
 */
export function withoutCrossReferences(groups: readonly SyntaxGroup[]): readonly SyntaxGroup[] {
	return groups.flatMap(({ syntax, group }) => {
		const cited = readByQuarto.has(syntax) ? citedAlone(group) : group;
		return cited ? [{ syntax, group: cited }] : [];
	});
}

/** Whether what is written for the key is no citation in a document that Quarto makes. */
export function isLostInQuarto(citekey: string, syntax: SyntaxId): boolean {
	return readByQuarto.has(syntax) && isQuartoReference(citekey);
}

/** The group with what it cites alone; `undefined` when that is nothing. */
function citedAlone(group: FoundGroup): FoundGroup | undefined {
	const citations = group.citations.filter(({ citekey }) => !isQuartoReference(citekey));
	if (citations.length === group.citations.length) {
		return group;
	}
	const { kind, span, bracketSpan } = group;
	// `@fig-plan [@a]`: the brackets stand for themselves when the key before them does not count.
	const isHeadless = kind === 'bare' && citations[0] !== group.citations[0];
	return citations.length === 0
		? undefined
		: {
				...group,
				...(isHeadless && { kind: 'bracketed' as const, span: bracketSpan ?? span }),
				citations,
				hasCrossReferences: true,
			};
}

const readByQuarto: ReadonlySet<SyntaxId> = new Set(['pandoc', 'wikiLink']);

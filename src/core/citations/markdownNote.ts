import type { Findings, FoundGroup } from './findings';
import { parseMarkdown } from './markdownBlocks';
import { MarkdownText } from './markdownText';
import type { ParsedNote } from './parsedNote';

/** Reads a Markdown note as Pandoc does. */
export function parseMarkdownNote(text: string): ParsedNote {
	const findings = parseMarkdown(MarkdownText.ofNote(text));
	const metadata = findings.nocite.flatMap((nocite) =>
		resolveGroups(parseMarkdown(nocite)).map((group): FoundGroup => ({ ...group, place: 'metadata' })),
	);
	return {
		text,
		groups: [...metadata, ...resolveGroups(findings)],
		inert: [...findings.inert].sort((a, b) => a.start - b.start || b.end - a.end),
		blocks: [...findings.blocks].sort((a, b) => a.start - b.start),
		containers: [...findings.containers].sort((a, b) => a.start - b.start || b.end - a.end),
	};
}

/**
 * The groups that are citations once the whole note is known: `@good` may turn out to be an example's label, `@a [text]`
 * to have a link behind it.
 */
function resolveGroups(findings: Findings): FoundGroup[] {
	const { exampleLabels, linkLabels } = findings;
	return findings.groups
		.filter((group) => !(group.isPlainKey && exampleLabels.has(group.citations[0]?.citekey ?? '')))
		.filter((group) => group.inLabel === undefined || !linkLabels.has(group.inLabel))
		.map((group) =>
			group.linkLabel !== undefined && linkLabels.has(group.linkLabel) ? withoutBracket(group) : group,
		)
		.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function withoutBracket(group: FoundGroup): FoundGroup {
	const citations = group.citations
		.slice(0, 1)
		.map((citation) => ({ ...citation, locator: '', suffix: '', itemSpan: citation.span }));
	return { kind: group.kind, span: citations[0]?.span ?? group.span, citations, isPlainKey: true };
}

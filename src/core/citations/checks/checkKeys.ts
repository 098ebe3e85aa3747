import type { Citation, CitationGroup } from '../citation';
import { isCrossReference, isQuartoReference } from '../crossReferences';
import { isEverything } from '../markdown/nocite';
import type { CitationCheckCode, CitationFinding, KnownKeys } from './findings';
import { spanOf, type ReadNote } from './readNote';

/**
 * Keys of a group that no paper has, or none that this note may cite. A key that nobody has is not told where it may be something else: a
 * reference, a note that a wiki link names, or an entry of a bibliography that is missing.
 */
export function checkKeys(
	note: ReadNote,
	group: CitationGroup,
	known: Omit<KnownKeys, 'nearest'>,
): CitationFinding[] {
	return group.citations.flatMap((citation): CitationFinding[] => {
		const { citekey, range } = citation;
		const span = spanOf(note, range);
		if (citekey === '') {
			return [{ code: 'citation-empty-group', message: 'This citation has no key.', ...span }];
		}
		const newKey = known.newKeyOf?.(citekey);
		if (newKey !== undefined) {
			const message = `The citekey “${citekey}” is “${newKey}” now. Until the note is changed, only Marginalia finds the paper.`;
			return [{ code: 'citation-moved-key', message, ...span }];
		}
		const [title, ...others] = known.namesakes?.(citekey) ?? [];
		if (title !== undefined && others.length > 0) {
			const titles = [title, ...others].map((each) => `“${each}”`).join(' and ');
			const message = `“${citekey}” is the key of several works in the bibliographies of this document: ${titles}. Give all but one another key.`;
			return [{ code: 'citation-ambiguous-key', message, ...span }];
		}
		const place = isEverything(citation, group) ? 'here' : known.find(citekey);
		// In Typst a label and a paper are cited alike, and what no paper has may be a label of another file.
		const isReference = isCrossReference(citekey) || (group.syntax === 'typst' && isQuartoReference(citekey));
		const isOpen =
			place === undefined && (isReference || known.isPartial === true || isNoteLink(note, group));
		if (place === 'here' || isOpen) {
			return [];
		}
		if (place === 'elsewhere') {
			const message = `“${citekey}” is in the library, but not in the bibliographies of this document.`;
			return [{ code: 'citation-not-in-bibliography', message, ...span }];
		}
		const code = unknownCode(group);
		const advice = code === 'citation-unknown-name' ? ` If this is no citation, write “\\@${citekey}”.` : '';
		return [{ code, message: `No paper has the citekey “${citekey}”.${advice}`, ...span }];
	});
}

/**
 * Whether it is a wiki link to a note whose name begins with the sign, `[[@Doe, Collected Letters]]`, or that is embedded, `![[@doe99]]`.
 * Pandoc, which does not know them, finds brackets in brackets.
 */
function isNoteLink(note: ReadNote, group: CitationGroup): boolean {
	const { start, end } = spanOf(note, group.range);
	return (
		group.syntax === 'pandoc' &&
		group.kind === 'bracketed' &&
		note.dialect.syntaxes.includes('wikiLink') &&
		note.text[start - 1] === '[' &&
		note.text[end] === ']'
	);
}

/**
 * Citations that say nothing which their group does not say without them: the same as one before, or the key alone where
 * another of the group has it with a locator or words. Two pages of one work, each with its locator, are no duplicates.
 */
export function checkDuplicates(note: ReadNote, group: CitationGroup): CitationFinding[] {
	return duplicatesOf(group).map((citation) => ({
		code: 'citation-duplicate',
		message: `“${citation.citekey}” is cited twice in this group.`,
		...spanOf(note, citation.range),
	}));
}

/** What stands beside a reference to a figure or the like, which Quarto leaves out (github.com/quarto-dev/quarto-cli/issues/1186). */
export function checkCrossReferences(note: ReadNote, group: CitationGroup): CitationFinding[] {
	const { citations, range, hasCrossReferences } = group;
	const keys = citations.map(({ citekey }) => `“${citekey}”`).join(', ');
	const message = `Quarto makes references to figures and the like of this group, and leaves out ${keys}: cite apart from them.`;
	return hasCrossReferences ? [{ code: 'citation-malformed-group', message, ...spanOf(note, range) }] : [];
}

function duplicatesOf({ kind, place, citations }: CitationGroup): readonly Citation[] {
	return citations.filter((citation, at) => {
		// The author named in the text is part of the sentence.
		const isHead = at === 0 && kind === 'bare';
		return (
			!isHead &&
			place === 'text' &&
			citations.some((other, otherAt) => {
				if (otherAt === at || other.citekey !== citation.citekey) {
					return false;
				}
				return detailsOf(other) === detailsOf(citation) ? otherAt < at : isPlain(citation);
			})
		);
	});
}

function detailsOf({ prefix, locator, suffix }: Citation): string {
	return JSON.stringify([prefix, locator, suffix]);
}

function isPlain({ prefix, locator, suffix }: Citation): boolean {
	return prefix === '' && locator === '' && suffix === '';
}

function unknownCode({ kind, bracketRange, place }: CitationGroup): CitationCheckCode {
	return kind === 'bare' && !bracketRange && place === 'text'
		? 'citation-unknown-name'
		: 'citation-unknown-key';
}

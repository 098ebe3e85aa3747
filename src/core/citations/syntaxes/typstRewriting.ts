import type { Span } from '../../text/range';
import { deleteSpan, insertAt, replaceSpan, type SpanEdit } from '../../text/spanEdits';
import { isLabel, referenceEnd } from '../typst/typstLabel';
import { spaceGap, type GroupRewriting, type PlacedCitation, type PlacedGroup } from './groupRewriting';

/** Typst joins citations that follow each other by itself, in the order in which they stand. */
export const typstRewriting: GroupRewriting = {
	gap: spaceGap,
	listOf,
	putInText,
	putInBrackets,
};

/**
 * Those around it that are written alike: what may stand behind a reference need not mean the same behind a call. A function of the
 * document's own, which may take several works, makes what it likes of them.
 */
function listOf(text: string, groups: readonly PlacedGroup[], at: number): readonly PlacedCitation[] {
	const group = groups[at];
	if (group && isOwnCall(text, group)) {
		return group.citations;
	}
	const isAlike = (other: PlacedGroup | undefined): boolean =>
		other !== undefined &&
		!isOwnCall(text, other) &&
		text[other.span.start] === text[group?.span.start ?? 0] &&
		other.citations[0]?.mode === group?.citations[0]?.mode;
	let [first, end] = [at, at + 1];
	while (isAlike(groups[first - 1])) {
		first--;
	}
	while (isAlike(groups[end])) {
		end++;
	}
	return groups.slice(first, end).flatMap(({ citations }) => citations);
}

/** `@a[p. 3]` as `#cite(<a>, supplement: [p. 3], form: "prose")`, and a call with that form. */
function putInText(
	text: string,
	{ kind, span, bracketSpan, citations: [citation] }: PlacedGroup,
): readonly SpanEdit[] | undefined {
	if (!citation || citation.mode !== 'normal' || !isLabel(citation.citekey) || isOwnCall(text, { span })) {
		return undefined;
	}
	if (kind !== 'bare') {
		return withProseForm(text, span);
	}
	const opening = replaceSpan({ start: span.start, end: citation.keySpan.start }, '#cite(<');
	// What stands right behind a call may go on with it or, a semicolon, belong to it.
	const close = `${proseForm})${goesOnPattern.test(text.slice(span.end, span.end + 2)) ? ';' : ''}`;
	return bracketSpan
		? [opening, insertAt(bracketSpan.start, '>, supplement: '), insertAt(span.end, close)]
		: [opening, insertAt(span.end, `>${close}`)];
}

/** Whether it is a call of a function other than `cite`. */
function isOwnCall(text: string, { span: { start, end } }: Pick<PlacedGroup, 'span'>): boolean {
	return text[start] !== '@' && !/^#?cite\(/.test(text.slice(start, Math.min(end, start + 6)));
}

function withProseForm(text: string, { start, end }: Span): readonly SpanEdit[] | undefined {
	const source = text.slice(start, end);
	const usual = /(?<=[(,]\s*form:\s*)"normal"/.exec(source);
	if (usual) {
		return [
			replaceSpan({ start: start + usual.index, end: start + usual.index + usual[0].length }, '"prose"'),
		];
	}
	const close = /\s*,?\s*\)$/.exec(source)?.index ?? source.length - 1;
	return /[(,]\s*form:/.test(source) ? undefined : [insertAt(start + close, proseForm)];
}

/**
 * `#cite(<a>, supplement: [p. 3], form: "prose")` as `@a[p. 3]`, or, where the call says more or no reference can stand there, without
 * the form.
 */
function putInBrackets(
	text: string,
	{ kind, span, citations: [citation] }: PlacedGroup,
): readonly SpanEdit[] | undefined {
	const source = text.slice(span.start, span.end);
	const form = formPattern.exec(source);
	if (kind === 'bare' || !citation || !form || isOwnCall(text, { span })) {
		return undefined;
	}
	const call = plainCallPattern.exec(source);
	const [, supplement] = call ?? [];
	// A semicolon that ends the call goes with it.
	const end = text[span.end] === ';' ? span.end + 1 : span.end;
	const { start: keyStart, end: keyEnd } = citation.keySpan;
	const behindKey = supplement ?? text.slice(end, end + longestLabel);
	const isReference =
		referenceEnd(citation.citekey + behindKey, 0) === citation.citekey.length &&
		(supplement !== undefined || !behindKey.startsWith('['));
	if (!call || !isReference) {
		const start = span.start + form.index;
		return [deleteSpan({ start, end: start + form[0].length })];
	}
	const opening = replaceSpan({ start: span.start, end: keyStart }, '@');
	if (supplement === undefined) {
		return [opening, deleteSpan({ start: keyEnd, end })];
	}
	const bracket = text.indexOf(supplement, keyEnd);
	return [
		opening,
		deleteSpan({ start: keyEnd, end: bracket }),
		deleteSpan({ start: bracket + supplement.length, end }),
	];
}

const proseForm = ', form: "prose"';
const formPattern = /,\s*form:\s*"prose"|(?<=\(\s*)form:\s*"prose"\s*,\s*/;
/** A call that says no more than a reference can, and the form; this may be before the key and on either side of the supplement. */
const plainCallPattern =
	/^#cite\(\s*(?:form:\s*"\w+"\s*,\s*)?<[^<>\s]+>(?:,\s*form:\s*"\w+")?(?:,\s*supplement:\s*(\[(?:[^[\]]|\[[^[\]]*\])*\]))?(?:,\s*form:\s*"\w+")?\s*,?\s*\)$/;
const goesOnPattern = /^(?:[;([]|\.[\p{ID_Start}_])/u;
const longestLabel = 200;

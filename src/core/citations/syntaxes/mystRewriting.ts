import { lookUp } from '../../model/lookUp';
import { replaceSpan, type SpanEdit } from '../../text/spanEdits';
import { anyGap, type GroupRewriting, type PlacedGroup } from './groupRewriting';

export const mystRewriting: GroupRewriting = {
	gap: anyGap,
	listOf: (_text, groups, at) => groups[at]?.citations ?? [],
	merge,
	putInText: (text, group) => rename(text, group, inText),
	putInBrackets: (text, group) => rename(text, group, inBrackets),
};

/** `` {cite:p}`a` {cite:p}`b` `` as `` {cite:p}`a, b` ``, by semicolons where the first has them. */
function merge(text: string, groups: readonly PlacedGroup[]): readonly SpanEdit[] | undefined {
	const [first] = groups;
	if (!first || groups.some((group) => roleOf(text, group) !== roleOf(text, first))) {
		return undefined;
	}
	const separator = separatorOf(text, first);
	const edits = groups.slice(1).map(({ span, citations: [next] }, at) => ({
		start: groups[at]?.citations.at(-1)?.itemSpan.end ?? span.start,
		end: next?.itemSpan.start ?? span.start,
		newText: separator,
	}));
	return edits.every(({ start, end }) => betweenPattern.test(text.slice(start, end))) ? edits : undefined;
}

function separatorOf(text: string, { citations: [first, second] }: PlacedGroup): string {
	return second && text.slice(first?.itemSpan.end, second.itemSpan.start).includes(';') ? '; ' : ', ';
}

/** The same works in another role. */
function rename(
	text: string,
	group: PlacedGroup,
	roles: Readonly<Record<string, string>>,
): readonly SpanEdit[] | undefined {
	const role = roleOf(text, group);
	const other = lookUp(roles, role);
	const start = group.span.start + 1;
	return other === undefined ? undefined : [replaceSpan({ start, end: start + role.length }, other)];
}

function roleOf(text: string, { span, bracketSpan }: PlacedGroup): string {
	return text.slice(span.start + 1, (bracketSpan?.start ?? span.end) - 1);
}

const inText: Readonly<Record<string, string>> = {
	cite: 'cite:t',
	'cite:p': 'cite:t',
	'cite:ps': 'cite:ts',
	'footcite:p': 'footcite:t',
	'footcite:ps': 'footcite:ts',
};

const inBrackets: Readonly<Record<string, string>> = {
	'cite:t': 'cite:p',
	'cite:ts': 'cite:ps',
	'footcite:t': 'footcite:p',
	'footcite:ts': 'footcite:ps',
};

/** The end of one list and the beginning of the next, with nothing beside works. */
const betweenPattern = /^[\s,;]*`+\s*\{[a-z:]+\}`+[\s,;]*$/;

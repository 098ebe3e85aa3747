import type { Span } from '../../../text/range';
import { insertAt } from '../../../text/spanEdits';
import type { PlacedGroup } from '../groupRewriting';
import { emptyFault, type FaultyText, type SyntaxFault, type SyntaxFix } from './syntaxFault';

/** `#cite()`, `#cite(<a>, <b>)`, which is one work too many, and calls and supplements that are not closed. */
export function typstFaults({ text, kindAt, groups }: FaultyText): readonly SyntaxFault[] {
	const empty = [...text.matchAll(emptyPattern)]
		.filter(({ index }) => kindAt(index) === 'prose')
		.map(({ index, 0: call }) => emptyFault('call', { start: index, end: index + call.length }));
	return [...empty, ...groups.flatMap((group) => faultOf(text, group) ?? [])];
}

function faultOf(
	text: string,
	{ span, bracketSpan, citations: [citation] }: PlacedGroup,
): SyntaxFault | undefined {
	const isCall = text[span.start] !== '@';
	const behind = citation ? citation.keySpan.end : span.end;
	if (bracketSpan && text[span.end - 1] !== (isCall ? ')' : ']')) {
		const what = isCall ? 'call' : 'supplement';
		const message = `This ${what} is not closed, so that all behind it belongs to it.`;
		const fix = isCall && citation ? closing(text, span, citation) : undefined;
		return { code: 'citation-malformed-group', message, start: span.start, end: behind, fix };
	}
	const isCite = /^#?cite\(/.test(text.slice(span.start, span.end));
	const second = isCite ? secondPattern.exec(text.slice(behind, span.end)) : undefined;
	return second
		? {
				code: 'citation-malformed-group',
				message: 'A call cites one work: another key needs a call of its own.',
				start: behind + second[0].length - (second[1]?.length ?? 0),
				end: behind + second[0].length,
			}
		: undefined;
}

/**
 * The parenthesis belongs behind the arguments that are whole, and with a bracket behind a locator at its line's end. Where another
 * argument is not whole, nothing tells where.
 */
function closing(
	text: string,
	span: Span,
	{ citekey, keySpan }: PlacedGroup['citations'][number],
): SyntaxFix | undefined {
	const rest = text.slice(keySpan.end, span.end);
	const whole = wholePattern.exec(rest)?.[0].length;
	const open = whole === undefined ? null : openSupplementPattern.exec(rest.slice(whole));
	const end = (whole ?? 0) + (open?.[0].length ?? 0);
	return whole === undefined || (!open && /^\s*,\s*\w+\s*:/.test(rest.slice(whole)))
		? undefined
		: {
				title: 'Close the call',
				edits: [insertAt(keySpan.end + end, open ? '])' : ')')],
				touched: span,
				citekeys: [citekey],
				releases: true,
			};
}

/** What closes the key, and the named arguments behind it. */
const wholePattern = /^(?:>|"\s*\))(?:\s*,\s*\w+\s*:\s*(?:"[^"\\\n]*"|\[[^[\]\n]*\]|none|auto))*/;
/** A supplement that its line does not close, of a term and numbers alone: of other words nothing tells which belong to it. */
const openSupplementPattern =
	/^\s*,\s*supplement\s*:\s*\[ *(?:[\p{L}§¶]+\.?[ ~]*)?\p{N}+(?:(?:, *|[-–]+)\p{N}+)*(?=[ \t\r]*(?:\n|$))/u;
const emptyPattern = /(?<!\\)#cite\(\s*\)/g;
const secondPattern = /^(?:>|"\s*\))\s*,\s*(<[^<>\s]*>)/;

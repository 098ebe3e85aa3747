import type { Problem } from '../../model/problem';
import type { Slices } from '../../model/slices';
import { comparePositions } from '../../text/position';
import { LineIndex } from '../../text/lineIndex';
import { checkItems, type ItemFinding, type PlacedItem } from './checkItems';
import { itemLevels, type ItemCheckCode } from './checkLevels';

/** What the reader of a file says and what the checks of its items find, in text order. */
export function* itemProblems(
	format: 'csl' | 'ris',
	text: string,
	read: readonly Problem[],
	items: Iterable<PlacedItem>,
): Slices<readonly Problem[]> {
	const lines = new LineIndex(text);
	const found = (yield* checkItems(items)).map((finding) => toProblem(format, finding, lines));
	const known = new Set(found.map(placeAndCode));
	const others = read.filter((problem) => !known.has(placeAndCode(problem)));
	return [...others, ...found].sort((a, b) => comparePositions(a.range.start, b.range.start));
}

/** Of two problems that are alike in these, what a check finds says more. */
function placeAndCode({ code, range: { start } }: Problem): string {
	return `${start.line}:${start.character} ${code}`;
}

function toProblem(format: 'csl' | 'ris', finding: ItemFinding, lines: LineIndex): Problem {
	const { kind, message, related } = finding;
	const code = `${format}-${kind}` as ItemCheckCode;
	return {
		code,
		severity: itemLevels[code],
		message,
		range: lines.rangeOf(finding),
		...(related && {
			related: related.map((place) => ({ range: lines.rangeOf(place), message: place.message })),
		}),
	};
}

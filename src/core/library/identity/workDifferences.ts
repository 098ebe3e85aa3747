import { areSameContainer, areSamePublisher } from './containerNames';
import type { WorkFacts } from './workFacts';
import { isIssued, isPart, type WorkKind } from './workKind';

/** One journal, series or conference, or for books one publisher. */
export function haveSameHost(a: WorkFacts, b: WorkFacts): boolean {
	return (
		(a.container !== '' && b.container !== '' && areSameContainer(a.container, b.container)) ||
		(a.container === '' &&
			b.container === '' &&
			a.publisher !== '' &&
			b.publisher !== '' &&
			areSamePublisher(a.publisher, b.publisher))
	);
}

/** Two journals, series or conferences. */
export function haveOtherContainers(a: WorkFacts, b: WorkFacts): boolean {
	return a.container !== '' && b.container !== '' && !areSameContainer(a.container, b.container);
}

/**
 * Kinds that one work cannot be of both. What one source has in a journal, another may have at a conference, as long as the
 * names agree; an entry of no kind may be anything.
 */
export function areOtherKinds(a: WorkFacts, b: WorkFacts): boolean {
	if (a.kind === b.kind || a.kind === 'unknown' || b.kind === 'unknown') {
		return false;
	}
	const isSamePage = a.page !== '' && a.page === b.page && a.title.full === b.title.full;
	const canBeBoth = (isPart(a.kind) && isPart(b.kind)) || (isIssued(a.kind) && isIssued(b.kind));
	return !(canBeBoth && (isSamePage || haveSameHost(a, b)));
}

/**
 * Columns, letters and pages of one title, days apart, of which neither the address nor the key nor an ISBN says that they are one: print follows the
 * web soon.
 */
export function areOfOtherDays(a: WorkFacts, b: WorkFacts): boolean {
	const isSameName = (a.url !== '' && a.url === b.url) || (a.citekey !== '' && a.citekey === b.citekey);
	const isOtherDay = a.day !== undefined && b.day !== undefined && Math.abs(a.day - b.day) > mostDaysToPrint;
	return (isOtherDay || areOfOtherMonths(a, b)) && !isSameName && !haveSameIsbn(a, b);
}

/** Reports and such that a group brings out under one title every month, or twice a year, without a number. */
function areOfOtherMonths(a: WorkFacts, b: WorkFacts): boolean {
	const isOtherMonth =
		a.month !== undefined && b.month !== undefined && a.year === b.year && a.month !== b.month;
	return isOtherMonth && a.initial === '' && b.initial === '' && (a.number === '' || a.number !== b.number);
}

/**
 * Books with no ISBN in common, of two publishers, or only one of which is another edition than the first: what one changed, the
 * other need not have.
 */
export function areOtherPrintings(a: WorkFacts, b: WorkFacts): boolean {
	return (
		a.isbns.length > 0 &&
		b.isbns.length > 0 &&
		!haveSameIsbn(a, b) &&
		(isLaterEdition(a) !== isLaterEdition(b) ||
			(a.publisher !== '' && b.publisher !== '' && !areSamePublisher(a.publisher, b.publisher)))
	);
}

/** Whether one ISBN stands in both. */
export function haveSameIsbn(a: WorkFacts, b: WorkFacts): boolean {
	return a.isbns.some((isbn) => b.isbns.includes(isbn));
}

function isLaterEdition({ edition }: WorkFacts): boolean {
	return edition !== '' && edition !== '1';
}

/** At most one apart, as where print follows the web. */
export function areYearsNear(a: WorkFacts, b: WorkFacts): boolean {
	return a.year === undefined || b.year === undefined || Math.abs(a.year - b.year) <= 1;
}

/** Whether one of the two is of this kind. */
export function isEither(a: WorkFacts, b: WorkFacts, kind: WorkKind): boolean {
	return a.kind === kind || b.kind === kind;
}

/** Whether neither number ends in the other, as `94-100` does in `CMU-CS-94-100`, TR-7 in TR-007, and TR-12 does not in TR-2. */
export function haveOtherNumbers(a: string, b: string): boolean {
	if (a === '' || b === '' || withoutBreaks(a) === withoutBreaks(b)) {
		return false;
	}
	const [one, other] = [withoutZeros(a), withoutZeros(b)];
	return !endsIn(one, other) && !endsIn(other, one);
}

function endsIn(number: string, end: string): boolean {
	return `-${number}`.endsWith(`-${end}`);
}

/** `2020-7` of `2020-007`. */
function withoutZeros(number: string): string {
	return number.replace(/(?<!\d)0+(?=\d)/g, '');
}

/** "US 1,234,567" and "US1234567" are one. */
function withoutBreaks(number: string): string {
	return number.replaceAll('-', '');
}

/** No number of the one is the other's; as many numbers, as those of the issue and of all issues, have to be the same. */
export function haveOtherIssues(a: readonly string[], b: readonly string[]): boolean {
	if (a.length === 0 || b.length === 0) {
		return false;
	}
	return a.length === b.length
		? a.some((issue) => !b.includes(issue))
		: !a.some((issue) => b.includes(issue));
}

/** Whether both say something, and not the same. */
export function differ(a: string, b: string): boolean {
	return a !== '' && b !== '' && a !== b;
}

const mostDaysToPrint = 3;

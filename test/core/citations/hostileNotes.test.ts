import assert from 'node:assert/strict';
import { findCitations } from '../../../src/core/citations/findCitations';

describe('Hostile notes', () => {
	const hostile: Readonly<Record<string, (size: number) => string>> = {
		'inline notes that nothing closes': (size) => '^['.repeat(size / 2),
		'marks of notes that nothing closes': (size) => '[^'.repeat(size / 2),
		'link definitions in one block': (size) => lines(size, (at) => `[a${at}]: http://x`),
		'link definitions with titles': (size) => lines(size, (at) => `[a${at}]: http://x "t"`),
		'divs that nothing closes': (size) => lines(size, (at) => `::: a${at}\n\n(@a${at}) b\n`),
		'headings with brackets that nothing closes': (size) => lines(size, (at) => `# [@a${at}`),
		'lines over rules with brackets that nothing closes': (size) => lines(size, () => '[@a\n---'),
	};
	for (const [name, make] of Object.entries(hostile)) {
		it(`take no more than linear work for ${name}`, () => {
			assertLinear(make);
		}).timeout(20_000);
	}
});

/** Four times the text is four times the work, give or take; sixteen times would be quadratic. */
function assertLinear(make: (size: number) => string): void {
	const few = make(20_000);
	const many = make(80_000);
	const [work, moreWork] = [leastWork(few), leastWork(many)];
	assert.ok(
		moreWork < 9 * work + 20,
		`${work} ms for ${few.length} characters, ${moreWork} for ${many.length}`,
	);
}

/** Milliseconds that the processor was at it, of some tries: others may get in the way of one. */
function leastWork(note: string): number {
	const tries = Array.from({ length: 3 }, () => {
		const start = process.cpuUsage();
		findCitations(note);
		return process.cpuUsage(start).user / 1000;
	});
	return Math.min(...tries);
}

function lines(size: number, line: (at: number) => string): string {
	const all: string[] = [];
	for (let at = 0, length = 0; length < size; at++) {
		all.push(line(at));
		length += line(at).length + 1;
	}
	return all.join('\n');
}

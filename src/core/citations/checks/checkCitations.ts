import { finish, type Slices } from '../../model/slices';
import type { CheckLevels } from '../../model/problem';
import { checkBracket, type BracketFault } from './checkBrackets';
import { checkCrossReferences, checkDuplicates, checkKeys } from './checkKeys';
import { syntaxFaults } from './checkSyntaxes';
import { toProblems, type CitationFinding, type CitationProblem, type KnownKeys } from './findings';
import { groupsByStart, looseBracketsOf } from './looseBrackets';
import { readNote, type ReadNote } from './readNote';

export interface CitationCheckOptions {
	readonly levels?: CheckLevels;
}

/** The problems of a note's citations, in text order. */
export function checkCitations(
	note: string,
	known: KnownKeys,
	options: CitationCheckOptions = {},
): CitationProblem[] {
	return finish(checkInSlices(readNote(note), known, options));
}

/** The same in slices, of a note that has been read. */
export function* checkInSlices(
	note: ReadNote,
	known: Omit<KnownKeys, 'nearest'>,
	{ levels = {} }: CitationCheckOptions = {},
): Slices<CitationProblem[]> {
	const findings: CitationFinding[] = [];
	for (const [at, group] of note.map.citationGroups.entries()) {
		findings.push(
			...checkKeys(note, group, known),
			...checkDuplicates(note, group),
			...checkCrossReferences(note, group),
		);
		if (at % groupsInSlice === 0) {
			yield;
		}
	}
	const others = syntaxFaults(note);
	yield;
	const brackets = (yield* bracketFaults(note, known)).filter(
		({ finding }) => !others.some(({ start, end }) => start <= finding.start && finding.end <= end),
	);
	findings.push(...others, ...brackets.map(({ finding }) => finding));
	return toProblems(findings, note, levels);
}

/** All brackets of a note that were meant for citations and are none. */
export function* bracketFaults(note: ReadNote, known: Pick<KnownKeys, 'find'>): Slices<BracketFault[]> {
	const isKnown = (citekey: string): boolean => known.find(citekey) !== undefined;
	const groups = groupsByStart(note);
	const faults: BracketFault[] = [];
	for (const [at, block] of note.map.blocks.entries()) {
		if (proseBlocks.has(block.kind)) {
			for (const bracket of looseBracketsOf(note, block, groups)) {
				faults.push(...[checkBracket(note, bracket, isKnown)].filter((fault) => fault !== undefined));
			}
		}
		if (at % blocksInSlice === 0) {
			yield;
		}
	}
	return faults;
}

const proseBlocks: ReadonlySet<string> = new Set(['paragraph', 'heading', 'table']);
const groupsInSlice = 100;
const blocksInSlice = 100;

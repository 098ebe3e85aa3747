import type { Problem, Severity } from '../model/problem';
import { decodeSource } from './encoding';
import { findSourceFormat } from './sourceFormat';

/**
 * All that is wrong in a file by every check of its format, in text order; the worst where there are very many.
 *
 * @param known what reading these very bytes has told, where that was done: they are not read as a source once more.
 * @returns `undefined` where its format has no checks beyond what reading it tells, or it is too large to be held as a whole.
 */
export function checkSource(
	fileName: string,
	bytes: Uint8Array,
	known?: readonly Problem[],
): readonly Problem[] | undefined {
	if (bytes.length > mostBytes) {
		return undefined;
	}
	const { text, encoding, problems } = decodeSource(bytes);
	if (!encoding) {
		return problems;
	}
	const ofEncoding = new Set(problems.map(({ code }) => code));
	const read = known?.filter(({ code }) => !ofEncoding.has(code));
	const found = findSourceFormat(fileName, text)?.check?.(text, read);
	return found && worst([...problems, ...found]);
}

function worst(problems: readonly Problem[]): readonly Problem[] {
	const ranked = [...problems].sort((a, b) => rank[a.severity] - rank[b.severity]);
	const shown = new Set(ranked.slice(0, mostProblems));
	return problems.filter((problem) => shown.has(problem));
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

/** To check a file takes some four times its room. */
const mostBytes = 50_000_000;
/** VS Code shows no more of one file. */
const mostProblems = 1000;

import { lookUp } from '../core/model/lookUp';
import path from 'node:path';
import { checkInSlices } from '../core/citations/checks/checkCitations';
import { readNote } from '../core/citations/checks/readNote';
import { findAmbiguousKeys } from '../core/library/ambiguousKeys';
import type { Library } from '../core/library/library';
import { missingBibliographies } from '../core/library/projects/missingBibliography';
import { isTypstPath } from '../core/library/workspaceFiles';
import type { Problem } from '../core/model/problem';
import { finish } from '../core/model/slices';
import { toKnownKeys } from '../core/notes/knownKeys';
import { checkFrontMatterReferences } from '../core/sources/checks/checkCslYaml';
import { atLevel } from '../core/sources/checks/checkLevels';
import { findSourceFormat } from '../core/sources/sourceFormat';
import { compareTexts } from '../core/text/compareTexts';
import { comparePositions } from '../core/text/position';
import { missingPaperProblems } from '../core/topics/topicProblems';
import { type Command, parseCall, printJson, printLines, UsageError } from './command';
import { problemLine } from './files';
import { readWorkspace, type Workspace, type WorkspaceBibliography, type WorkspaceNote } from './workspace';
import type { WorkspaceFolder } from './workspaceFolder';

export const checkCommand: Command = {
	usage: [
		'check PATH… [--format text|json|github]     what is wrong in notes and bibliographies; exit code 1 if any is an error',
	],
	async run(args) {
		const { values, positionals } = parseCall(args, { format: { type: 'string', default: 'text' } });
		const print = lookUp(formats, values.format);
		if (!print) {
			throw new UsageError(`--format takes ${Object.keys(formats).join(', ')}, not “${values.format}”.`);
		}
		if (positionals.length === 0) {
			throw new UsageError('check takes files or folders.');
		}
		const found = checkWorkspace(await readWorkspace(positionals));
		print(found.map(({ file, problem }) => ({ file: path.relative('', file), problem })));
		return found.some(({ problem }) => problem.severity === 'error') ? 1 : undefined;
	},
};

interface FileProblem {
	readonly file: string;
	readonly problem: Problem;
}

/** By files, in the order of the text. */
function checkWorkspace(workspace: Workspace): readonly FileProblem[] {
	const { folders, library, notes } = workspace;
	const found = [
		...folders.filter(({ isAsked }) => isAsked).flatMap((folder) => checkFolder(folder, library)),
		...[...workspace.bibliographies].flatMap(([file, bibliography]) =>
			(bibliography.isAsked ? checkBibliography(file, bibliography) : []).map((problem) => ({
				file,
				problem,
			})),
		),
		...ambiguousKeys(workspace).filter(({ file }) => workspace.bibliographies.get(file)?.isAsked),
		...notes.flatMap((note) => checkNote(note, library).map((problem) => ({ file: note.file, problem }))),
	];
	return found.sort(
		(a, b) => compareTexts(a.file, b.file) || comparePositions(a.problem.range.start, b.problem.range.start),
	);
}

/** What it keeps for Marginalia. */
function checkFolder({ keys, topics }: WorkspaceFolder, library: Library): readonly FileProblem[] {
	const papers = library.citableIn(undefined);
	const missing = missingPaperProblems(topics, (citekey) => papers.find(citekey)?.id);
	return [
		...keys.problems.map((problem) => ({ file: keys.file, problem })),
		...[...topics.problems, ...missing].map((problem) => ({ file: topics.file, problem })),
	];
}

/** All that the checks of its format find, or else what its reader says. */
function checkBibliography(file: string, { text, problems }: WorkspaceBibliography): readonly Problem[] {
	const isOfEncoding = ({ code }: Problem): boolean => code.startsWith('source-');
	const read = problems.filter((problem) => !isOfEncoding(problem));
	const found = findSourceFormat(file, text)?.check?.(text, read);
	return found ? [...problems.filter(isOfEncoding), ...found.flatMap((each) => atLevel(each, {}))] : problems;
}

function ambiguousKeys({ scopes, library }: Workspace): readonly FileProblem[] {
	return finish(findAmbiguousKeys(scopes, library)).map(({ source, problem }) => ({ file: source, problem }));
}

function checkNote(
	{ file, root, text, dialect, sources, missing }: WorkspaceNote,
	library: Library,
): readonly Problem[] {
	const known = {
		...toKnownKeys(library, library.citableIn(root, sources)),
		isPartial: missing.length > 0,
	};
	const files = missing.map((name) => ({ path: name, label: path.relative('', name) }));
	return [
		...missingBibliographies(text, isTypstPath(file), files),
		...finish(checkFrontMatterReferences(text)).flatMap((each) => atLevel(each, {})),
		...finish(checkInSlices(readNote(text, dialect), known)),
	];
}

const formats: Readonly<Record<string, (found: readonly FileProblem[]) => void>> = {
	text: (found) => printLines(found.map(({ file, problem }) => problemLine(file, problem))),
	json: (found) =>
		printJson(
			found.map(({ file, problem: { code, severity, message, range } }) => ({
				file,
				code,
				severity,
				message,
				range,
			})),
		),
	github: (found) => printLines(found.map(toAnnotation)),
};

/** A workflow command of GitHub Actions, which shows at the line of the file (docs.github.com, “Workflow commands”). */
function toAnnotation({ file, problem: { code, severity, message, range } }: FileProblem): string {
	const properties = Object.entries({
		file: file.split(path.sep).join('/'),
		line: range.start.line + 1,
		col: range.start.character + 1,
		endLine: range.end.line + 1,
		endColumn: range.end.character + 1,
		title: code,
	}).map(([name, value]) => `${name}=${escapeData(String(value)).replace(/:/g, '%3A').replace(/,/g, '%2C')}`);
	const kind = severity === 'information' ? 'notice' : severity;
	return `::${kind} ${properties.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
	return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

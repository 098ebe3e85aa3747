import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/textEdit';
import { EditedText } from './file/editedText';
import { findAmbiguity, findTopic, nameOf, parentPath } from './file/findTopic';
import type { TopicEdit, TopicEditFailure } from './file/topicEdit';
import { readTopics, type TopicsDocument } from './file/topicNodes';
import {
	addTexts,
	copyTopic,
	dropTexts,
	dropTopic,
	ensureTopic,
	writeText,
	type TopicStep,
} from './file/topicSteps';
import { withoutEmptyLevels } from './groupingRules';

export type { TopicEdit, TopicEditFailure } from './file/topicEdit';

/**
 * What to change in the text of `.marginalia/topics.yml` for what the user does; `[]` where all is as wanted already.
 *
 * Everything else stays as it is, to the byte, comments above all. What comes in is written as its neighbours are. A file that is
 * no YAML, or would not be read as it is meant, is not touched: then the failure says why.
 */
export function editTopics(text: string, edit: TopicEdit): readonly TextEdit[] | TopicEditFailure {
	const before = readTopics(text);
	const steps = stepsOf(before, edit);
	if ('message' in steps) {
		return steps;
	}
	const edited = new EditedText(text);
	let document = before;
	for (const step of steps) {
		const edits = step(document);
		if ('message' in edits) {
			return edits;
		}
		if (edits.length > 0) {
			edited.apply(edits);
			document = readTopics(edited.text);
		}
		if (document.faults.length > 0) {
			return cannotWrite;
		}
	}
	if (document.problems.length > before.problems.length) {
		return cannotWrite;
	}
	const index = new LineIndex(text);
	return edited.edits.map((each) => ({ range: index.rangeOf(each), newText: each.newText }));
}

/** Whether an edit cannot be made. */
export function isFailure(result: readonly TextEdit[] | TopicEditFailure): result is TopicEditFailure {
	return 'message' in result;
}

function stepsOf(document: TopicsDocument, edit: TopicEdit): readonly TopicStep[] | TopicEditFailure {
	const [fault] = document.problems.filter(({ code }) => code === 'topics-broken');
	if (fault) {
		const line = fault.range.start.line + 1;
		return { message: `The file of topics has an error in line ${line}: mend it first. ${fault.message}` };
	}
	const [path = '', to = ''] = pathsOf(edit).map(toPath);
	if (path === '' || (to === '' && edit.kind === 'movePapers')) {
		return { message: 'A topic needs a name.' };
	}
	return findAmbiguity(document, path) ?? findAmbiguity(document, to) ?? stepsAt(document, edit, path, to);
}

/** The steps of an edit, given its paths as the file has them. */
function stepsAt(
	document: TopicsDocument,
	edit: TopicEdit,
	path: string,
	to: string,
): readonly TopicStep[] | TopicEditFailure {
	switch (edit.kind) {
		case 'add':
			return findTopic(document, path) ? isThere(path) : [ensureTopic(path, edit)];
		case 'rename': {
			const name = edit.name.trim();
			if (name === '' || name.includes('/')) {
				return { message: 'The name of a topic is not empty and has no “/”.' };
			}
			const newPath = joinPath(parentPath(path), name);
			return relocate(document, path, newPath, edit.isGiven, [writeText(path, 'name', name)]);
		}
		case 'move': {
			if (to === path || to.startsWith(`${path}/`)) {
				return { message: `“${path}” cannot come below itself.` };
			}
			const steps = [ensureTopic(to), copyTopic(path, to), dropTopic(path)];
			return relocate(document, path, joinPath(to, nameOf(path)), edit.isGiven, steps);
		}
		case 'remove':
			return findTopic(document, path)
				? [dropTopic(path)]
				: { message: `“${path}” is not in the file of topics: your sources give it.` };
		case 'setQuery':
			return setText(path, 'query', edit.query.trim());
		case 'setDescription':
			return setText(path, 'description', edit.description.trim());
		case 'addPapers':
			return addPapers(path, edit.citekeys);
		case 'removePapers':
			return removePapers(path, edit.citekeys, edit.excepted);
		case 'movePapers':
			return path === to
				? []
				: [...removePapers(path, edit.citekeys, edit.excepted), ...addPapers(to, edit.citekeys)];
	}
}

function pathsOf(edit: TopicEdit): readonly string[] {
	return edit.kind === 'movePapers'
		? [edit.from, edit.to]
		: edit.kind === 'move'
			? [edit.path, edit.to]
			: [edit.path];
}

/** @param steps take a topic that is in the file to its new path. */
function relocate(
	document: TopicsDocument,
	path: string,
	newPath: string,
	isGiven: boolean | undefined,
	steps: readonly TopicStep[],
): readonly TopicStep[] | TopicEditFailure {
	if (newPath === path) {
		return [];
	}
	if (findTopic(document, newPath)) {
		return isThere(newPath);
	}
	const from = givenPaths(document, path);
	if (!findTopic(document, path)) {
		return [ensureTopic(newPath, { from })];
	}
	return isGiven ? [...steps, addTexts(newPath, 'from', from)] : steps;
}

/** How sources may call a topic that shows at a path: so, or as a topic above it takes it by its own `from`. */
function givenPaths(document: TopicsDocument, path: string): readonly string[] {
	const given: string[] = [];
	for (let above = parentPath(path); above !== ''; above = parentPath(above)) {
		for (const { text } of findTopic(document, above)?.topic.from ?? []) {
			given.push(text + path.slice(above.length));
		}
	}
	return [...given, path];
}

function setText(path: string, key: 'description' | 'query', text: string): readonly TopicStep[] {
	const ensured = text === '' ? [] : [ensureTopic(path, { [key]: text })];
	return [...ensured, writeText(path, key, text)];
}

function addPapers(path: string, citekeys: readonly string[]): readonly TopicStep[] {
	return citekeys.length === 0
		? []
		: [
				ensureTopic(path, { papers: citekeys }),
				addTexts(path, 'papers', citekeys),
				dropTexts(path, 'except', citekeys),
			];
}

function removePapers(
	path: string,
	citekeys: readonly string[],
	excepted: readonly string[] = [],
): readonly TopicStep[] {
	const except =
		excepted.length === 0
			? []
			: [ensureTopic(path, { except: excepted }), addTexts(path, 'except', excepted)];
	return [dropTexts(path, 'papers', citekeys), ...except];
}

function isThere(path: string): TopicEditFailure {
	return { message: `The topic “${path}” is there already.` };
}

function joinPath(above: string, name: string): string {
	return above === '' ? name : `${above}/${name}`;
}

/** A path as that of a topic in the file: no level is empty or has blanks at its ends. */
function toPath(path: string): string {
	return withoutEmptyLevels(
		path
			.split('/')
			.map((level) => level.trim())
			.join('/'),
	);
}

const cannotWrite: TopicEditFailure = {
	message: 'The file of topics is written in a way that this change would break: change it by hand.',
};

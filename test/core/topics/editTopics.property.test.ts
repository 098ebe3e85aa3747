import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { applyEdits } from '../../../src/core/text/textEdit';
import { editTopics, isFailure, type TopicEdit } from '../../../src/core/topics/editTopics';
import { parseTopicsFile } from '../../../src/core/topics/parseTopics';
import { newTopic, toPlain, writeTopicsFile, type PlainTopic } from './writeTopicsFile';

const names = ['A', 'B', 'C: d', 'E, F', '2024', "it's", '- x', 'G #1', 'null', 'é', '[z]', '"q"'];
const keys = ['a', 'b', 'c', 'd', '2020', 'x:y', '10.1/f', 'k,l', 'null', '#h', '{m}'];
const texts = ['', 'title:foo year:2024..', '"a b" -c', 'How pictures are made.', 'one: two, three'];

const key = fc.constantFrom(...keys);
const keyList = fc.uniqueArray(key, { maxLength: 4 });
const topics = topicsUpTo(3);

/** @param levels how many topics may stand below each other. */
function topicsUpTo(levels: number): fc.Arbitrary<PlainTopic[]> {
	const fields = {
		name: fc.constantFrom(...names),
		description: fc.constantFrom(...texts),
		query: fc.constantFrom(...texts),
		papers: keyList,
		except: keyList,
		from: fc.uniqueArray(fc.constantFrom('V', 'V/W', 'U, T'), { maxLength: 2 }),
		topics: levels > 1 ? topicsUpTo(levels - 1) : fc.constant<PlainTopic[]>([]),
	};
	const topic = fc.record(fields, { noNullPrototype: true });
	return fc.uniqueArray(topic, { maxLength: levels, selector: ({ name }) => name });
}

/** An edit but for its paths, which are those of topics that there are, or of one that there is not. */
const edit = fc.record({
	kind: fc.constantFrom(
		'add',
		'rename',
		'move',
		'remove',
		'setQuery',
		'setDescription',
		'addPapers',
		'removePapers',
		'movePapers',
	),
	at: fc.nat(),
	to: fc.nat(),
	name: fc.constantFrom(...names),
	text: fc.constantFrom(...texts),
	citekeys: fc.uniqueArray(key, { minLength: 1, maxLength: 5 }),
	excepted: fc.subarray(keys),
	isGiven: fc.boolean(),
});
type Recipe = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** A copy in which no two topics share a list. */
function toModel(all: readonly PlainTopic[]): PlainTopic[] {
	return all.map(({ papers, except, from, topics: below, ...rest }) => ({
		...rest,
		papers: [...papers],
		except: [...except],
		from: [...from],
		topics: toModel(below),
	}));
}

function pathsOf(all: readonly PlainTopic[], above = ''): string[] {
	return all.flatMap(({ name, topics: below }) => [above + name, ...pathsOf(below, `${above}${name}/`)]);
}

function toEdit(recipe: Recipe, model: readonly PlainTopic[]): TopicEdit {
	const paths = [...pathsOf(model), 'V/W/X', 'N'];
	const path = paths[recipe.at % paths.length] ?? '';
	const to = ['', ...paths][recipe.to % (paths.length + 1)] ?? '';
	const { kind, name, text, citekeys, isGiven } = recipe;
	const excepted = recipe.excepted.filter((each) => citekeys.includes(each));
	switch (kind) {
		case 'add': {
			const added = to === '' ? name : `${to}/${name}`;
			return { kind, path: added, query: text, papers: citekeys };
		}
		case 'rename':
			return { kind, path, name, isGiven };
		case 'move':
			return { kind, path, to, isGiven };
		case 'remove':
			return { kind, path };
		case 'setQuery':
			return { kind, path, query: text };
		case 'setDescription':
			return { kind, path, description: text };
		case 'addPapers':
			return { kind, path, citekeys };
		case 'removePapers':
			return { kind, path, citekeys, excepted };
		case 'movePapers':
			return { kind, from: path, to: to || 'N', citekeys, excepted };
	}
}

function find(model: PlainTopic[], path: string): PlainTopic | undefined {
	const [first, ...rest] = path.split('/');
	const topic = model.find(({ name }) => name === first);
	return topic && rest.length > 0 ? find(topic.topics, rest.join('/')) : topic;
}

function ensure(model: PlainTopic[], path: string): PlainTopic {
	const known = find(model, path);
	if (known) {
		return known;
	}
	const topic = newTopic(nameOf(path));
	siblings(model, path).push(topic);
	return topic;
}

/** The list that a topic stands in, or would. */
function siblings(model: PlainTopic[], path: string): PlainTopic[] {
	return path.includes('/') ? ensure(model, parentOf(path)).topics : model;
}

function nameOf(path: string): string {
	return path.split('/').at(-1) ?? '';
}

function parentOf(path: string): string {
	return path.split('/').slice(0, -1).join('/');
}

function addAll(list: string[], added: readonly string[]): void {
	list.push(...added.filter((each) => !list.includes(each)));
}

function removeAll(list: string[], removed: readonly string[]): void {
	list.splice(0, list.length, ...list.filter((each) => !removed.includes(each)));
}

function givenPaths(model: PlainTopic[], path: string): string[] {
	const given: string[] = [];
	for (let above = parentOf(path); above !== ''; above = parentOf(above)) {
		addAll(given, find(model, above)?.from.map((each) => each + path.slice(above.length)) ?? []);
	}
	return [...given, path];
}

/** Makes an edit in the model. @returns whether it can be made. */
function make(model: PlainTopic[], made: TopicEdit): boolean {
	const relocate = (path: string, newPath: string, isGiven: boolean | undefined): boolean => {
		if (path === newPath) {
			return true;
		}
		if (find(model, newPath)) {
			return false;
		}
		const given = givenPaths(model, path);
		const topic = find(model, path);
		if (!topic) {
			ensure(model, newPath).from = given;
			return true;
		}
		if (parentOf(path) !== parentOf(newPath)) {
			const list = siblings(model, newPath);
			const old = siblings(model, path);
			old.splice(old.indexOf(topic), 1);
			list.push(topic);
		}
		topic.name = nameOf(newPath);
		if (isGiven) {
			addAll(topic.from, given);
		}
		return true;
	};
	const removePapers = (path: string, citekeys: readonly string[], excepted: readonly string[]): void => {
		removeAll(find(model, path)?.papers ?? [], citekeys);
		if (excepted.length > 0) {
			addAll(ensure(model, path).except, excepted);
		}
	};
	const addPapers = (path: string, citekeys: readonly string[]): void => {
		const topic = ensure(model, path);
		addAll(topic.papers, citekeys);
		removeAll(topic.except, citekeys);
	};
	switch (made.kind) {
		case 'add':
			if (find(model, made.path)) {
				return false;
			}
			Object.assign(ensure(model, made.path), { query: made.query ?? '', papers: [...(made.papers ?? [])] });
			return true;
		case 'rename': {
			const above = parentOf(made.path);
			return relocate(made.path, above ? `${above}/${made.name}` : made.name, made.isGiven);
		}
		case 'move': {
			const { path, to, isGiven } = made;
			const isWithin = to === path || to.startsWith(`${path}/`);
			return !isWithin && relocate(path, to ? `${to}/${nameOf(path)}` : nameOf(path), isGiven);
		}
		case 'remove': {
			const topic = find(model, made.path);
			const list = topic ? siblings(model, made.path) : [];
			list.splice(topic ? list.indexOf(topic) : 0, 1);
			return topic !== undefined;
		}
		case 'setQuery':
		case 'setDescription': {
			const text = made.kind === 'setQuery' ? made.query : made.description;
			const topic = text === '' ? find(model, made.path) : ensure(model, made.path);
			Object.assign(topic ?? {}, made.kind === 'setQuery' ? { query: text } : { description: text });
			return true;
		}
		case 'addPapers':
			addPapers(made.path, made.citekeys);
			return true;
		case 'removePapers':
			removePapers(made.path, made.citekeys, made.excepted ?? []);
			return true;
		case 'movePapers':
			if (made.from !== made.to) {
				removePapers(made.from, made.citekeys, made.excepted ?? []);
				addPapers(made.to, made.citekeys);
			}
			return true;
	}
}

function commentsIn(text: string, pattern = /# (?:own|end)\d+\./g): string[] {
	return text.match(pattern) ?? [];
}

/** Comments that may go: those of what the edit takes away. */
function mayGo(text: string, made: TopicEdit): Set<string> {
	const takesAway = ['removePapers', 'movePapers', 'addPapers', 'setQuery', 'setDescription'];
	const ends = takesAway.includes(made.kind) ? commentsIn(text, /# end\d+\./g) : [];
	const path = made.kind === 'remove' ? made.path : undefined;
	const all = (list: ReturnType<typeof parseTopicsFile>['topics']): typeof list =>
		list.flatMap((topic) => [topic, ...all(topic.topics)]);
	const removed = all(parseTopicsFile(text).topics).find((topic) => topic.path === path);
	// A comment may stand between the dash and the topic.
	const every = text.split(/\r?\n/);
	let first = removed?.range.start.line ?? 0;
	while (first > 0 && /^\s*(?:#|$)/.test(every[first - 1] ?? '')) {
		first--;
	}
	first -= /^\s*-\s*(?:#|$)/.test(every[first - 1] ?? '') ? 1 : 0;
	const lines = every.slice(first);
	const behind = lines.findIndex(
		(line, at) => first + at > (removed?.range.end.line ?? 0) && !/^\s*(?:#|$)/.test(line),
	);
	const inside = lines.slice(0, behind < 0 ? undefined : behind);
	// With a topic that was the last, the line of `topics:` goes.
	const ofKeys = made.kind === 'remove' || made.kind === 'move' ? keyComments(text) : [];
	return new Set([...ends, ...ofKeys, ...(removed ? commentsIn(inside.join('\n')) : [])]);
}

function keyComments(text: string): string[] {
	return text.split('\n').flatMap((line) => (/topics:/.test(line) ? commentsIn(line) : []));
}

/** What stands between parts of a text that are in it in this order. */
function removedFrom(text: string, kept: readonly string[]): string {
	let at = 0;
	let removed = '';
	for (const part of kept) {
		const found = part === '' ? at : text.indexOf(part, at);
		removed += text.slice(at, found);
		at = found + part.length;
	}
	return kept.at(-1) === '' ? removed + text.slice(at) : removed;
}

describe('editTopics, in any file', () => {
	it('reads back every way to write a file', () => {
		fc.assert(
			fc.property(topics, fc.integer(), (model, seed) => {
				const text = writeTopicsFile(model, seed);
				const file = parseTopicsFile(text);
				assert.deepEqual(file.problems, [], text);
				assert.deepEqual(toPlain(file.topics), model, text);
			}),
			{ numRuns: 60 },
		);
	});

	it('makes each edit, and leaves all else as it is: topics, comments, line ends', () => {
		fc.assert(
			fc.property(topics, fc.integer(), fc.array(edit, { maxLength: 6 }), (start, seed, recipes) => {
				let model = start;
				let text = writeTopicsFile(model, seed);
				for (const recipe of recipes) {
					const made = toEdit(recipe, model);
					const expected = toModel(model);
					const isPossible = make(expected, made);
					const edits = editTopics(text, made);
					const told = `${JSON.stringify(made)}\n${text}`;
					if (isFailure(edits)) {
						const isInBrackets = made.kind === 'move' && edits.message.includes('brackets');
						assert.ok(!isPossible || isInBrackets, `${edits.message}\n${told}`);
						continue;
					}
					assert.ok(isPossible, told);
					const after = applyEdits(text, edits);
					if (made.kind === 'add') {
						// Nothing that stands there is written anew, but for a list that was empty.
						const replaced = edits.map(({ range }) => ({ range, newText: '\0' }));
						const kept = applyEdits(text, replaced).split('\0');
						assert.match(removedFrom(text, kept), /^\s*(?:\[\s*\]|~)?\s*$/, told);
					}
					const file = parseTopicsFile(after);
					assert.deepEqual(file.problems, [], `${told}\n---\n${after}`);
					assert.deepEqual(toPlain(file.topics), expected, `${told}\n---\n${after}`);
					const gone = commentsIn(text).filter((comment) => !after.includes(comment));
					const allowed = mayGo(text, made);
					const lost = gone.filter((comment) => !allowed.has(comment));
					assert.deepEqual(lost, [], `${lost.join()}${told}\n---\n${after}`);
					if (text.trim() !== '') {
						const other = text.includes('\r\n') ? /(?<!\r)\n/ : /\r/;
						assert.ok(!text.includes('\n') || !other.test(after), told);
						assert.equal(after.endsWith('\n') || after === '', text.endsWith('\n') || after === '', told);
					}
					[model, text] = [expected, after];
				}
			}),
			{ numRuns: 60 },
		);
	});
});

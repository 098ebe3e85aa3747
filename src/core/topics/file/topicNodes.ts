import type { Problem, RelatedPlace } from '../../model/problem';
import { LineIndex } from '../../text/lineIndex';
import type { Range, Span } from '../../text/range';
import { withoutEmptyLevels } from '../groupingRules';
import type { PlacedText, UserTopic } from '../topicsFile';
import { readYaml } from './readYaml';
import { fileKeys, keyLine, nearestTopicKey, topicKeys, type TextListKey } from './topicKeys';
import { findPair, isNothing, type YamlFault, type YamlMap, type YamlNode } from './yamlTree';

/** A topic, and where its parts stand in the text. */
export interface TopicNode {
	readonly topic: UserTopic;
	readonly map: YamlMap;
	readonly children: readonly TopicNode[];
}

export interface TopicsDocument {
	/** With line feeds for lone carriage returns, which end a line in editors but not in YAML. */
	readonly text: string;
	/** `undefined` for a text without anything but comments. */
	readonly root: YamlNode | undefined;
	/** What is no YAML, and so no place for an edit. */
	readonly faults: readonly YamlFault[];
	readonly topics: readonly TopicNode[];
	readonly problems: readonly Problem[];
}

/** Reads a file of topics with the places of all its parts; see `parseTopicsFile` for its problems. */
export function readTopics(written: string): TopicsDocument {
	const text = written.replace(/\r(?!\n)/g, '\n');
	const { root, faults } = readYaml(text, keyLine);
	const reader = new TopicReader(text);
	const topics = reader.readRoot(root);
	// What is no YAML reads as something odd: to say so would tell the same fault twice.
	const problems = faults.length > 0 ? reader.toProblems(faults) : reader.problems;
	return { text, root, faults, topics, problems };
}

class TopicReader {
	readonly problems: Problem[] = [];
	readonly #index: LineIndex;
	/** Where the name of each path stands first. */
	readonly #known = new Map<string, Range>();

	constructor(text: string) {
		this.#index = new LineIndex(text);
	}

	toProblems(faults: readonly YamlFault[]): readonly Problem[] {
		return faults.map((fault) => ({
			code: 'topics-broken',
			severity: 'error',
			message: `This is no YAML: ${fault.message}`,
			range: this.#index.rangeOf(fault),
		}));
	}

	readRoot(root: YamlNode | undefined): readonly TopicNode[] {
		if (root === undefined || isNothing(root)) {
			return [];
		}
		if (root.kind !== 'map') {
			this.#reportType(
				root,
				'A file of topics begins with “topics:”, and the list of topics stands below it.',
			);
			return [];
		}
		this.#checkKeys(root, fileKeys);
		return this.#readTopicsOf(root, '');
	}

	/** @param above the path of the topic that has the list; `''` for the file itself. */
	#readTopicsOf(map: YamlMap, above: string): readonly TopicNode[] {
		const list = findPair(map, 'topics')?.value;
		if (list === undefined || isNothing(list)) {
			return [];
		}
		if (list.kind !== 'list' || list.isAlias) {
			this.#reportType(list, 'Topics are a list: each begins with “- name:”.');
			return [];
		}
		return list.items.flatMap((item) => this.#readTopic(item.value, item, above) ?? []);
	}

	#readTopic(value: YamlNode | undefined, item: Span, above: string): TopicNode | undefined {
		if (value?.kind !== 'map') {
			const message = 'A topic has a name: write “- name:” before it.';
			this.#report('topics-missing-name', 'error', message, value ?? item);
			return undefined;
		}
		this.#checkKeys(value, topicKeys);
		const name = this.#readName(value);
		if (!name) {
			return undefined;
		}
		const path = above === '' ? name.text : `${above}/${name.text}`;
		this.#checkPath(path, name.range);
		const description = this.#readText(value, 'description', 'A description is a text.');
		const query = this.#readText(value, 'query', 'A query is a text, as it is written into the search.');
		const papers = this.#readTexts(value, 'papers', citekeysExpected);
		this.#checkPapers(papers);
		const except = this.#readTexts(value, 'except', citekeysExpected);
		const from = this.#readTexts(
			value,
			'from',
			'Write a list of topics that your sources give: “from: [Vision/Depth]”.',
		);
		const children = this.#readTopicsOf(value, path);
		const topic: UserTopic = {
			name: name.text,
			path,
			...(description && { description: description.text }),
			papers,
			except,
			...(query && { query }),
			from: from.map(({ text, range }) => ({ text: withoutEmptyLevels(text), range })),
			topics: children.map((child) => child.topic),
			range: this.#index.rangeOf(value),
			nameRange: name.range,
		};
		return { topic, map: value, children };
	}

	#readName(map: YamlMap): PlacedText | undefined {
		const pair = findPair(map, 'name');
		if (!pair) {
			const place = map.pairs[0]?.key ?? map;
			this.#report('topics-missing-name', 'error', 'This topic has no name: write “name:”.', place);
			return undefined;
		}
		const { value } = pair;
		if (value && value.kind !== 'text') {
			this.#reportType(value, 'A name is a text.');
			return undefined;
		}
		const text = value?.text.trim() ?? '';
		if (text !== '' && !text.includes('/')) {
			return { text, range: this.#index.rangeOf(value ?? pair) };
		}
		const message =
			text === ''
				? 'This topic has an empty name.'
				: `“${text}” is no name, since “/” parts a topic from those below it: write these under “topics:”.`;
		this.#report('topics-bad-name', 'error', message, value ?? pair);
		return undefined;
	}

	#readText(map: YamlMap, key: string, expected: string): PlacedText | undefined {
		const value = findPair(map, key)?.value;
		if (value === undefined || isNothing(value)) {
			return undefined;
		}
		if (value.kind !== 'text') {
			this.#reportType(value, expected);
			return undefined;
		}
		const text = value.text.trim();
		return text === '' ? undefined : { text, range: this.#index.rangeOf(value) };
	}

	#readTexts(map: YamlMap, key: TextListKey, expected: string): readonly PlacedText[] {
		const list = findPair(map, key)?.value;
		if (list === undefined || isNothing(list)) {
			return [];
		}
		if (list.kind !== 'list') {
			this.#reportType(list, expected);
			return [];
		}
		return list.items.flatMap((item) => {
			const { value } = item;
			const text = value?.kind === 'text' ? value.text.trim() : '';
			if (text === '') {
				this.#reportType(value ?? item, expected);
				return [];
			}
			return [{ text, range: this.#index.rangeOf(value ?? item) }];
		});
	}

	#checkPath(path: string, range: Range): void {
		const first = this.#known.get(path);
		if (!first) {
			this.#known.set(path, range);
			return;
		}
		const message = `The topic “${path}” stands here again: in the list of topics, both are one.`;
		this.#reportAt('topics-duplicate', 'warning', message, range, [
			{ range: first, message: `“${path}” stands here first.` },
		]);
	}

	#checkPapers(papers: readonly PlacedText[]): void {
		const known = new Map<string, Range>();
		for (const { text, range } of papers) {
			const first = known.get(text);
			if (first) {
				const message = `“${text}” stands in this topic already.`;
				const related = [{ range: first, message: 'It stands here first.' }];
				this.#reportAt('topics-duplicate-paper', 'information', message, range, related);
			} else {
				known.set(text, range);
			}
		}
	}

	#checkKeys({ pairs }: YamlMap, known: readonly string[]): void {
		for (const pair of pairs) {
			const key = pair.key?.kind === 'text' ? pair.key.text : '';
			if (!known.includes(key)) {
				const meant = nearestTopicKey(key, known);
				const hint = meant === undefined ? `Known are ${known.join(', ')}.` : `“${meant}” is.`;
				const message = `“${key}” is not known here, so it does not count. ${hint}`;
				this.#report('topics-unknown-key', 'warning', message, pair.key ?? pair);
			}
		}
	}

	#reportType(place: Span, expected: string): void {
		this.#report('topics-wrong-type', 'error', expected, place);
	}

	#report(code: string, severity: Problem['severity'], message: string, place: Span): void {
		this.#reportAt(code, severity, message, this.#index.rangeOf(place));
	}

	#reportAt(
		code: string,
		severity: Problem['severity'],
		message: string,
		range: Range,
		related?: readonly RelatedPlace[],
	): void {
		this.problems.push({ code, severity, message, range, ...(related && { related }) });
	}
}

const citekeysExpected = 'Write a list of citekeys: “[doe2024word, roe2025]”, or each in a line behind “-”.';

import type { UserTopic } from '../../../src/core/topics/topicsFile';
import { toScalar } from '../../../src/core/topics/file/toScalar';

/** A topic without its places in a text. */
export interface PlainTopic {
	name: string;
	description: string;
	query: string;
	papers: string[];
	except: string[];
	from: string[];
	topics: PlainTopic[];
}

export function newTopic(name: string, fields: Partial<PlainTopic> = {}): PlainTopic {
	return { name, description: '', query: '', papers: [], except: [], from: [], topics: [], ...fields };
}

export function toPlain(topics: readonly UserTopic[]): PlainTopic[] {
	return topics.map((topic) => ({
		name: topic.name,
		description: topic.description ?? '',
		query: topic.query?.text ?? '',
		papers: topic.papers.map(({ text }) => text),
		except: topic.except.map(({ text }) => text),
		from: topic.from.map(({ text }) => text),
		topics: toPlain(topic.topics),
	}));
}

/** Writes a file as somebody might, every choice of style at random: the same text for the same seed. */
export function writeTopicsFile(topics: readonly PlainTopic[], seed: number): string {
	return new RandomWriter(seed).write(topics);
}

class RandomWriter {
	#state: number;
	#comments = 0;
	#anchors = 0;
	readonly #topicIndent: number;
	readonly #listIndent: number;

	constructor(seed: number) {
		this.#state = seed;
		this.#topicIndent = this.#pick([0, 2, 2, 4]);
		this.#listIndent = this.#pick([0, 2, 2, 4]);
	}

	write(topics: readonly PlainTopic[]): string {
		const start = `${this.#maybe(10, '\uFEFF')}${this.#maybe(10, '---\n')}${this.#ownComment(0)}`;
		const isFlow = this.#chance(10);
		const body =
			topics.length === 0
				? this.#pick(['topics:', 'topics: []', 'topics: ~', ''])
				: `topics:${isFlow ? ` [${topics.map((topic) => this.#flowTopic(topic)).join(', ')}]` : this.#topics(topics, 0)}`;
		const text = `${start}${body}${body === '' ? '' : this.#pick(['\n', '\n', '', '\n\n'])}`;
		const end = text.endsWith('\n') && text !== '\n' ? this.#ownComment(0) : '';
		const eol = this.#pick(['\n', '\n', '\r\n']);
		return (text + end).replaceAll('\n', eol);
	}

	#topics(topics: readonly PlainTopic[], column: number): string {
		const dash = column + this.#topicIndent;
		const items = topics.map((topic) => {
			const before =
				this.#maybe(20, '\n') +
				this.#ownComment(dash)
					.replace(/\n$/, '')
					.replace(/^(?=.)/, '\n');
			const gap = this.#pick([1, 1, 1, 3]);
			const item = this.#chance(15) ? this.#flowTopic(topic) : this.#blockTopic(topic, dash + 1 + gap);
			return `${before}\n${' '.repeat(dash)}-${' '.repeat(gap)}${item}`;
		});
		return this.#endComment() + items.join('');
	}

	#blockTopic(topic: PlainTopic, column: number): string {
		const pairs = [`name: ${this.#scalar(topic.name)}${this.#endComment()}`];
		if (topic.description) {
			pairs.push(`description: ${this.#description(topic.description, column)}`);
		}
		if (topic.query) {
			pairs.push(`query: ${this.#scalar(topic.query)}${this.#endComment()}`);
		}
		for (const key of ['papers', 'except', 'from'] as const) {
			const texts = topic[key];
			if (texts.length > 0) {
				pairs.push(`${key}:${this.#list(texts, column)}`);
			} else if (this.#chance(5)) {
				pairs.push(`${key}:${this.#pick(['', ' []', ' ~'])}${this.#endComment()}`);
			}
		}
		if (topic.topics.length > 0) {
			pairs.push(`topics:${this.#topics(topic.topics, column)}`);
		}
		if (this.#chance(30)) {
			pairs.reverse();
		}
		const indent = ' '.repeat(column);
		return pairs
			.map((pair, at) => (at === 0 ? pair : `${this.#ownComment(column)}${indent}${pair}`))
			.join('\n');
	}

	#description(text: string, column: number): string {
		const indent = `\n${' '.repeat(column + 2)}`;
		const hasMarks = /["\\]/.test(text);
		return this.#pick([
			() => this.#scalar(text) + this.#endComment(),
			() => `>-${indent}${text.split(' ').join(indent)}`,
			() => `|${indent}${text}`,
			() => (hasMarks ? this.#scalar(text) : `"${text.split(' ').join(indent)}"${this.#endComment()}`),
		])();
	}

	#list(texts: readonly string[], column: number): string {
		switch (this.#pick(['flow', 'block', 'block', 'lines'])) {
			case 'flow':
				return ` ${this.#maybe(10, this.#anchor())}[${this.#maybe(20, ' ')}${texts.map((text) => this.#scalar(text, 'flow')).join(', ')}${this.#maybe(20, ',')}]${this.#endComment()}`;
			case 'lines': {
				const indent = ' '.repeat(column + 2);
				const lines = texts.map((text, at) => {
					const comma = at < texts.length - 1 || this.#chance(40) ? ',' : '';
					return `${indent}${this.#scalar(text, 'flow')}${comma}${this.#endComment()}`;
				});
				return ` [${this.#endComment()}\n${lines.join('\n')}\n${' '.repeat(column + 1)}]${this.#endComment()}`;
			}
			default: {
				const dash = column + this.#listIndent;
				const items = texts.map(
					(text) =>
						`${this.#ownComment(dash)}${' '.repeat(dash)}- ${this.#maybe(5, this.#anchor())}${this.#scalar(text)}${this.#endComment()}`,
				);
				return `${this.#endComment()}\n${items.join('\n')}`;
			}
		}
	}

	#flowTopic(topic: PlainTopic): string {
		const pairs = [`name: ${this.#scalar(topic.name, 'flow')}`];
		for (const key of ['description', 'query'] as const) {
			if (topic[key]) {
				pairs.push(`${key}: ${this.#scalar(topic[key], 'flow')}`);
			}
		}
		for (const key of ['papers', 'except', 'from'] as const) {
			if (topic[key].length > 0) {
				pairs.push(`${key}: [${topic[key].map((text) => this.#scalar(text, 'flow')).join(', ')}]`);
			}
		}
		if (topic.topics.length > 0) {
			pairs.push(`topics: [${topic.topics.map((each) => this.#flowTopic(each)).join(', ')}]`);
		}
		return `{${this.#chance(20) ? pairs.reverse().join(', ') : pairs.join(', ')}${this.#maybe(10, ',')}}`;
	}

	#scalar(text: string, place: 'block' | 'flow' = 'block'): string {
		return toScalar(text, place, this.#pick([undefined, undefined, undefined, 'single', 'double']));
	}

	#anchor(): string {
		return `&anchor${++this.#anchors} `;
	}

	#endComment(): string {
		return this.#chance(20) ? `${this.#pick([' ', '   '])}# end${++this.#comments}.` : '';
	}

	#ownComment(column: number): string {
		return this.#chance(15) ? `${' '.repeat(column)}# own${++this.#comments}.\n` : '';
	}

	#maybe(percent: number, text: string): string {
		return this.#chance(percent) ? text : '';
	}

	#chance(percent: number): boolean {
		return this.#next() * 100 < percent;
	}

	#pick<T>(choices: readonly T[]): T {
		return choices[Math.floor(this.#next() * choices.length)] ?? choices[0]!;
	}

	/** From 0 to 1: mulberry32. */
	#next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	}
}

import { citedCreators, type Paper } from '../../model/paper';
import { familyName } from '../../model/person';
import { ShardedMap } from '../../model/shardedMap';
import type { Slices } from '../../model/slices';
import { fold } from '../../text/fold';
import { sourcesOf, topicsOf, type QueryFacts } from './queryFacts';
import type { QueryField } from './queryTree';

/** The fields whose values a library has, in numbers that a list cannot name beforehand. */
export type ListedField = Exclude<QueryField, 'title' | 'has' | 'is'>;

export interface FieldValue {
	/** What to type behind the colon, without quotation marks. */
	readonly text: string;
	/** As it is shown: an author's whole name, where only the family name is typed. */
	readonly label: string;
	/** How many papers have it. */
	readonly papers: number;
}

/** What can stand behind the colons of a query: the authors, years, venues and so on of a library. */
export class FieldValues {
	/** Most papers first, those with as many in the order of the library; years newest first. With the label folded, which is what typed text is compared to. */
	readonly #values: ReadonlyMap<ListedField, readonly FoldedValue[]>;

	private constructor(values: ReadonlyMap<ListedField, readonly FoldedValue[]>) {
		this.#values = values;
	}

	/** In slices. */
	static *collect(papers: readonly Paper[], facts: QueryFacts): Slices<FieldValues> {
		const counts = new Map(listedFields.map((field) => [field, new Counts()]));
		for (const [at, paper] of papers.entries()) {
			for (const [field, found] of counts) {
				const labels = new Map(valuesIn[field](paper, facts));
				for (const [label, text] of labels) {
					found.count(label, text);
				}
			}
			if (at % papersPerStep === 0) {
				yield;
			}
		}
		const values = new Map<ListedField, readonly FoldedValue[]>();
		for (const [field, found] of counts) {
			values.set(field, yield* sorted(field, found.all));
		}
		return new FieldValues(values);
	}

	/** The values that begin with a text, then those that have it further on, accents and case aside; at most `limit`. */
	find(field: ListedField, typed: string, limit: number): readonly FieldValue[] {
		const wanted = fold(typed);
		const starting: FieldValue[] = [];
		const holding: FieldValue[] = [];
		for (const value of this.#values.get(field) ?? []) {
			const place = value.folded.indexOf(wanted);
			if (place === 0) {
				starting.push(value);
			} else if (place > 0 && holding.length < limit) {
				holding.push(value);
			}
			if (starting.length === limit) {
				break;
			}
		}
		return [...starting, ...holding]
			.slice(0, limit)
			.map(({ text, label, papers }) => ({ text, label, papers }));
	}
}

interface Count {
	readonly label: string;
	readonly text: string;
	papers: number;
}

/** How often each label came, in the order in which they came first. */
class Counts {
	readonly all: Count[] = [];
	readonly #byLabel = new ShardedMap<Count>();

	count(label: string, text: string): void {
		const known = this.#byLabel.get(label);
		if (known) {
			known.papers++;
		} else {
			const count = { label, text, papers: 1 };
			this.#byLabel.set(label, count);
			this.all.push(count);
		}
	}
}

interface FoldedValue extends FieldValue {
	readonly folded: string;
}

function* sorted(field: ListedField, found: readonly Count[]): Slices<readonly FoldedValue[]> {
	const byRank = new Map<number, FoldedValue[]>();
	let untilYield = labelsPerStep;
	for (const { label, text, papers } of found) {
		const rank = field === 'year' ? Number(label) : papers;
		const value = {
			text,
			label,
			papers,
			folded: plainPattern.test(label) ? label.toLowerCase() : fold(label),
		};
		const list = byRank.get(rank);
		if (list) {
			list.push(value);
		} else {
			byRank.set(rank, [value]);
		}
		if (--untilYield === 0) {
			untilYield = labelsPerStep;
			yield;
		}
	}
	return [...byRank].sort(([a], [b]) => b - a).flatMap(([, list]) => list);
}

type LabelAndText = readonly [label: string, text: string];

const valuesIn: Readonly<Record<ListedField, (paper: Paper, facts: QueryFacts) => readonly LabelAndText[]>> =
	{
		author: (paper) =>
			citedCreators(paper).flatMap((person) => {
				const { family, given, suffix } = person;
				const text = familyName(person);
				return text === ''
					? []
					: [[[text, family && given, suffix].filter(Boolean).join(', '), text] satisfies LabelAndText];
			}),
		topic: (paper, facts) => topicsOf(paper, facts).flatMap(pathsTo).map(toValue),
		tag: (paper, facts) =>
			topicsOf(paper, facts)
				.flatMap((path) => path.split('/').filter(Boolean))
				.map(toValue),
		venue: ({ 'container-title': venue }) => (venue === undefined ? [] : [toValue(venue)]),
		year: ({ issued }) => (issued ? [toValue(String(issued.year))] : []),
		key: ({ citekey }) => [toValue(citekey)],
		source: (paper, facts) => sourcesOf(paper, facts).map(toValue),
	};

const listedFields = [
	'author',
	'topic',
	'tag',
	'venue',
	'year',
	'key',
	'source',
] as const satisfies ListedField[];

function toValue(label: string): LabelAndText {
	return [label, label];
}

/** "A", "A/B" and "A/B/C" for the last of them: whoever asks for a topic asks for all below it. */
function pathsTo(path: string): readonly string[] {
	const levels = path.split('/').filter(Boolean);
	return levels.map((_, at) => levels.slice(0, at + 1).join('/'));
}

/** Most labels are plain, and folding takes long. */
const plainPattern = /^[ -~]*$/;
const papersPerStep = 200;
const labelsPerStep = 2000;

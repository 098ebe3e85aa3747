import type { QueryNode } from './queryTree';

/** What stands in one pair of parentheses, or outside of all, while it is read. */
export class QueryGroup {
	/** What has to hold, each as its alternatives; those of one are joined by `OR`. */
	readonly #parts: Operand[][] = [];
	/** Words with the same number follow each other with nothing between. */
	#run = 0;
	/** Whether an `OR` stands behind the last part. */
	#isJoining = false;
	/** Whether the last thing was understood, so that an `OR` may join it. */
	#hasLast = false;

	/**
	 * @param start where its parenthesis stands.
	 * @param negation where the `-` before that stands.
	 */
	constructor(
		readonly start = 0,
		readonly negation?: number,
	) {}

	/** @param node `undefined` for one that is passed over. */
	add(node: QueryNode | undefined): void {
		const last = this.#parts.at(-1);
		if (node?.kind !== 'words') {
			this.breakRun();
		}
		if (node && this.#isJoining && last) {
			last.push({ node, run: this.#run });
		} else if (node) {
			this.#parts.push([{ node, run: this.#run }]);
		}
		if (node?.kind !== 'words') {
			this.breakRun();
		}
		this.#isJoining = false;
		this.#hasLast = node !== undefined;
	}

	/** What comes next is no neighbour of the words before. */
	breakRun(): void {
		this.#run++;
	}

	join(operator: 'and' | 'or'): void {
		this.breakRun();
		this.#isJoining ||= operator === 'or' && this.#hasLast;
	}

	/**
	 * What it asks for; `undefined` for nothing.
	 *
	 * @param text the whole query.
	 */
	finish(text: string): QueryNode | undefined {
		const parts: QueryNode[] = [];
		let lastRun: number | undefined;
		for (const operands of this.#parts) {
			const [first, ...others] = operands;
			if (!first) {
				continue;
			}
			const last = parts.at(-1);
			if (
				others.length === 0 &&
				last?.kind === 'words' &&
				first.node.kind === 'words' &&
				first.run === lastRun
			) {
				const { start } = last;
				const { end } = first.node;
				parts[parts.length - 1] = { kind: 'words', text: text.slice(start, end), start, end };
			} else {
				parts.push(
					joined(
						'or',
						operands.map(({ node }) => node),
					),
				);
			}
			lastRun = others.length === 0 ? first.run : undefined;
		}
		return parts.length > 0 ? joined('and', parts) : undefined;
	}
}

interface Operand {
	readonly node: QueryNode;
	readonly run: number;
}

/** @param parts one at least; those that are joined the same way are taken apart. */
function joined(kind: 'and' | 'or', parts: readonly QueryNode[]): QueryNode {
	const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
	const [first, ...others] = flat;
	const last = others.at(-1);
	return first && !last ? first : { kind, parts: flat, start: first?.start ?? 0, end: last?.end ?? 0 };
}

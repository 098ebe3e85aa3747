import { withoutEmptyLevels } from './groupingRules';

/** Topics that sources give and that show elsewhere, with all below them. */
export class MovedTopics {
	/** Where each goes; to several places when several of the user's topics take it. */
	readonly #to = new Map<string, string[]>();
	/** The first levels of those that move: most topics are told by it. */
	readonly #firstLevels = new Set<string>();

	add(from: string, to: string): void {
		const path = withoutEmptyLevels(from);
		if (path === '') {
			return;
		}
		this.#to.set(path, [...(this.#to.get(path) ?? []), to]);
		this.#firstLevels.add(firstLevelOf(path));
	}

	/** The topics as they move, the levels below kept; the same list when none does. Of several that could move one, the deepest counts. */
	move(topics: readonly string[]): readonly string[] {
		if (this.#to.size === 0 || !topics.some((topic) => this.#find(topic))) {
			return topics;
		}
		return topics.flatMap((topic) => {
			const found = this.#find(topic);
			return found ? found.to.map((path) => path + found.rest) : [topic];
		});
	}

	#find(topic: string): { readonly to: readonly string[]; readonly rest: string } | undefined {
		const path = oddSlashPattern.test(topic) ? withoutEmptyLevels(topic) : topic;
		if (!this.#firstLevels.has(firstLevelOf(path))) {
			return undefined;
		}
		for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
			const to = this.#to.get(path.slice(0, end));
			if (to) {
				return { to, rest: path.slice(end) };
			}
		}
		return undefined;
	}
}

function firstLevelOf(path: string): string {
	const end = path.indexOf('/');
	return end < 0 ? path : path.slice(0, end);
}

const oddSlashPattern = /^\/|\/\/|\/$/;

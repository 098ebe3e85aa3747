import type { RisField } from './scanRis';

/** The values of a record by their tags, those of a tag in the order of the text. */
export type ByTag = ReadonlyMap<string, readonly string[]>;

export function groupByTag(fields: readonly RisField[]): ByTag {
	const groups = new Map<string, string[]>();
	for (const { tag, values } of fields) {
		for (const value of values) {
			const group = groups.get(tag);
			if (group === undefined) {
				groups.set(tag, [value]);
			} else {
				group.push(value);
			}
		}
	}
	return groups;
}

export function without(byTag: ByTag, left: string): ByTag {
	return new Map([...byTag].filter(([tag]) => tag !== left));
}

/** The first value of the first of the tags that has one. */
export function firstOf(byTag: ByTag, tags: readonly string[]): string | undefined {
	for (const tag of tags) {
		const value = byTag.get(tag)?.[0];
		if (value !== undefined) {
			return value;
		}
	}
	return undefined;
}

/** Of a key that several entries of one file have. */
export function duplicateKeyMessage(key: string, count: number): string {
	const others =
		count === 2 ? 'Another entry of this file has' : `${count - 1} other entries of this file have`;
	return `${others} the key “${key}”; only one can be cited.`;
}

/** Of what an entry must have and lacks. */
export function missingMessage(entry: string, names: readonly string[]): string {
	const last = names.at(-1) ?? '';
	const all = names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
	return `This ${entry} lacks ${all}.`;
}

/** Of the others that are shown as related places. */
export const mostRelated = 20;

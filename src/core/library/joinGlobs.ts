/** One glob for what any of several finds. Braces never stand in braces, which not everyone who takes globs can read. */
export function joinGlobs(globs: readonly string[]): string {
	const plain = [...new Set(globs.flatMap(expandBraces))];
	return plain.length === 1 ? (plain[0] ?? '') : `{${plain.join(',')}}`;
}

/** The globs without braces that one with them stands for. */
export function expandBraces(glob: string): readonly string[] {
	const braces = /\{([^{}]*)\}/.exec(glob);
	if (!braces) {
		return [glob];
	}
	const [before, behind] = [glob.slice(0, braces.index), glob.slice(braces.index + braces[0].length)];
	return (braces[1] ?? '').split(',').flatMap((each) => expandBraces(before + each + behind));
}

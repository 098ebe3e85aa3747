/** A place in a text: zero-based line, and zero-based UTF-16 code unit in it, as VS Code counts. */
export interface Position {
	readonly line: number;
	readonly character: number;
}

/** Negative when `a` is before `b`, zero when they are the same place. */
export function comparePositions(a: Position, b: Position): number {
	return a.line - b.line || a.character - b.character;
}

import type { UnplacedEntry } from '../model/entry';
import { decodeSource } from './encoding';
import { parseSource } from './sourceFormat';
import type { SourceReading } from './sourceReading';

export interface SourceReader {
	read(bytes: Uint8Array, onEntries?: (fresh: readonly UnplacedEntry[]) => void): SourceReading;
}

export function createSourceReader(fileName: string): SourceReader {
	return {
		read(bytes, onEntries) {
			const { text, problems } = decodeSource(bytes);
			const content = parseSource(fileName, text);
			const fresh = content.entries.map(({ range: _range, ...entry }) => entry);
			onEntries?.(fresh);
			return {
				order: Int32Array.from(fresh, (_, at) => -1 - at),
				fresh,
				positions: Int32Array.from(
					content.entries.flatMap(({ range: { start, end } }) => [
						start.line,
						start.character,
						end.line,
						end.character,
					]),
				),
				problems: [...problems, ...content.problems],
			};
		},
	};
}

import { paperEntry } from '../../src/core/library/paperEntry';
import type { UnplacedEntry } from '../../src/core/model/entry';
import { makePaper } from './makePaper';

/** An entry with the fields a test cares about; the rest is plain. */
export function makeEntry(fields: Partial<UnplacedEntry> = {}): UnplacedEntry {
	return { ...paperEntry(makePaper()), ...fields };
}

import type { UnplacedEntry } from '../../model/entry';
import { keysOfFacts } from './identity';
import { toWorkFacts } from './workFacts';

/** The fingerprints of an entry (`keysOfFacts`) as hashes, which may be made beforehand, in another thread. */
export function identityHashes(entry: UnplacedEntry): readonly number[] {
	return keysOfFacts(toWorkFacts(entry), identityHash);
}

/** One fingerprint: FNV-1a over the code units, cut to 30 bits, so that it is a small integer to every engine. */
export function identityHash(kind: string, text: string, more: string): number {
	return fnv1a(fnv1a(fnv1a(offsetBasis, kind), text), more) >>> 2;
}

function fnv1a(start: number, text: string): number {
	let value = Math.imul(start ^ text.length, prime);
	for (let at = 0; at < text.length; at++) {
		value = Math.imul(value ^ text.charCodeAt(at), prime);
	}
	return value;
}

const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

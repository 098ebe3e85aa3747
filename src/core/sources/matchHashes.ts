/**
 * Which of the things read before each thing read now is, told by hashes of their content: its index there, or `-1 - n` for the
 * n-th that is new. Of several with one hash each is taken once, in order.
 */
export function matchHashes(before: Float64Array, now: Float64Array): Int32Array {
	const places = new Map<number, number[]>();
	for (let at = before.length - 1; at >= 0; at--) {
		const hash = before[at] ?? 0;
		const same = places.get(hash);
		if (same) {
			same.push(at);
		} else {
			places.set(hash, [at]);
		}
	}
	let fresh = 0;
	return Int32Array.from(now, (hash) => places.get(hash)?.pop() ?? -1 - fresh++);
}

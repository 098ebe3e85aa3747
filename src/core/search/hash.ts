/**
 * A hash of 53 bits of texts in their order: equal for equal texts, and practically never for others.
 *
 * Two lanes of multiply and mix, in the manner of cyrb53 (bryc, public domain), since a hash of 32 bits meets a second text
 * with the same hash among some ten thousand.
 */
export function hashTexts(...texts: readonly string[]): number {
	let low = 0xdeadbeef;
	let high = 0x41c6ce57;
	for (const text of texts) {
		for (let at = 0; at < text.length; at++) {
			const unit = text.charCodeAt(at);
			low = Math.imul(low ^ unit, 2654435761);
			high = Math.imul(high ^ unit, 1597334677);
		}
		// No code unit is that great: "ab", "c" is not "a", "bc".
		low = Math.imul(low ^ endOfText, 2654435761);
		high = Math.imul(high ^ endOfText, 1597334677);
	}
	low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
	high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
	return 2 ** 32 * (high & 0x1f_ffff) + (low >>> 0);
}

const endOfText = 0x1_0001;

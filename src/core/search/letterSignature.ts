/**
 * The set of letters of a word in 32 bits, never 0 for a word: one for each of a to z, the others shared by digits, signs and
 * other scripts. A word that begins with another has all its bits; one slip adds one bit at most and takes one away.
 */
export function signatureOf(word: string): number {
	let signature = 0;
	for (let at = 0; at < word.length; at++) {
		const unit = word.charCodeAt(at);
		const letter = unit - 0x61;
		signature |= 1 << (letter >= 0 && letter < 26 ? letter : 26 + (unit % 6));
	}
	return signature;
}

/** How many bits of a number of 32 bits are set. */
export function popCount(bits: number): number {
	const pairs = bits - ((bits >>> 1) & 0x5555_5555);
	const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
	return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

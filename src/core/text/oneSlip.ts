/** Whether two different words are one slip of typing apart: a letter wrong, missing or added, or two neighbours swapped. */
export function isOneSlip(a: string, b: string): boolean {
	if (a === b || Math.abs(a.length - b.length) > 1) {
		return false;
	}
	let start = 0;
	while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) {
		start++;
	}
	const [restA, restB] = [a.slice(start), b.slice(start)];
	return (
		restA.slice(1) === restB ||
		restA === restB.slice(1) ||
		restA.slice(1) === restB.slice(1) ||
		(restA.charAt(0) === restB.charAt(1) &&
			restA.charAt(1) === restB.charAt(0) &&
			restA.slice(2) === restB.slice(2))
	);
}

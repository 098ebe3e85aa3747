/** What to put behind a key to make it one that no entry has: the first of `b`, `c`, … `z`, `-2`, `-3`, … */
export function freeSuffix(key: string, isTaken: (candidate: string) => boolean): string {
	const letter = [...'bcdefghijklmnopqrstuvwxyz'].find((candidate) => !isTaken(key + candidate));
	let number = 2;
	while (letter === undefined && isTaken(`${key}-${number}`)) {
		number++;
	}
	return letter ?? `-${number}`;
}

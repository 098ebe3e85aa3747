/** "no papers", "1 paper", "12 papers". */
export function countPapers(count: number): string {
	return count === 1 ? '1 paper' : `${count === 0 ? 'no' : count} papers`;
}

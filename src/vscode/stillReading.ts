import type { Library } from '../core/library/library';

/** What is said in the place of an answer that takes all papers, while some are still to come. */
export const stillReading = 'The bibliographies are still being read. Try again in a moment.';

/** @throws while papers are still to come. */
export function mustBeRead({ isLoaded }: Library): void {
	if (!isLoaded) {
		throw new Error(stillReading);
	}
}

import type { Paper } from '../../core/model/paper';

/** The source of the papers of the sample library, which is no file of the user's. */
export const sampleSource = 'sample';

/** Whether a bibliography has the paper that can be opened. */
export function isInFile({ places, provenance }: Paper): boolean {
	return (places ?? [provenance]).some(({ source }) => source !== sampleSource);
}

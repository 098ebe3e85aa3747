import type { KnownKeys } from '../../../../src/core/citations/checks/findings';

/** A bibliography with `doe99`, `roe00`, `two` for two works, and `new.` in it, the latter `old` before, and a library that has `far01` as well. */
export const known: KnownKeys = {
	find: (citekey) => (here.has(citekey) ? 'here' : citekey === 'far01' ? 'elsewhere' : undefined),
	newKeyOf: (citekey) => (citekey === 'old' ? 'new.' : undefined),
	namesakes: (citekey) =>
		citekey === 'roe00' ? ['One work'] : citekey === 'two' ? ['One work', 'Another'] : [],
	nearest: () => ['doe99', 'new.'],
};

const here: ReadonlySet<string> = new Set(['doe99', 'roe00', 'two', 'new.']);

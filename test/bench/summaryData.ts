import { existsSync, readFileSync } from 'node:fs';

/** One paper of SciTLDR, abstract-only (Cachola et al. 2020): its sentences and one or more one-line summaries. */
export interface SummaryCase {
	readonly title: string;
	readonly abstract: string;
	readonly targets: readonly string[];
}

/** `undefined` where the data is not installed: benches then skip. */
export function readSummaryCases(part: 'train' | 'dev'): readonly SummaryCase[] | undefined {
	const file = new URL(`../../../shared/data/summaries/${part}.jsonl`, import.meta.url);
	if (!existsSync(file)) {
		console.log(`skipped: ${part}.jsonl of SciTLDR is not at ../shared/data/summaries`);
		return undefined;
	}
	return readFileSync(file, 'utf8').trim().split('\n').map(parseCase);
}

function parseCase(line: string): SummaryCase {
	const record = JSON.parse(line) as { source: string[]; target: string[]; title: string };
	return { title: record.title, abstract: record.source.join(' '), targets: record.target };
}

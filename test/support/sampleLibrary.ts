import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deriveSampleLibrary } from '../../src/core/library/sampleLibrary';
import type { Paper } from '../../src/core/model/paper';

const corpus = path.join(__dirname, '../../corpus');

export function readCorpus(name: 'trending-papers.txt' | 'metadata.json' | 'topics.json'): string {
	return readFileSync(path.join(corpus, name), 'utf8');
}

/** The 73 papers, derived from the corpus as the build does it. */
export const samplePapers: readonly Paper[] = deriveSampleLibrary({
	listing: readCorpus('trending-papers.txt'),
	metadata: readCorpus('metadata.json'),
	topics: readCorpus('topics.json'),
}).papers;

import type { Problem } from '../model/problem';
import { missingPapers, type FindPaper } from './topicPlaces';
import type { TopicsFile } from './topicsFile';

/** The papers that a file of topics names and nobody has: `topics-missing-paper`, in the order of the file. */
export function missingPaperProblems({ topics }: TopicsFile, find: FindPaper): readonly Problem[] {
	return missingPapers(topics, find).map(({ text, range }) => ({
		code: 'topics-missing-paper',
		severity: 'warning',
		message: `No paper in the library has the citekey “${text}”.`,
		range,
	}));
}

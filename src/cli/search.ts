import { titleLabel } from '../core/format/labels';
import { finish } from '../core/model/slices';
import { parseQuery } from '../core/search/language/parseQuery';
import { SearchIndex, type SearchHit } from '../core/search/searchIndex';
import {
	type Command,
	onlyWord,
	parseCall,
	parseLimit,
	printJson,
	printJsonLine,
	printLines,
	UsageError,
} from './command';
import { readJsonLines, readLibrary } from './files';

export const searchCommand: Command = {
	usage: [
		'search QUERY [--library FILE…] [--limit N] [--json]',
		'search --batch FILE.jsonl [--library FILE…] [--limit N]     lines {id,text} in, {id,results:[{citekey,score}]} out',
	],
	async run(args) {
		const { values, positionals } = parseCall(args, {
			library: { type: 'string', multiple: true, default: [] },
			limit: { type: 'string' },
			batch: { type: 'string' },
			json: { type: 'boolean', default: false },
		});
		const isBatch = values.batch !== undefined;
		if (isBatch && positionals.length > 0) {
			throw new UsageError('search takes a query or --batch, not both.');
		}
		const query = isBatch ? '' : onlyWord(positionals, 'QUERY');
		const limit =
			values.limit === undefined ? (isBatch ? batchLimit : defaultLimit) : parseLimit(values.limit);
		const papers = await readLibrary(values.library);
		const index = new SearchIndex();
		index.add(papers);
		finish(index.prepare());
		const byId = new Map(papers.map((paper) => [paper.id, paper]));
		const toFound = (hits: readonly SearchHit[]): FoundPaper[] =>
			hits.flatMap(({ id, score }) => {
				const paper = byId.get(id);
				return paper ? [{ citekey: paper.citekey, score, title: titleLabel(paper) }] : [];
			});
		if (values.batch !== undefined) {
			for (const { id, text } of await readJsonLines(values.batch, ['text'])) {
				// Texts, whose quotation marks and parentheses are no conditions.
				const results = toFound(index.searchWords(text, limit));
				printJsonLine({ id, results: results.map(({ citekey, score }) => ({ citekey, score })) });
			}
			return;
		}
		for (const { start, message } of parseQuery(query).problems) {
			console.error(`column ${start + 1}: ${message}`);
		}
		const found = toFound(index.search(query, { limit }));
		if (values.json) {
			printJson(found);
		} else {
			printLines(found.map(({ citekey, score, title }) => `${score.toFixed(2)}\t${citekey}\t${title}`));
		}
	},
};

interface FoundPaper {
	readonly citekey: string;
	readonly score: number;
	readonly title: string;
}

const defaultLimit = 20;
/** Deep enough for Recall@100. */
const batchLimit = 100;

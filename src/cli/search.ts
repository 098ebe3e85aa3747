import { titleLabel } from '../core/format/labels';
import { SearchIndex } from '../core/search/searchIndex';
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
		Array.from(index.prepare());
		if (values.batch !== undefined) {
			for (const { id, text } of await readJsonLines(values.batch, ['text'])) {
				const results = index.search(text, { limit }).map(({ citekey, score }) => ({ citekey, score }));
				printJsonLine({ id, results });
			}
			return;
		}
		const titles = new Map(papers.map((paper) => [paper.citekey, titleLabel(paper)]));
		const found = index
			.search(query, { limit })
			.map(({ citekey, score }) => ({ citekey, score, title: titles.get(citekey) ?? '' }));
		if (values.json) {
			printJson(found);
		} else {
			printLines(found.map(({ citekey, score, title }) => `${score.toFixed(2)}\t${citekey}\t${title}`));
		}
	},
};

const defaultLimit = 20;
/** Deep enough for Recall@100. */
const batchLimit = 100;

import { mendAbstract, mendTitle } from '../core/sources/listing/mendText';
import { summarize } from '../core/summary/summarize';
import {
	type Command,
	onlyWord,
	parseCall,
	printJson,
	printJsonLine,
	printLines,
	UsageError,
} from './command';
import { readJsonLines, readLibrary } from './files';

export const summaryCommand: Command = {
	usage: [
		'summary CITEKEY [--library FILE…] [--json]',
		'summary --batch FILE.jsonl     lines {id,title,abstract} in, {id,summary} out',
	],
	async run(args) {
		const { values, positionals } = parseCall(args, {
			library: { type: 'string', multiple: true, default: [] },
			batch: { type: 'string' },
			json: { type: 'boolean', default: false },
		});
		if (values.batch !== undefined) {
			if (positionals.length > 0) {
				throw new UsageError('summary takes a CITEKEY or --batch, not both.');
			}
			for (const { id, title, abstract } of await readJsonLines(values.batch, ['title', 'abstract'])) {
				const paper = { title: mendTitle(title), abstract: mendAbstract(abstract) };
				printJsonLine({ id, summary: summarize(paper) });
			}
			return;
		}
		const citekey = onlyWord(positionals, 'CITEKEY').replace(/^@/, '');
		const paper = (await readLibrary(values.library)).find((candidate) => candidate.citekey === citekey);
		if (!paper) {
			throw new Error(`No paper in the library has the citekey “${citekey}”.`);
		}
		const summary = summarize({ title: paper.title, abstract: paper.abstract ?? '' });
		if (values.json) {
			printJson({ citekey, summary });
		} else {
			printLines([summary]);
		}
	},
};

import { toCslItem } from '../core/format/cslItem';
import { creditLabel, titleLabel } from '../core/format/labels';
import { type Command, parseCall, printJson, printLines, UsageError } from './command';
import { readLibrary } from './files';

export const listCommand: Command = {
	usage: ['list [--library FILE…] [--json]'],
	async run(args) {
		const { values, positionals } = parseCall(args, {
			library: { type: 'string', multiple: true, default: [] },
			json: { type: 'boolean', default: false },
		});
		if (positionals.length > 0) {
			throw new UsageError(`list takes no words: ${positionals.join(' ')}`);
		}
		const papers = await readLibrary(values.library);
		if (values.json) {
			printJson(papers.map(toCslItem));
		} else {
			printLines(papers.map((paper) => `${paper.citekey}\t${titleLabel(paper)} (${creditLabel(paper)})`));
		}
	},
};

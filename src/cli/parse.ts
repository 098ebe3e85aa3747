import { toCslItem } from '../core/format/cslItem';
import { toPapers } from '../core/library/toPapers';
import { type Command, onlyWord, parseCall, printJson } from './command';
import { readSource } from './files';

export const parseCommand: Command = {
	usage: ['parse FILE     {entries, problems} as JSON; entries are CSL-JSON'],
	async run(args) {
		const { positionals } = parseCall(args, { json: { type: 'boolean', default: true } });
		const file = onlyWord(positionals, 'FILE');
		const { entries, problems } = await readSource(file);
		printJson({ entries: toPapers(file, entries).map(toCslItem), problems });
	},
};

import { dialectOfFile } from '../core/citations/dialect';
import { findCitations } from '../core/citations/findCitations';
import { type Command, onlyWord, parseCall, printJson } from './command';
import { readText } from './files';

export const citationsCommand: Command = {
	usage: [
		'citations NOTE     list of {citekey, mode, prefix, locator, suffix, range} as JSON, in the order of the note',
	],
	async run(args) {
		const { positionals } = parseCall(args, { json: { type: 'boolean', default: true } });
		const note = onlyWord(positionals, 'NOTE');
		const groups = findCitations(await readText(note), dialectOfFile(note));
		printJson(
			groups
				.filter(({ place }) => place === 'text')
				.flatMap((group) =>
					group.citations.map(({ citekey, mode, prefix, locator, suffix, range }) => ({
						citekey,
						mode,
						prefix,
						locator,
						suffix,
						range,
					})),
				),
		);
	},
};

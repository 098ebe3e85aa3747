import path from 'node:path';
import { findCitations } from '../core/citations/findCitations';
import { type Command, onlyWord, parseCall, printJson } from './command';
import { readText } from './files';
import { dialectOfNote } from './noteDialect';
import { placeOf, projectsAbove } from './projects';

export const citationsCommand: Command = {
	usage: [
		'citations NOTE     list of {citekey, mode, prefix, locator, suffix, range} as JSON, in the order of the note',
	],
	async run(args) {
		const { positionals } = parseCall(args, { json: { type: 'boolean', default: true } });
		const note = onlyWord(positionals, 'NOTE');
		const text = await readText(note);
		const file = path.resolve(note);
		const groups = findCitations(text, await dialectOfNote(file, text, await projectsAbove(placeOf(file))));
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

import { toRename, typedCitekey } from '../core/notes/rename/citekeyRename';
import { LineIndex } from '../core/text/lineIndex';
import { changeFiles, type FileChange } from './changeFiles';
import { type Command, parseCall, printLines, UsageError } from './command';
import { findChanges } from './renameChanges';
import { readWorkspace, sourceLabel } from './workspace';

export const renameCommand: Command = {
	usage: [
		'rename OLD NEW PATH… [--dry-run]     gives a paper another citekey in notes and bibliographies, or says where it would',
	],
	async run(args) {
		const { values, positionals } = parseCall(args, { 'dry-run': { type: 'boolean', default: false } });
		const [from, to, ...paths] = positionals;
		if (from === undefined || to === undefined || paths.length === 0) {
			throw new UsageError('rename takes a citekey, its new name, and files or folders.');
		}
		const rename = toRename(typedCitekey(from), to);
		const changes = rename.from === rename.to ? [] : await findChanges(await readWorkspace(paths), rename);
		await changeFiles(changes, { isDry: values['dry-run'] });
		printLines(changes.flatMap(describe));
		const places = changes.reduce((count, { edits }) => count + edits.length, 0);
		const verb = values['dry-run'] ? 'would change' : 'changed';
		printLines([`${verb}: ${places} places in ${changes.length} files`]);
	},
};

function describe({ file, text, edits, newName }: FileChange): readonly string[] {
	const lines = new LineIndex(text);
	const places = edits.map(({ start, end, newText }) => {
		const { line, character } = lines.positionAt(start);
		return `${sourceLabel(file)}:${line + 1}:${character + 1}: ${text.slice(start, end)} → ${newText}`;
	});
	return newName === undefined ? places : [...places, `${sourceLabel(file)} → ${newName}`];
}

import { syntaxOf } from '../syntaxes/syntaxes';
import type { SyntaxFault } from '../syntaxes/faults/syntaxFault';
import { placedGroup, type ReadNote } from './readNote';

/** What of a note was meant for citations in the syntaxes beside Pandoc's, and is none. */
export function syntaxFaults(note: ReadNote): readonly SyntaxFault[] {
	const { text, map, dialect } = note;
	return dialect.syntaxes.flatMap((id) => {
		const syntax = syntaxOf(id);
		if (!syntax.findFaults || !syntax.mayBeIn(text)) {
			return [];
		}
		const groups = map.citationGroups
			.filter((group) => group.syntax === id)
			.map((group) => placedGroup(note, group));
		return syntax.findFaults({ text, inert: map.inert, kindAt: (offset) => map.kindAt(offset), groups });
	});
}

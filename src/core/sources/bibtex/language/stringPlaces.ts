import type { Slices } from '../../../model/slices';
import type { Span } from '../../../text/range';
import { fieldName, type FieldNode } from '../bibtexSyntax';
import type { BibtexDocument } from './bibtexDocument';

/** A place where a file has the name of a `@string`. */
export interface StringPlace extends Span {
	readonly isDefinition: boolean;
}

/** The places where a file defines a name or has it for a value, in the order of the text. As in BibTeX, case makes no difference. */
export function* findStringPlaces(
	{ file: { text, nodes } }: BibtexDocument,
	name: string,
): Slices<StringPlace[]> {
	const wanted = name.toLowerCase();
	const places: StringPlace[] = [];
	const addUses = ({ parts }: FieldNode): void => {
		for (const { kind, start, end } of parts) {
			if (
				kind === 'bare' &&
				end - start === wanted.length &&
				text.slice(start, end).toLowerCase() === wanted
			) {
				places.push({ start, end, isDefinition: false });
			}
		}
	};
	for (const [at, node] of nodes.entries()) {
		if (node.kind === 'string' || node.kind === 'entry') {
			for (const field of node.fields) {
				if (node.kind === 'string' && fieldName(text, field) === wanted) {
					places.push({ ...field.name, isDefinition: true });
				}
				addUses(field);
			}
		}
		if (at % nodesInSlice === 0) {
			yield;
		}
	}
	return places;
}

const nodesInSlice = 500;

import { createIntern, fieldValue, toRecord, type BibtexRecord, type UndefinedString } from './bibtexFields';
import type { EntryNode, StringNode } from './bibtexSyntax';

/** Reads the entries of a file in order, with the `@string` definitions that stand above each. */
export class RecordReader {
	/** Names that nothing above defines, in file order. */
	readonly undefinedStrings: UndefinedString[] = [];
	readonly #strings = new Map<string, string>();
	readonly #intern = createIntern();
	readonly #onUndefined = (found: UndefinedString): void => void this.undefinedStrings.push(found);

	constructor(private readonly text: string) {}

	readEntry(node: EntryNode): BibtexRecord {
		return toRecord(this.text, node, this.#strings, this.#intern, this.#onUndefined);
	}

	readString(node: StringNode): void {
		for (const field of node.fields) {
			const name = this.text.slice(field.name.start, field.name.end).toLowerCase();
			this.#strings.set(name, fieldValue(this.text, field, this.#strings, this.#onUndefined));
		}
	}
}

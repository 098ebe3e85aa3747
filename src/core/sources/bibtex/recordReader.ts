import type { BibtexDialect } from './bibtexDialect';
import { createIntern, fieldValue, toRecord, type PlacedRecord, type UndefinedString } from './bibtexFields';
import { fieldName, type BibtexNode } from './bibtexSyntax';
import { hasParents, inheritFields } from './inheritFields';
import { scanNodes, type ScannedNode } from './scanBibtex';

/** Reads the nodes of a file in order, each with the `@string` definitions that stand above it. */
export class RecordReader {
	/** Names that nothing above defines, in file order. */
	readonly undefinedStrings: UndefinedString[] = [];
	readonly #strings: Map<string, string>;
	readonly #intern = createIntern();
	readonly #onUndefined = (found: UndefinedString): void => void this.undefinedStrings.push(found);

	/** @param strings what is defined before the text begins. */
	constructor(
		private readonly text: string,
		strings: ReadonlyMap<string, string> = new Map(),
	) {
		this.#strings = new Map(strings);
	}

	get strings(): ReadonlyMap<string, string> {
		return this.#strings;
	}

	/** The record of an entry; `undefined` for every other node. */
	read(node: BibtexNode): PlacedRecord | undefined {
		if (node.kind === 'entry') {
			return { ...toRecord(this.text, node, this.#strings, this.#intern, this.#onUndefined), node };
		}
		if (node.kind === 'string') {
			for (const field of node.fields) {
				const name = fieldName(this.text, field);
				this.#strings.set(name, fieldValue(this.text, field, this.#strings, this.#onUndefined));
			}
		}
		return undefined;
	}
}

/**
 * The records of a file in order, with what they inherit. Each is given as soon as it is read, so that none need be kept, up to the
 * first that has parents: they may stand anywhere, so that from there on all are given at the end.
 *
 * @param onNode is told of every node that is read.
 */
export function* readRecords(
	text: string,
	dialect: BibtexDialect,
	reader: RecordReader,
	onNode: (scanned: ScannedNode, record: PlacedRecord | undefined) => void,
): Generator<PlacedRecord, void, undefined> {
	let given = 0;
	const held: PlacedRecord[] = [];
	for (const scanned of scanNodes(text)) {
		const record = reader.read(scanned.node);
		onNode(scanned, record);
		if (record && held.length === 0 && !hasParents(record)) {
			given++;
			yield record;
		} else if (record) {
			held.push(record);
		}
	}
	if (held.length > 0) {
		yield* inheritFields([...firstRecords(text, given), ...held], dialect).slice(given);
	}
}

function firstRecords(text: string, count: number): PlacedRecord[] {
	const reader = new RecordReader(text);
	const records: PlacedRecord[] = [];
	for (const { node } of count === 0 ? [] : scanNodes(text)) {
		const record = reader.read(node);
		if (record) {
			records.push(record);
		}
		if (records.length === count) {
			break;
		}
	}
	return records;
}

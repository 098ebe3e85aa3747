import { hashText } from '../../text/hashText';
import { LineIndex } from '../../text/lineIndex';
import { ByteCursor } from '../byteCursor';
import { hashBytes } from '../../text/hashBytes';
import type { PlacedRecord } from './bibtexFields';
import { nodeFlags, type BibtexIndex, type NodeProblem } from './bibtexIndex';
import { toProblems } from './bibtexProblems';
import { partitionPoint } from '../../text/partitionPoint';
import type { EntryNode } from './bibtexSyntax';
import { aliasesOf, hasParents, parentKeys } from './inheritFields';
import type { RecordReader } from './recordReader';
import type { ScannedNode } from './scanBibtex';

/** Makes the index of a text while its nodes are read. */
export class BibtexIndexer {
	readonly #lines: LineIndex;
	readonly #cursor: ByteCursor;
	readonly #starts = [0];
	readonly #hashes: number[] = [];
	readonly #flags: number[] = [];
	readonly #positions: number[] = [];
	readonly #contents: number[] = [];
	readonly #problems: NodeProblem[] = [];
	/** Where each node ends in the text. */
	readonly #ends: number[] = [];
	/** The nodes in which something is wrong. */
	readonly #faulty = new Set<number>();
	readonly #broken: { readonly node: number; readonly reach: number; readonly wasted: number }[] = [];
	readonly #keys: string[] = [];
	readonly #aliases: { readonly node: number; readonly key: string }[] = [];
	/** The nodes of the entries that are given out. */
	readonly #entryNodes: number[] = [];
	readonly #parentKeys: Set<string>;
	#undefinedCount = 0;

	/**
	 * @param view the bytes of the text.
	 * @param parentKeys keys that entries outside the text inherit from.
	 */
	constructor(
		private readonly text: string,
		private readonly view: DataView,
		private readonly reader: RecordReader,
		parentKeys: ReadonlySet<string> = new Set(),
	) {
		this.#parentKeys = new Set(parentKeys);
		this.#lines = new LineIndex(text);
		this.#cursor = new ByteCursor(view);
	}

	/** How many nodes were added. */
	get count(): number {
		return this.#hashes.length;
	}

	/** Bytes up to the end of the last node. */
	get byteLength(): number {
		return this.#cursor.at;
	}

	add({ node, fault, reach }: ScannedNode, record: PlacedRecord | undefined): void {
		const at = this.count;
		const start = this.#cursor.at;
		this.#cursor.advance(node.end - node.start);
		this.#starts.push(this.#cursor.at);
		this.#hashes.push(hashBytes(this.view, start, this.#cursor.at));
		this.#ends.push(node.end);
		this.#keys.push(record?.citekey.toLowerCase() ?? '');
		for (const alias of record ? aliasesOf(record) : []) {
			this.#aliases.push({ node: at, key: alias.toLowerCase() });
		}
		const isWhole = reach === 0 && (node.kind !== 'entry' || node.isClosed);
		const isGiven = record !== undefined && record.type !== 'xdata';
		if (isGiven) {
			this.#entryNodes.push(at);
		}
		this.#flags.push(
			(isGiven ? nodeFlags.entry : 0) |
				(isWhole ? nodeFlags.whole : 0) |
				(node.kind === 'string' ? nodeFlags.string : 0) |
				(record && hasParents(record) ? nodeFlags.related : 0),
		);
		if (!isWhole) {
			const wasted = Math.max(0, reach - node.end);
			this.#broken.push({ node: at, reach: node.end + wasted, wasted });
		}
		if (fault) {
			this.#faulty.add(at);
		}
		if (record && hasParents(record)) {
			parentKeys(record).forEach((key) => this.#parentKeys.add(key.toLowerCase()));
		}
		this.#addProblems(at, fault);
	}

	/** Adds the next of the entries that are given out. @returns a hash of what it says. */
	addEntry(record: PlacedRecord): number {
		const { start, end } = this.#lines.rangeOf(record.node);
		this.#positions.push(start.line, start.character, end.line, end.character);
		const content = this.#hashContent(record);
		this.#contents.push(content);
		return content;
	}

	finish(): BibtexIndex {
		const flags = Uint8Array.from(this.#flags);
		if (this.#parentKeys.size > 0) {
			const relate = (node: number, key: string): void => {
				flags[node] = (flags[node] ?? 0) | (key !== '' && this.#parentKeys.has(key) ? nodeFlags.related : 0);
			};
			this.#keys.forEach((key, at) => relate(at, key));
			this.#aliases.forEach(({ node, key }) => relate(node, key));
		}
		return {
			starts: Int32Array.from(this.#starts),
			hashes: Float64Array.from(this.#hashes),
			flags,
			contents: Float64Array.from(this.#contents),
			positions: Int32Array.from(this.#positions),
			problems: this.#problems,
			broken: this.#broken.map(({ node, reach, wasted }) => {
				return { node, until: this.#nodeAt(reach), wasted };
			}),
			strings: this.reader.strings,
			parentKeys: this.#parentKeys,
		};
	}

	/** What the fields say, where names, parents or, since something is wrong, what follows have a part in that; else what is written. */
	#hashContent(record: PlacedRecord): number {
		const { type, citekey, fields, node } = record;
		const own = this.#entryNodes[this.#contents.length] ?? 0;
		return hasParents(record) || usesNames(this.text, node) || this.#faulty.has(own)
			? hashText(type, citekey, ...[...fields].flat())
			: (this.#hashes[own] ?? 0);
	}

	/** The node in which an offset of the text lies; the number of nodes for its end. */
	#nodeAt(offset: number): number {
		return partitionPoint(this.count, (at) => (this.#ends[at] ?? 0) <= offset);
	}

	#addProblems(node: number, fault: ScannedNode['fault']): void {
		const { undefinedStrings } = this.reader;
		if (fault || undefinedStrings.length > this.#undefinedCount) {
			const undefinedHere = undefinedStrings.slice(this.#undefinedCount);
			this.#undefinedCount = undefinedStrings.length;
			for (const problem of toProblems(fault ? [fault] : [], undefinedHere, this.#lines)) {
				this.#problems.push({ node, problem });
			}
		}
	}
}

function usesNames(text: string, { fields }: EntryNode): boolean {
	return fields.some(({ parts }) =>
		parts.some(({ kind, start }) => kind === 'bare' && !isDigit(text.charCodeAt(start))),
	);
}

function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

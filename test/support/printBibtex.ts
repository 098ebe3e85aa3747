import type { BibtexFile } from '../../src/core/sources/bibtex/bibtexSyntax';

/** The text of a scanned file, node by node. */
export function printBibtex(file: BibtexFile): string {
	return file.nodes.map((node) => file.text.slice(node.start, node.end)).join('');
}

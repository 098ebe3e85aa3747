/** An arXiv identifier without its version, and the primary category where it was told. */
export interface ArxivId {
	readonly id: string;
	readonly category?: string;
}

/** The places where reference managers keep an arXiv identifier; the surer ones first. */
export interface ArxivHints {
	readonly DOI?: string | undefined;
	readonly eprint?: string | undefined;
	readonly number?: string | undefined;
	readonly archive?: readonly (string | undefined)[];
	readonly note?: string | undefined;
	readonly URL?: string | undefined;
	readonly publisher?: string | undefined;
	readonly eprintClass?: string | undefined;
}

/**
 * The identifier that the hints tell: from the DOI that arXiv registers (`10.48550/arXiv.…`), an `eprint`, `arXiv:…` in number,
 * archive or note, an address at arxiv.org; or a bare number where archive or publisher is arXiv.
 */
export function findArxivId(hints: ArxivHints): ArxivId | undefined {
	const archive = hints.archive?.filter(Boolean).join(' ') ?? '';
	const isArxiv = /arxiv/i.test(`${archive} ${hints.publisher ?? ''} ${hints.number ?? ''}`);
	const fromDoi = /^10\.48550\/arxiv\.(.+)$/i.exec(hints.DOI ?? '')?.[1];
	const labelled = [hints.number, archive, hints.note].map((text) => labelPattern.exec(text ?? '')?.[1]);
	const bare = isArxiv ? [hints.number, ...(hints.archive ?? [])] : [];
	for (const candidate of [fromDoi, hints.eprint, ...labelled, hints.URL, ...bare]) {
		const id = parseArxivId(candidate ?? '');
		if (id !== undefined) {
			const stated = [
				hints.eprintClass,
				bracketPattern.exec(`${hints.number ?? ''} ${hints.note ?? ''}`)?.[1],
			];
			const category = stated.find((text) => text !== undefined && categoryPattern.test(text));
			return { id, ...(category !== undefined && { category }) };
		}
	}
	return undefined;
}

/** `2412.14170`, `math/0309136`, with or without `arXiv:` and version, or its address, as the identifier without version. */
function parseArxivId(text: string): string | undefined {
	const [, id = text.trim()] = addressPattern.exec(text) ?? [];
	return idPattern.exec(id)?.[1];
}

const addressPattern =
	/^(?:https?:\/\/)?(?:\w+\.)?arxiv\.org\/(?:abs|pdf|html|format)\/([^?#\s]+?)(?:\.pdf)?\/?$/i;

const idPattern = /^(?:arxiv:\s*)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/i;
const labelPattern = /\barxiv\s*(?:id|preprint)?\s*:\s*(?:arxiv:\s*)?([\w./-]*\d)/i;
const bracketPattern = /\[([a-z-]+(?:\.[A-Za-z-]+)?)\]/;
const categoryPattern = /^[a-z-]+(?:\.[A-Za-z-]+)?$/;

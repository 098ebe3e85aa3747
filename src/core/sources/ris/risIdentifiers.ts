import type { ByTag } from './byTag';

/** The DOI, bare, from the best place that has one; failing that what `DO` states with a digit in it. */
export function readDoi(byTag: ByTag): string | undefined {
	for (const tag of ['DO', 'DI', 'M3', 'L3', 'UR', 'LK', 'ID', 'AN']) {
		const doi = byTag.get(tag)?.map(findDoi).find(Boolean);
		if (doi !== undefined) {
			return doi;
		}
	}
	const stated = byTag
		.get('DO')
		?.find((value) => /\d/.test(value))
		?.replace(/^doi:\s*/i, '');
	return byTag.get('N1')?.map(findNotedDoi).find(Boolean) ?? findMisplacedDoi(byTag) ?? stated;
}

/** The one DOI that values of other tags are, or that stands behind a name in one; works that are cited have DOIs of their own. */
function findMisplacedDoi(byTag: ByTag): string | undefined {
	const dois = [...byTag].flatMap(([tag, values]) =>
		tag === 'CR' || tag === 'RF'
			? []
			: (nameTags.has(tag) ? values.flatMap((value) => value.split(/\s+/)) : values).flatMap(
					(value) => findDoi(value) ?? [],
				),
	);
	return new Set(dois.map((doi) => doi.toLowerCase())).size === 1 ? dois[0] : undefined;
}

/** The PMID, where it is called so or the database of the record has it in a tag. */
export function readPmid(byTag: ByTag): string | undefined {
	const databases = [...(byTag.get('DB') ?? []), ...(byTag.get('DP') ?? [])];
	const isFromScopus = databases.includes('Scopus') || hasScopusNumber(byTag);
	const tag = databases.some((name) => pubmedPattern.test(name)) ? 'AN' : isFromScopus ? 'C2' : undefined;
	const own = ['PMID', ...(tag === undefined ? [] : [tag])]
		.flatMap((each) => byTag.get(each) ?? [])
		.find((value) => /^\d{4,8}$/.test(value));
	const labelled = pmidTags
		.flatMap((tag) => byTag.get(tag) ?? [])
		.map((value) => {
			const [, before, behind] = pmidPattern.exec(value) ?? [];
			return before ?? behind;
		});
	return own ?? labelled.find(Boolean) ?? byTag.get('N1')?.map(findNotedPmid).find(Boolean);
}

/** `AN  - SCOPUS:85059`, as Pure, a program of universities, writes it. */
export function hasScopusNumber(byTag: ByTag): boolean {
	return byTag.get('AN')?.some((value) => value.startsWith('SCOPUS:')) ?? false;
}

function findNotedPmid(note: string): string | undefined {
	const pmids = new Set([...note.matchAll(notedPmidPattern)].map(([, behind, before]) => behind ?? before));
	return pmids.size === 1 && !otherWorksPattern.test(note) ? [...pmids][0] : undefined;
}

/** The DOI that a note states, unless it may be that of another work: one of several, or among references. */
function findNotedDoi(note: string): string | undefined {
	if (otherWorksPattern.test(note)) {
		return undefined;
	}
	const dois = new Set([...note.matchAll(notedDoiPattern)].map(([, doi]) => doi));
	return dois.size === 1 ? [...dois][0] : undefined;
}

/** The DOI that the text is, bare, labelled or as an address. */
export function findDoi(text: string | undefined): string | undefined {
	const match = /^(?:doi:?\s*|(?:https?:\/\/)?(?:(?:dx|www)\.)?doi\.org\/)?\s*(10\.\d{4,9}\/\S+)$/i.exec(
		text ?? '',
	);
	return match?.[1];
}

/** The web addresses that the tags hold, in their order. */
export function webAddresses(byTag: ByTag, tags: readonly string[]): string[] {
	return (
		tags
			.flatMap((tag) => byTag.get(tag) ?? [])
			// EndNote runs the addresses of Lens and others together; one within another (web.archive.org) stands behind a slash or a sign.
			.flatMap((value) => value.split(/\s+|;(?=\s*https?:)|(?<=[\w)])(?=https?:\/\/)/))
			.map((address) =>
				// As RFC 3986, appendix C, has addresses stand in text.
				withScheme(address.replace(/;$/, '').replace(/^<(?:URL:)?([^<>]*)>$/i, '$1')),
			)
			.filter((address) => /^(?:https?|ftp):\/\/\S/i.test(address))
	);
}

export function withScheme(address: string): string {
	return address.replace(/^(?=www\.)/i, 'http://').replace(/^(?=\/\/)/, 'https:');
}

/** ISSN and ISBN, told by how many digits they have. */
export function readSerialNumbers(values: readonly string[]): { ISSN?: string; ISBN?: string } {
	const text = values.join(' ');
	const issn = text.match(/(?<![\dX-])\d{4}-?\d{3}[\dX](?![\dX-])/gi);
	const isbn = text.match(/(?<![\dX-])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dX](?![\dX-])/gi);
	return {
		...(issn && { ISSN: [...new Set(issn)].join(', ') }),
		...(isbn && { ISBN: [...new Set(isbn)].join(' ') }),
	};
}

/** Of a journal, an issue or a publisher. */
const nameTags: ReadonlySet<string> = new Set(['JF', 'JO', 'T2', 'IS', 'PB']);
const notedDoiPattern = /\bdoi:?\s*(10\.\d{4,9}\/\S*[^\s.,;)\]])/gi;
const pubmedPattern = /^(?:pubmed|medline|ncbi pubmed|nlm$)\b/i;
const pmidTags = ['AN', 'C2', 'C3', 'C5', 'ID', 'U1', 'U2', 'U3', 'UR'];
const pmidPattern =
	/^(?:(?:PMID|PubMed ID|PubMed|MEDLINE|PM(?=:))\s*:?\s*(\d{4,8})(?:$|,)|(\d{4,8})\s*\[pmid\]$)/i;
const notedPmidPattern = /\b(?:PMID|PubMed ID):?\s*(\d{4,8})(?!\d)|(?<!\d)(\d{4,8})\s*\[pmid\]/gi;
const otherWorksPattern = /\b(?:references|erratum|corrigendum|retraction|comment)\b/i;

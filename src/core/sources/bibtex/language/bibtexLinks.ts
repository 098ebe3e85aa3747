import type { Slices } from '../../../model/slices';
import type { Span } from '../../../text/range';
import { doiAddress } from '../../bareDoi';
import { isDoi } from '../../checks/identifierChecks';
import { contentOf, type FieldContent } from '../checks/fieldContent';
import { cleanDoi, cleanUrl, eprintUrl } from '../verbatimFields';
import type { BibtexDocument, DocumentEntry } from './bibtexDocument';

/** A value that leads somewhere: to an address, or to the file of an entry. */
export type BibtexLink = Span &
	(
		| { readonly kind: 'address'; readonly url: string }
		| { readonly kind: 'file'; readonly entry: DocumentEntry }
	);

/**
 * DOIs, eprints in archives that we know, addresses in the escapes of TeX, and files, in the order of the text; at most 10,000. Other
 * addresses are links to every editor.
 */
export function* linksOf(document: BibtexDocument): Slices<BibtexLink[]> {
	const links: BibtexLink[] = [];
	for (const [at, entry] of document.entries.entries()) {
		for (const field of entry.node.fields) {
			const content = contentOf(document.file.text, field);
			const link = content && content.text !== '' ? linkOf(content, entry) : undefined;
			if (link) {
				links.push(link);
			}
		}
		if (links.length >= mostLinks) {
			break;
		}
		if (at % entriesInSlice === 0) {
			yield;
		}
	}
	return links;
}

function linkOf({ name, text, start, end }: FieldContent, entry: DocumentEntry): BibtexLink | undefined {
	if (name === 'file') {
		return { kind: 'file', entry, start, end };
	}
	const url = addressOf(name, text, entry);
	return url === undefined || url === text ? undefined : { kind: 'address', url, start, end };
}

function addressOf(name: string, text: string, { allFields }: DocumentEntry): string | undefined {
	switch (name) {
		case 'doi': {
			const doi = cleanDoi(text);
			return doi !== undefined && isDoi(doi) ? doiAddress(doi) : undefined;
		}
		case 'eprint':
			return eprintUrl(allFields.get('eprinttype'), cleanUrl(text));
		case 'url': {
			const url = cleanUrl(text);
			return url !== undefined && /^https?:\/\/\S+$/i.test(url) ? url : undefined;
		}
		default:
			return undefined;
	}
}

const mostLinks = 10_000;
const entriesInSlice = 100;

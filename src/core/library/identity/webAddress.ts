import type { WorkFacts } from './workFacts';
import { isPart } from './workKind';

/**
 * Whether two entries are two pages on the web, since each has an address of its own. Under one title a page of a person has often
 * moved or is mirrored; under a short one, those of a group or of nobody are many: "Getting started", "Tuberculosis".
 */
export function areOtherPages(a: WorkFacts, b: WorkFacts): boolean {
	if (!isPage(a) || !isPage(b) || isWithin(a.url, b.url) || isWithin(b.url, a.url)) {
		return false;
	}
	const isPersonal = a.initial !== '' || b.initial !== '';
	return a.title.full !== b.title.full || (!isPersonal && a.title.text.split(' ').length <= mostShortWords);
}

/** A page on the web with the title of a paper is the paper's only where it says nothing of its own; its data are another work. */
export function hasNoOtherAddress(a: WorkFacts, b: WorkFacts): boolean {
	const isOneUnknown = (a.kind === 'unknown') !== (b.kind === 'unknown');
	const [unknown, other] = a.kind === 'unknown' ? [a, b] : [b, a];
	if (isOneUnknown && isDeposit(unknown) && isPart(other.kind)) {
		return false;
	}
	return !isOneUnknown || unknown.url === '' || a.url === b.url || unknown.doi !== '' || unknown.arxiv !== '';
}

/** Whether an entry of no kind is of data or code, as the DOI that their archive gave it tells. */
export function isDeposit({ kind, doi }: WorkFacts): boolean {
	return kind === 'unknown' && depositDoiPattern.test(doi);
}

/**
 * The address as it is compared: without scheme, `www.`, the `.git` of a repository, and slashes at its end; the host in lower case
 * (RFC 3986, 6.2.2.1), and what is percent-encoded without need decoded.
 */
export function normalizeAddress(url: string): string {
	const address = url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/(?:\.git)?[/#]+$|\.git$/, '');
	return decodePercents(address.replace(/^[^/?#]+/, (host) => host.toLowerCase()));
}

/** Leaves what stands for a delimiter, as `%2F`, and what is no UTF-8. */
function decodePercents(address: string): string {
	return address.replace(/(?:%[0-9a-f]{2})+/gi, (octets) => {
		try {
			return decodeURI(octets.toUpperCase());
		} catch {
			return octets;
		}
	});
}

function isPage({ kind, url, doi, arxiv }: WorkFacts): boolean {
	return kind === 'unknown' && url !== '' && doi === '' && arxiv === '';
}

/** Whether the address is the other, or of something in it: a section, a file of a repository. */
function isWithin(url: string, other: string): boolean {
	return url.startsWith(other) && /^(?:$|[/?#])/.test(url.slice(other.length));
}

const mostShortWords = 5;

/**
 * DataCite's prefixes of Dryad, Zenodo, figshare, Dataverse, PANGAEA, ICPSR, Mendeley Data, GBIF, the UK Data Service, Copernicus' Climate
 * Data Store, Code Ocean and NASA's Earth data.
 */
const depositDoiPattern =
	/^10\.(?:5061\/dryad|5281\/zenodo|6084\/m9\.figshare|7910\/dvn|1594\/pangaea|3886\/icpsr|17632\/|15468\/|5255\/ukda|24381\/cds|24433\/co|5067\/)/;

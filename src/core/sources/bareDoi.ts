/** A DOI without what people write before it: a resolver's address, also by way of a library's proxy, or `doi:`. */
export function bareDoi(doi: string): string {
	return doi.startsWith('10.') ? doi : doi.replace(doiPrefixPattern, '');
}

/** The resolver's address of a DOI, which may hold any printing character: https://www.doi.org/doi-handbook/ */
export function doiAddress(doi: string): string {
	return `https://doi.org/${encodeURI(doi.replace(/\p{Surrogate}/gu, '')).replace(/[?#]/g, encodeURIComponent)}`;
}

/** Resolvers, proxies of them that libraries run, and prefixes. */
export const doiPrefixPattern =
	/^(?:(?:https?:)?\/\/)?(?:(?:dx\.|www\.)?doi\.org|doi\.acm\.org|(?:dx[.-])?doi[.-]org\.[\w.-]+)\/(?:doi:\s*)?|^doi\s*(?:[:/]\s*|(?=10\.))/i;

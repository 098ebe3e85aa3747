import type { LinkKind, Paper } from '../../core/model/paper';
import { isWebAddress, type LinkView } from '../../protocol';

/**
 * A paper's links under names that tell them apart, in the paper's order. Addresses that are not of the web are left out,
 * and so is a DOI that only leads to arXiv again.
 */
export function linkViews(paper: Pick<Paper, 'links'>): LinkView[] {
	const links = paper.links.filter(
		({ url }, _, all) =>
			isWebAddress(url) && !(arxivDoiPattern.test(url) && all.some((other) => other.kind === 'arxiv')),
	);
	return links.map(({ kind, url }) => {
		const isOnly = links.filter((link) => link.kind === kind).length === 1;
		return {
			label: isOnly ? linkNames[kind] : `${linkNames[kind]}: ${url.replace(furniturePattern, '')}`,
			url,
		};
	});
}

/** What each kind of link leads to. */
export const linkNames: Readonly<Record<LinkKind, string>> = {
	arxiv: 'arXiv',
	pdf: 'PDF',
	doi: 'DOI',
	code: 'Code',
	project: 'Project',
	web: 'Web page',
};

/** The DOIs that arXiv registers for its own papers: https://info.arxiv.org/help/doi.html */
const arxivDoiPattern = /^https?:\/\/(?:dx\.)?doi\.org\/10\.48550\/arxiv\./i;
const furniturePattern = /^https?:\/\/(?:www\.)?|\/$/g;

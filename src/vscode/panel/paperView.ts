import { writeCitationGroup } from '../../core/citations/citekeySyntax';
import { toBibtex } from '../../core/format/bibtex';
import { byline, dateLabel, editorTerm, isOthers, venueLabel } from '../../core/format/labels';
import { toReference } from '../../core/format/reference';
import { citedCreators, type Paper } from '../../core/model/paper';
import { fullName, type Person } from '../../core/model/person';
import { doiAddress } from '../../core/sources/bareDoi';
import { pdfsOf } from '../../core/sources/attachedFiles';
import { isLanguageTag } from '../../core/sources/languageTag';
import { isInFile } from '../sources/sampleSource';
import type { DetailView, PaperLine, PaperView } from '../../protocol';
import { linkViews } from './linkViews';

/** A paper as the details page shows it; `related` in the order to show. */
export function toPaperView(
	paper: Paper,
	{ summary, related }: { readonly summary: string; readonly related: readonly Paper[] },
): PaperView {
	return {
		id: paper.id,
		citekey: paper.citekey,
		title: paper.title.trim() || paper.citekey,
		language: isLanguageTag(paper.language ?? '') ? paper.language : undefined,
		authors: creatorNames(paper),
		date: paper.issued && dateLabel(paper.issued),
		venue: venueLabel(paper) || undefined,
		topics: paper.topics,
		links: linkViews(paper),
		hasPdf: pdfsOf(paper).length > 0,
		isInFile: isInFile(paper),
		details: details(paper),
		summary: summary || undefined,
		abstract: paper.abstract,
		citation: writeCitationGroup([paper.citekey]),
		reference: toReference(paper),
		bibtex: toBibtex(paper),
		related: related.map(toPaperLine),
	};
}

export function toPaperLine(paper: Paper): PaperLine {
	return { id: paper.id, title: paper.title.trim() || paper.citekey, byline: byline(paper) };
}

function creatorNames(paper: Paper): readonly string[] {
	const names = namesOf(citedCreators(paper));
	return paper.author.length > 0
		? names
		: names.map((name, at) => (at < names.length - 1 ? name : `${name} (${editorTerm(names.length)})`));
}

function namesOf(people: readonly Person[]): readonly string[] {
	return people.map((person) => (isOthers(person) ? 'et al.' : fullName(person))).filter(Boolean);
}

function details(paper: Paper): DetailView[] {
	const { arxiv, category, DOI: doi, PMID: pmid } = paper;
	const editors = paper.author.length > 0 ? namesOf(paper.editor ?? []) : [];
	const rows: readonly { readonly label: string; readonly value?: string; readonly url?: string }[] = [
		{ label: 'Type', value: typeNames.get(paper.type) ?? paper.type.replace(/[-_]/g, ' ') },
		{
			label: 'arXiv',
			value: arxiv === undefined ? undefined : `${arxiv}${category ? ` [${category}]` : ''}`,
			url: `https://arxiv.org/abs/${arxiv}`,
		},
		{ label: 'DOI', value: doi, url: doi && doiAddress(doi) },
		{ label: 'PMID', value: pmid, url: `https://pubmed.ncbi.nlm.nih.gov/${pmid}/` },
		{ label: 'ISBN', value: paper.ISBN },
		{ label: editors.length > 1 ? 'Editors' : 'Editor', value: editors.join(', ') },
		{ label: 'Publisher', value: paper['container-title'] === undefined ? undefined : paper.publisher },
		{ label: 'Edition', value: paper.edition },
		{ label: 'Number', value: paper.number },
		{ label: 'Version', value: paper.version },
		{ label: 'Volume', value: paper.volume },
		{ label: 'Issue', value: paper.issue },
		{ label: 'Pages', value: paper.page?.replace(/(?<=\d)-+(?=\d)/g, '–') },
	];
	return rows.flatMap(({ label, value, url }) =>
		value ? [{ label, value, ...(url !== undefined && { url }) }] : [],
	);
}

/** CSL item types whose names are not words of a reader. */
const typeNames: ReadonlyMap<string, string> = new Map([
	['article', 'Preprint'],
	['article-journal', 'Journal article'],
	['article-magazine', 'Magazine article'],
	['article-newspaper', 'Newspaper article'],
	['book', 'Book'],
	['chapter', 'Book chapter'],
	['dataset', 'Dataset'],
	['document', 'Document'],
	['entry-encyclopedia', 'Encyclopedia entry'],
	['manuscript', 'Manuscript'],
	['paper-conference', 'Conference paper'],
	['patent', 'Patent'],
	['post-weblog', 'Blog post'],
	['report', 'Report'],
	['review', 'Review'],
	['software', 'Software'],
	['speech', 'Talk'],
	['thesis', 'Thesis'],
	['webpage', 'Web page'],
]);

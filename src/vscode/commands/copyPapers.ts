import * as vscode from 'vscode';
import { defaultMarkdown, type CitationDialect } from '../../core/citations/dialect';
import { toBibtex } from '../../core/format/bibtex';
import { toCslItem } from '../../core/format/cslItem';
import { toReference } from '../../core/format/reference';
import type { Paper } from '../../core/model/paper';
import { writePapers } from '../../core/notes/citationForms';
import type { CopyKind } from '../../protocol';
import { dialectOf } from '../dialects';
import { pickForm } from '../pick/pickForm';
import { choosePapers } from './chosenPapers';
import type { Services } from './services';

type CopyForm = CopyKind | 'inText' | 'cslJson' | 'link' | 'wikiLink';

/** What of papers can be copied, and how several are joined. */
const texts: Readonly<Record<CopyForm, (papers: readonly Paper[], dialect: CitationDialect) => string>> = {
	citekey: (papers) => papers.map((paper) => paper.citekey).join(', '),
	citation: (papers, dialect) => writePapers(papers, 'citation', dialect),
	inText: (papers, dialect) => writePapers(papers, 'inText', dialect),
	reference: (papers) => papers.map(toReference).join('\n\n'),
	bibtex: (papers) => papers.map(toBibtex).join('\n'),
	cslJson: (papers) => JSON.stringify(papers.map(toCslItem), undefined, 2),
	link: (papers) => writePapers(papers, 'link', defaultMarkdown),
	wikiLink: (papers) => writePapers(papers, 'wikiLink', defaultMarkdown),
};

/** Copies citations as the active document writes them. */
export async function copyPapers(
	services: Services,
	what: CopyForm,
	...args: readonly unknown[]
): Promise<void> {
	const papers = await choosePapers(services, args, 'Copy from Which Paper?');
	if (papers) {
		await copy(papers, what, dialectHere(services));
	}
}

/**
 * The same, in what the user chooses by examples.
 *
 * @param form as a key binding names it; the user is asked when it is none.
 */
export async function copyAs(services: Services, form?: unknown, ...args: readonly unknown[]): Promise<void> {
	if (isCopyForm(form)) {
		await copyPapers(services, form, ...args);
		return;
	}
	const papers = await choosePapers(services, [form, ...args], 'Copy from Which Paper?');
	if (papers) {
		const dialect = dialectHere(services);
		const choices = Object.entries(texts).map(([each, write]) => ({
			form: each as CopyForm,
			label: labels[each as CopyForm],
			example: write(papers.slice(0, 1), dialect),
		}));
		await copy(papers, await pickForm('Copy As', choices), dialect);
	}
}

async function copy(papers: readonly Paper[], what: CopyForm, dialect: CitationDialect): Promise<void> {
	await vscode.env.clipboard.writeText(texts[what](papers, dialect));
	const count = papers.length === 1 ? '' : ` of ${papers.length} papers`;
	vscode.window.setStatusBarMessage(`$(check) Copied the ${names[what]}${count}`, messageMilliseconds);
}

function dialectHere({ activeNote: { citing } }: Services): CitationDialect {
	return citing ? dialectOf(citing) : defaultMarkdown;
}

function isCopyForm(value: unknown): value is CopyForm {
	return typeof value === 'string' && Object.hasOwn(texts, value);
}

const names: Readonly<Record<CopyForm, string>> = {
	citekey: 'citekey',
	citation: 'citation',
	inText: 'citation',
	reference: 'reference',
	bibtex: 'BibTeX',
	cslJson: 'CSL-JSON',
	link: 'link',
	wikiLink: 'link',
};

const labels: Readonly<Record<CopyForm, string>> = {
	citekey: 'Citekey',
	citation: 'Citation',
	inText: 'Citation with the Author in the Text',
	reference: 'Formatted Reference',
	bibtex: 'BibTeX',
	cslJson: 'CSL-JSON',
	link: 'Markdown Link',
	wikiLink: 'Wiki Link',
};

const messageMilliseconds = 3000;

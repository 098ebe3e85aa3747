import * as vscode from 'vscode';
import { writeCitationGroup } from '../../core/citations/citekeySyntax';
import { toBibtex } from '../../core/format/bibtex';
import { toReference } from '../../core/format/reference';
import type { Paper } from '../../core/model/paper';
import type { CopyKind } from '../../protocol';
import { choosePapers } from './chosenPapers';
import type { Services } from './services';

/** What of papers can be copied, and how several are joined. */
const texts: Readonly<Record<CopyKind, (papers: readonly Paper[]) => string>> = {
	citekey: (papers) => papers.map((paper) => paper.citekey).join(', '),
	citation: (papers) => writeCitationGroup(papers.map((paper) => paper.citekey)),
	reference: (papers) => papers.map(toReference).join('\n\n'),
	bibtex: (papers) => papers.map(toBibtex).join('\n'),
};

export async function copyPapers(
	services: Services,
	what: CopyKind,
	...args: readonly unknown[]
): Promise<void> {
	const papers = await choosePapers(services, args, 'Copy from Which Paper?');
	if (papers) {
		await vscode.env.clipboard.writeText(texts[what](papers));
		const count = papers.length === 1 ? '' : ` of ${papers.length} papers`;
		vscode.window.setStatusBarMessage(`$(check) Copied the ${names[what]}${count}`, messageMilliseconds);
	}
}

const names: Readonly<Record<CopyKind, string>> = {
	citekey: 'citekey',
	citation: 'citation',
	reference: 'reference',
	bibtex: 'BibTeX',
};

const messageMilliseconds = 3000;

import * as vscode from 'vscode';
import { titleLabel } from '../../core/format/labels';
import { findLink } from '../../core/model/paper';
import { linkNames } from '../panel/linkViews';
import { choosePaper, type ChoosingOptions } from './chosenPapers';
import type { Services } from './services';

/** Opens one of a paper's addresses in the browser. */
export async function openLink(
	services: Services,
	kind: keyof typeof choices,
	...args: readonly unknown[]
): Promise<void> {
	const { title, ...options } = choices[kind];
	const paper = await choosePaper(services, args, title, options);
	if (!paper) {
		return;
	}
	const url = findLink(paper, kind);
	if (url === undefined) {
		const known = [...new Set(paper.links.map((link) => linkNames[link.kind]))].join(', ');
		throw new Error(
			`No link to ${kind === 'code' ? 'its code' : 'arXiv'} is known for “${titleLabel(paper)}”.${known ? ` It has: ${known}.` : ''}`,
		);
	}
	await vscode.env.openExternal(vscode.Uri.parse(url, true));
}

/** What the user is asked where no paper is told. */
const choices: Readonly<Record<'arxiv' | 'code', { readonly title: string } & ChoosingOptions>> = {
	arxiv: { title: 'Open Which Paper on arXiv?' },
	code: { title: 'Open the Code of Which Paper?', query: 'has:code ' },
};

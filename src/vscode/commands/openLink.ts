import * as vscode from 'vscode';
import { titleLabel } from '../../core/format/labels';
import { findLink, type LinkKind } from '../../core/model/paper';
import { choosePaper } from './chosenPapers';
import type { Services } from './services';

/** Opens one of a paper's addresses in the browser. */
export async function openLink(
	services: Services,
	kind: LinkKind,
	...args: readonly unknown[]
): Promise<void> {
	const paper = await choosePaper(services, args, 'Open Which Paper?');
	if (!paper) {
		return;
	}
	const url = findLink(paper, kind);
	if (url === undefined) {
		const known = [...new Set(paper.links.map((link) => link.kind))].join(', ');
		throw new Error(
			`No ${kind} address is known for “${titleLabel(paper)}”.${known ? ` It has: ${known}.` : ''}`,
		);
	}
	await vscode.env.openExternal(vscode.Uri.parse(url, true));
}

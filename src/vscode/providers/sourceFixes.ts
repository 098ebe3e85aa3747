import * as vscode from 'vscode';
import type { Slices } from '../../core/model/slices';
import type { SpanFix } from '../../core/sources/checks/spanFix';
import { findSourceFormat, fixFrontMatterReferences } from '../../core/sources/sourceFormat';
import { isNote, noteSelector } from '../activeNote';
import type { SpanEdit } from '../../core/text/spanEdits';
import type { TextEdit } from '../../core/text/textEdit';
import { rangeOfSpan, toSpan } from '../convert';
import { runSlices } from '../runSlices';
import { toQuickFix } from './quickFix';

/** Quick fixes of what is wrong in CSL and RIS files, and in the references of a note's own YAML. */
export function registerSourceFixes(): vscode.Disposable {
	return vscode.Disposable.from(
		...[fileSelector, noteSelector].map((selector) =>
			vscode.languages.registerCodeActionsProvider(selector, provider, {
				providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
			}),
		),
	);
}

const fileSelector: vscode.DocumentSelector = { pattern: '**/*.{json,csljson,yaml,yml,ris,txt,text}' };

const provider: vscode.CodeActionProvider = {
	async provideCodeActions(document, _range, context, token) {
		const actions: vscode.CodeAction[] = [];
		const { version } = document;
		const isWanted = (): boolean => document.version === version && !token.isCancellationRequested;
		for (const diagnostic of context.diagnostics) {
			const { source, code, range } = diagnostic;
			if (source !== 'Marginalia' || typeof code !== 'string' || !codePattern.test(code)) {
				continue;
			}
			const fixes = (await runSlices(fixesIn(document, code, range), isWanted)) ?? [];
			actions.push(
				...fixes.map(({ title, edits }, at) =>
					toQuickFix(document, diagnostic, { title, edits: edits.map(placeIn(document)) }, at === 0),
				),
			);
		}
		return actions;
	},
};

function* fixesIn(
	document: vscode.TextDocument,
	code: string,
	range: vscode.Range,
): Slices<readonly SpanFix[]> {
	const text = document.getText();
	const fix = isNote(document) ? fixFrontMatterReferences : findSourceFormat(document.uri.path, text)?.fix;
	return fix ? yield* fix(text, code, toSpan(document, range)) : [];
}

function placeIn(document: vscode.TextDocument): (edit: SpanEdit) => TextEdit {
	return ({ newText, ...span }) => ({ range: rangeOfSpan(document, span), newText });
}

const codePattern = /^(?:csl|ris)-/;

import * as vscode from 'vscode';
import type { Slices } from '../../core/model/slices';
import { joinFixes } from '../../core/sources/checks/joinFixes';
import type { SpanFix } from '../../core/sources/checks/spanFix';
import { findSourceFormat, fixFrontMatterReferences } from '../../core/sources/sourceFormat';
import { isNote, noteSelector } from '../activeNote';
import type { SpanEdit } from '../../core/text/spanEdits';
import type { TextEdit } from '../../core/text/textEdit';
import { rangeOfSpan, toSpan } from '../convert';
import { runSlices } from '../timing/runSlices';
import { FixAllActions } from './fixAll';
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

const all = new FixAllActions();

const provider: vscode.CodeActionProvider = {
	async provideCodeActions(document, _range, context, token) {
		const actions: vscode.CodeAction[] = [];
		const { version } = document;
		const isWanted = (): boolean => document.version === version && !token.isCancellationRequested;
		for (const diagnostic of context.diagnostics.filter(isOfItems)) {
			const fixes = (await runSlices(fixesIn(document, diagnostic), isWanted)) ?? [];
			actions.push(
				...fixes.map(({ title, edits }, at) =>
					toQuickFix(document, diagnostic, { title, edits: edits.map(placeIn(document)) }, at === 0),
				),
			);
			const alike = fixes.length > 0 ? diagnosticsLike(diagnostic, document.uri) : [];
			if (alike.length > 1) {
				const { code } = diagnostic;
				const edits = async (): Promise<readonly TextEdit[] | undefined> =>
					(await runSlices(fixAllIn(document, alike)))?.map(placeIn(document));
				actions.push(all.create(document, { code, diagnostic, edits }));
			}
		}
		return actions;
	},
	resolveCodeAction: (action) => all.resolve(action),
};

type CodedDiagnostic = vscode.Diagnostic & { readonly code: string };

function isOfItems(diagnostic: vscode.Diagnostic): diagnostic is CodedDiagnostic {
	const { source, code } = diagnostic;
	return source === 'Marginalia' && typeof code === 'string' && codePattern.test(code);
}

/** All problems of a kind; none where each of two copies of a key would get the same new one. */
function diagnosticsLike({ code }: CodedDiagnostic, uri: vscode.Uri): readonly CodedDiagnostic[] {
	return code.endsWith('duplicate-key')
		? []
		: vscode.languages
				.getDiagnostics(uri)
				.filter(isOfItems)
				.filter((other) => other.code === code);
}

function* fixAllIn(
	document: vscode.TextDocument,
	diagnostics: readonly CodedDiagnostic[],
): Slices<readonly SpanEdit[]> {
	const fixes: SpanFix[] = [];
	for (const diagnostic of diagnostics) {
		fixes.push(...(yield* fixesIn(document, diagnostic)).slice(0, 1));
		yield;
	}
	return joinFixes(fixes);
}

function* fixesIn(
	document: vscode.TextDocument,
	{ code, range }: CodedDiagnostic,
): Slices<readonly SpanFix[]> {
	const text = document.getText();
	const fix = isNote(document) ? fixFrontMatterReferences : findSourceFormat(document.uri.path, text)?.fix;
	return fix ? yield* fix(text, code, toSpan(document, range)) : [];
}

function placeIn(document: vscode.TextDocument): (edit: SpanEdit) => TextEdit {
	return ({ newText, ...span }) => ({ range: rangeOfSpan(document, span), newText });
}

const codePattern = /^(?:csl|ris)-/;

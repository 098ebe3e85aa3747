/**
 * What VS Code has from version 1.97 on, beyond the oldest that Marginalia runs in: ask `hasPasteEdits` before use. Documented at
 * https://code.visualstudio.com/api/references/vscode-api.
 */
declare module 'vscode' {
	export class DocumentDropOrPasteEditKind {
		static readonly Empty: DocumentDropOrPasteEditKind;
		static readonly Text: DocumentDropOrPasteEditKind;
		append(...parts: string[]): DocumentDropOrPasteEditKind;
	}

	export class DocumentPasteEdit {
		insertText: string | SnippetString;
		additionalEdit?: WorkspaceEdit;
		yieldTo?: readonly DocumentDropOrPasteEditKind[];
		constructor(insertText: string | SnippetString, title: string, kind: DocumentDropOrPasteEditKind);
	}

	export interface DocumentPasteEditProvider<T extends DocumentPasteEdit = DocumentPasteEdit> {
		provideDocumentPasteEdits(
			document: TextDocument,
			ranges: readonly Range[],
			dataTransfer: DataTransfer,
			context: unknown,
			token: CancellationToken,
		): ProviderResult<T[]>;
		resolveDocumentPasteEdit?(pasteEdit: T, token: CancellationToken): ProviderResult<T>;
	}

	export interface DocumentDropEdit {
		title?: string;
		kind?: DocumentDropOrPasteEditKind;
		yieldTo?: readonly DocumentDropOrPasteEditKind[];
	}

	export namespace languages {
		function registerDocumentPasteEditProvider(
			selector: DocumentSelector,
			provider: DocumentPasteEditProvider,
			metadata: {
				readonly providedPasteEditKinds: readonly DocumentDropOrPasteEditKind[];
				readonly pasteMimeTypes?: readonly string[];
			},
		): Disposable;
	}
}

import type { FromPage, PageState } from '../protocol';

interface VsCodeApi {
	postMessage(message: FromPage): void;
	getState(): unknown;
	setState(state: PageState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** What VS Code gives a page; it may be acquired once. */
export const vscode = acquireVsCodeApi();

export function post(message: FromPage): void {
	// oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a window: VS Code takes no origin
	vscode.postMessage(message);
}

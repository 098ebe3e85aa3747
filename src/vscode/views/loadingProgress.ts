import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { LiveIndex } from '../search/liveIndex';

/**
 * Shows how far reading and indexing are, where they take long: a bar on the view, and figures in the status bar. All that is there
 * already can be used meanwhile.
 */
export function showLoadingProgress(library: Library, index: LiveIndex): vscode.Disposable {
	let isShowing = false;
	let isDisposed = false;
	const isDone = (): boolean => isDisposed || (library.isLoaded && index.state === 'whole');
	const show = (): void => {
		if (isShowing || isDone()) {
			return;
		}
		isShowing = true;
		void vscode.window.withProgress(
			{ location: vscode.ProgressLocation.Window, title: 'Marginalia' },
			(progress) => {
				const done = whenDone(isDone, () => progress.report({ message: messageOf(library, index) }));
				void vscode.window.withProgress({ location: { viewId: 'marginalia.papers' } }, () => done);
				return done.then(() => (isShowing = false));
			},
		);
	};
	let timeout: unknown;
	const showSoon = (): void => {
		timeout ??= setTimeout(() => {
			timeout = undefined;
			show();
		}, patienceMilliseconds);
	};
	const listeners = [
		library.onDidChange(() => isShowing || showSoon()),
		index.onDidChange(() => isShowing || showSoon()),
	];
	showSoon();
	return {
		dispose: () => {
			isDisposed = true;
			clearTimeout(timeout);
			listeners.forEach((listener) => listener.dispose());
		},
	};
}

function messageOf(library: Library, index: LiveIndex): string {
	const count = library.size.toLocaleString('en');
	if (!library.isLoaded) {
		return `reading bibliographies, ${count} papers so far`;
	}
	const share = Math.floor((100 * index.indexed) / Math.max(library.size, 1));
	return `preparing the search, ${share} % of ${count} papers`;
}

function whenDone(isDone: () => boolean, look: () => void): Promise<void> {
	return new Promise((resolve) => {
		const again = (): void => {
			if (isDone()) {
				resolve();
			} else {
				look();
				setTimeout(again, delayMilliseconds);
			}
		};
		again();
	});
}

const delayMilliseconds = 500;
/** What takes no longer needs no bar. */
const patienceMilliseconds = 1500;

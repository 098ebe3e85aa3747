import * as vscode from 'vscode';
import { ReadingThread } from './readingThread';
import { startThread } from './startThread';

/** What all reading stands on. */
export interface OpenThread {
	readonly log: vscode.LogOutputChannel;
	readonly thread: ReadingThread;
}

/** Starts the thread that reads, with the log where it tells of itself: it takes as long to be there as the code that asks it. */
export function openThread({ extensionUri, subscriptions }: vscode.ExtensionContext): OpenThread {
	const log = vscode.window.createOutputChannel('Marginalia', { log: true });
	const thread = new ReadingThread((listener) => startThread(extensionUri, 'thread', listener), log);
	subscriptions.push(log, thread);
	return { log, thread };
}

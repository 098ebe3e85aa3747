import * as vscode from 'vscode';

/** A thread beside the extension host. */
export interface Thread<Message> {
	/** Whether its host has files, which it can read by their paths. */
	readonly readsFiles: boolean;
	/** Hands over the buffers in the list. */
	post(message: Message, transfer: readonly ArrayBufferLike[]): void;
	stop(): void;
}

export interface ThreadListener<Reply> {
	readonly onReply: (reply: Reply) => void;
	/** The thread is gone. */
	readonly onFailure: (message: string) => void;
}

/**
 * Starts a thread.
 *
 * @param script the name of its bundle, `thread` for `dist/node/thread.js` or `dist/browser/thread.js`
 * @throws when this host has none.
 */
export function startThread<Message, Reply>(
	extensionUri: vscode.Uri,
	script: string,
	listener: ThreadListener<Reply>,
): Thread<Message> {
	const bundle = (host: string): vscode.Uri =>
		vscode.Uri.joinPath(extensionUri, 'dist', host, `${script}.js`);
	return typeof process === 'object'
		? startNodeThread(bundle('node').fsPath, listener)
		: startWebWorker(bundle('browser').toString(true), listener);
}

function startNodeThread<Message, Reply>(
	path: string,
	{ onReply, onFailure }: ThreadListener<Reply>,
): Thread<Message> {
	const thread = new (require('node:worker_threads').Worker)(path);
	thread.on('message', (reply) => onReply(reply as Reply));
	thread.on('error', (error) => onFailure(String(error)));
	return {
		readsFiles: true,
		post: (message, transfer) => thread.postMessage(message, transfer),
		stop: () => void thread.terminate(),
	};
}

function startWebWorker<Message, Reply>(
	url: string,
	{ onReply, onFailure }: ThreadListener<Reply>,
): Thread<Message> {
	if (typeof Worker === 'undefined') {
		throw new Error('this host has no workers');
	}
	const thread = new Worker(url);
	thread.addEventListener('message', ({ data }) => onReply(data as Reply));
	thread.addEventListener('error', ({ message = 'it could not be started' }) => onFailure(message));
	return {
		readsFiles: false,
		post: (message, transfer) => thread.postMessage(message, transfer),
		stop: () => thread.terminate(),
	};
}

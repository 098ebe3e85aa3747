import * as vscode from 'vscode';
import type { Disposable } from '../../core/model/event';
import { Timers } from '../timing/timers';

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
	/** The thread waits for a file that does not come, and was given up. */
	readonly onStuck?: (message: string) => void;
}

/**
 * Starts a thread.
 *
 * @param script the name of its bundle, `thread` for `dist/node/thread.js` or `dist/browser/thread.js`
 * @param patience how long nothing may come of a file that a thread waits for, in milliseconds; up to twice that is waited
 * @throws when this host has none.
 */
export function startThread<Message, Reply>(
	extensionUri: vscode.Uri,
	script: string,
	listener: ThreadListener<Reply>,
	patience = patientMilliseconds,
): Thread<Message> {
	const bundle = (host: string): vscode.Uri =>
		vscode.Uri.joinPath(extensionUri, 'dist', host, `${script}.js`);
	return typeof process === 'object'
		? startNodeThread(bundle('node').fsPath, listener, patience)
		: startWebWorker(bundle('browser').toString(true), listener);
}

function startNodeThread<Message, Reply>(
	path: string,
	{ onReply, onFailure, onStuck }: ThreadListener<Reply>,
	patience: number,
): Thread<Message> {
	const waits = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
	const thread = new (require('node:worker_threads').Worker)(path, { workerData: waits });
	thread.on('message', (reply) => onReply(reply as Reply));
	const watch = watchWaits(waits, patience, () => {
		void thread.terminate();
		onStuck?.(`its drive has not answered for ${patience / 1000} seconds`);
	});
	thread.on('error', (error) => {
		watch.dispose();
		onFailure(String(error));
	});
	return {
		readsFiles: true,
		post: (message, transfer) => thread.postMessage(message, transfer),
		stop: () => {
			watch.dispose();
			void thread.terminate();
		},
	};
}

/**
 * Has something done when nothing comes of what a thread waits for, as of a file on a drive that is away: it waits as long as the system
 * does, which may be for ever, and all else that it was asked for waits with it.
 *
 * @param waits how far it is (`countWaits` in `src/thread/node.ts`)
 */
function watchWaits(waits: Int32Array, patience: number, act: () => void): Disposable {
	const timers = new Timers();
	const look = (last: number): void => {
		const now = Atomics.load(waits, 0);
		if (now % 2 !== 0 && now === last) {
			act();
		} else {
			timers.set('look', patience, () => look(now));
		}
	};
	look(0);
	return timers;
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

const patientMilliseconds = 20_000;

import { readFile } from 'node:fs/promises';
import { parentPort, type TransferListItem } from 'node:worker_threads';
import { serveReadings, type ToThread } from './serveReadings';

/** The thread on desktop and remote hosts. */
const answer = serveReadings({
	post: (reply, transfer) => parentPort?.postMessage(reply, transfer as readonly TransferListItem[]),
	readFile: async (path) => {
		try {
			return await readFile(path);
		} catch (error) {
			if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
				return undefined;
			}
			throw error;
		}
	},
});
parentPort?.on('message', (message: ToThread) => answer(message));

import { parentPort, type TransferListItem } from 'node:worker_threads';
import { serveReadings, type ToThread } from './serveReadings';

/** The thread on desktop and remote hosts. */
const answer = serveReadings((reply, transfer) =>
	parentPort?.postMessage(reply, transfer as readonly TransferListItem[]),
);
parentPort?.on('message', (message: ToThread) => answer(message));

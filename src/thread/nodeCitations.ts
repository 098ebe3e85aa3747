import { parentPort } from 'node:worker_threads';
import style from './csl/chicago-author-date.csl';
import locale from './csl/locales-en-US.xml';
import { serveCitations, type WriteRequest } from './serveCitations';

/** Where citations are written on desktop and remote hosts. */
const answer = serveCitations({ style, locale }, (reply) => parentPort?.postMessage(reply, []));
parentPort?.on('message', (message: WriteRequest) => answer(message));

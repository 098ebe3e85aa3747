import style from './csl/chicago-author-date.csl';
import locale from './csl/locales-en-US.xml';
import { serveCitations, type WriteRequest } from './serveCitations';

/** Where citations are written in a browser. */
const answer = serveCitations({ style, locale }, (reply) => self.postMessage(reply, {}));
self.addEventListener('message', ({ data }: MessageEvent<WriteRequest>) => answer(data));

import type { ToThread } from './messages';
import { serveReadings } from './serveReadings';

/** The thread in a browser. */
const answer = serveReadings({
	post: (reply, transfer) => self.postMessage(reply, { transfer: [...transfer] }),
});
self.addEventListener('message', ({ data }: MessageEvent<ToThread>) => answer(data));

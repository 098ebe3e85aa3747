import { strict as assert } from 'node:assert';
import type { FromThread } from '../../src/thread/messages';
import { DeadlyReading, ReadingThread } from '../../src/vscode/threads/readingThread';
import type { ThreadListener } from '../../src/vscode/threads/startThread';

const log = { warn: () => undefined };
const request = { source: 'a', fileName: 'a.bib', known: new Float64Array(0), knownDigest: '' };

describe('The thread that reads sources', () => {
	let started: ThreadListener<FromThread>[];
	let thread: ReadingThread;

	/**
	 * One that says of each file that it is not there, but dies of those called `huge`, and is long at those called `long`, behind which
	 * those called `behind` wait in the first.
	 */
	beforeEach(() => {
		started = [];
		thread = new ReadingThread((listener) => {
			started.push(listener);
			const slow = started.length === 1 ? ['long', 'behind', 'bytes'] : ['long'];
			return {
				readsFiles: true,
				post: (message) => {
					const path = message.kind === 'readFile' ? message.path : 'bytes';
					if (path === 'huge') {
						listener.onFailure('out of memory');
					} else if (!slow.includes(path) && message.kind === 'readFile') {
						listener.onReply({ kind: 'missing', id: message.id });
					}
				},
				stop: () => undefined,
			};
		}, log);
	});

	it('is another one after it died of what it had to read, which is told', async () => {
		await thread.readFile('a');
		await assert.rejects(thread.readFile('huge'), DeadlyReading);
		assert.equal(await thread.readFile('b'), undefined);
		assert.ok(thread.readsFiles);
		assert.equal(started.length, 2);
	});

	it('died of what it was at, and not of what waited behind that', async () => {
		await thread.readFile('a');
		const [first, second] = [thread.readFile('long'), thread.readFile('long')];
		started[0]?.onFailure('out of memory');
		await assert.rejects(first, DeadlyReading);
		await assert.rejects(second, (error) => !(error instanceof DeadlyReading));
	});

	it('is another one where it waits for a file in vain, and reads what waited behind that', async () => {
		const [first, behind] = [thread.readFile('long'), thread.readFile('behind')];
		const content = new Uint8Array(1);
		const given = thread.read({ ...request, content }, () => undefined);
		started[0]?.onStuck?.('its drive is away');
		await assert.rejects(first, DeadlyReading);
		await assert.rejects(given, /its drive is away/);
		assert.equal(await behind, undefined);
		assert.equal(started.length, 2);
	});

	it('is the host itself where it dies before it answered anything', async () => {
		await assert.rejects(thread.readFile('huge'), /out of memory/);
		assert.ok(!thread.readsFiles);
		const content = new TextEncoder().encode('@book{a, title = {A}}');
		const result = await thread.read({ ...request, content }, () => undefined);
		assert.equal(result.kind, 'read');
		assert.equal(started.length, 1);
	});
});

import { strict as assert } from 'node:assert';
import type { FromThread } from '../../src/thread/messages';
import { ReadingThread } from '../../src/vscode/readingThread';
import type { ThreadListener } from '../../src/vscode/startThread';

const log = { warn: () => undefined };
const request = { source: 'a', fileName: 'a.bib', known: new Float64Array(0), knownDigest: '' };

describe('The thread that reads sources', () => {
	let started: ThreadListener<FromThread>[];
	let thread: ReadingThread;

	/** One that says of each file that it is not there, but dies of those called `huge`. */
	beforeEach(() => {
		started = [];
		thread = new ReadingThread((listener) => {
			started.push(listener);
			return {
				readsFiles: true,
				post: (message) =>
					message.kind === 'readFile' && message.path !== 'huge'
						? listener.onReply({ kind: 'missing', id: message.id })
						: listener.onFailure('out of memory'),
				stop: () => undefined,
			};
		}, log);
	});

	it('is another one after it died of what it had to read, which is told', async () => {
		await thread.readFile('a');
		await assert.rejects(thread.readFile('huge'), /out of memory/);
		assert.equal(await thread.readFile('b'), undefined);
		assert.ok(thread.readsFiles);
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

import { strict as assert } from 'node:assert';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { startThread } from '../../src/vscode/threads/startThread';

function fail(): never {
	assert.fail('It answers nothing, and does not die.');
}

describe('A thread beside the extension host', () => {
	it('is given up where nothing comes of a file that it waits for', async () => {
		const folder = await mkdtemp(path.join(tmpdir(), 'thread-'));
		await mkdir(path.join(folder, 'dist/node'), { recursive: true });
		const script = `
			const { workerData: waits } = require('node:worker_threads');
			Atomics.add(waits, 0, 1);
			Atomics.wait(waits, 0, 1);
		`;
		await writeFile(path.join(folder, 'dist/node/stuck.js'), script);
		const message = await new Promise<string>((resolve) => {
			const listener = { onReply: fail, onFailure: fail, onStuck: resolve };
			startThread(vscode.Uri.file(folder), 'stuck', listener, 50);
		});
		assert.equal(message, 'its drive has not answered for 0.05 seconds');
		await rm(folder, { recursive: true });
	});
});

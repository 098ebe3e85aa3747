import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';

/** Activates the extension in a folder with a large bibliography, and prints what it took, as one line of JSON. */
export async function run(): Promise<void> {
	const extension = vscode.extensions.getExtension('marginalia.marginalia');
	if (!extension) {
		throw new Error('The extension is not installed in this VS Code.');
	}
	const before = await delayWhile(() => sleep(3000));
	const heap = usedMemory();
	const start = performance.now();
	const during = await delayWhile(async () => {
		await extension.activate();
		await vscode.commands.executeCommand('marginalia.papers.focus');
		await logHolds(/texts searchable/);
		await sleep(500);
	});
	const log = await readLog();
	const milestone = (what: string): number =>
		Number(new RegExp(`${what} after (\\d+) ms`).exec(log)?.[1] ?? NaN);
	const tree = [...log.matchAll(/tree of (\d+) papers shown after (\d+) ms/g)].at(-1);
	globalThis.gc?.();
	const result = {
		papers: Number(/(\d+) papers: all read/.exec(log)?.[1]),
		read: milestone('all read'),
		tree: Number(tree?.[2]),
		titles: milestone('titles searchable'),
		texts: milestone('texts searchable'),
		total: Math.round(performance.now() - start),
		idleDelay: before,
		delay: during,
		memory: Math.round((usedMemory() - heap) / 1e6),
		resident: Math.round(process.memoryUsage().rss / 1e6),
	};
	// What was read is written to the cache some seconds later.
	await sleep(Number(process.env['MARGINALIA_WAIT'] ?? 0));
	console.log(`MARGINALIA ${JSON.stringify(result)}`);
	console.log('MARGINALIA {"passed":1,"failed":0}');
}

/** The longest delay of the event loop while something goes on, in milliseconds. */
async function delayWhile(act: () => Promise<void>): Promise<number> {
	const histogram = monitorEventLoopDelay({ resolution: 2 });
	histogram.enable();
	await act();
	histogram.disable();
	return Math.round(histogram.max / 1e6);
}

async function logHolds(pattern: RegExp): Promise<void> {
	const end = Date.now() + 180_000;
	while (Date.now() < end) {
		if (pattern.test(await readLog())) {
			return;
		}
		await sleep(50);
	}
	throw new Error(`The log never held ${pattern.source}:\n${await readLog()}`);
}

/** The newest log of the extension. */
async function readLog(): Promise<string> {
	const folder = process.env['MARGINALIA_LOGS'] ?? '';
	const files = (await readdir(folder, { recursive: true })).filter((file) =>
		file.endsWith('Marginalia.log'),
	);
	const newest = files.sort().at(-1);
	return newest === undefined ? '' : readFile(path.join(folder, newest), 'utf8');
}

function usedMemory(): number {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

function sleep(milliseconds: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});
}

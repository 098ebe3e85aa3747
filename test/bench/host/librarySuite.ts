import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';

/** Activates the extension in a folder with a large bibliography, and prints what it took, as one line of JSON. */
export async function run(): Promise<void> {
	const extension = vscode.extensions.getExtension<{
		milestones: Readonly<Record<string, number>>;
		longestTurn(): number;
	}>('marginalia.marginalia');
	if (!extension) {
		throw new Error('The extension is not installed in this VS Code.');
	}
	const idleDelay = await delayWhile(() => sleep(3000));
	const before = await usedMemory();
	const cpu = process.cpuUsage();
	let activation = 0;
	const delay = await delayWhile(async () => {
		const start = performance.now();
		await extension.activate();
		activation = Math.round(performance.now() - start);
		await vscode.commands.executeCommand('marginalia.papers.focus');
		await until(() => ['tree', 'texts'].every((name) => extension.exports.milestones[name] !== undefined));
		await sleep(500);
	});
	const { user, system } = process.cpuUsage(cpu);
	const { rss } = process.memoryUsage();
	const withGarbage = memoryNow() - before;
	// What was read is put in order, and written to the cache some seconds later.
	await sleep(Number(process.env['MARGINALIA_WAIT'] ?? 0));
	const result = {
		activation,
		...extension.exports.milestones,
		idleDelay,
		delay,
		longestTurn: Math.round(extension.exports.longestTurn()),
		memory: Math.round(((await usedMemory()) - before) / 1e6),
		processor: Math.round((user + system) / 1000),
		withGarbage: Math.round(withGarbage / 1e6),
		resident: Math.round(rss / 1e6),
	};
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

async function until(holds: () => boolean): Promise<void> {
	const end = Date.now() + longestWait;
	while (!holds()) {
		if (Date.now() > end) {
			throw new Error(`Waited ${longestWait} ms in vain.`);
		}
		await sleep(50);
	}
}

/** Without garbage. */
async function usedMemory(): Promise<number> {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	for (let round = 0; round < 3; round++) {
		collect();
		await sleep(100);
	}
	return memoryNow();
}

function memoryNow(): number {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

function sleep(milliseconds: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});
}

const longestWait = 120_000;

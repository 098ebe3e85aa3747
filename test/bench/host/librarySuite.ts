import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { delayWhile, marginalia, sleep, until } from './measuring';

/** Activates the extension in a folder with a large bibliography, and prints what it took, as one line of JSON. */
export async function run(): Promise<void> {
	const extension = marginalia();
	const { delay: idleDelay } = await delayWhile(() => sleep(3000));
	const before = await usedMemory();
	const cpu = process.cpuUsage();
	let activation = 0;
	const { delay, held } = await delayWhile(async () => {
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
		held,
		longestTurn: Math.round(extension.exports.longestTurn()),
		memory: Math.round(((await usedMemory()) - before) / 1e6),
		processor: Math.round((user + system) / 1000),
		withGarbage: Math.round(withGarbage / 1e6),
		resident: Math.round(rss / 1e6),
	};
	console.log(`MARGINALIA ${JSON.stringify(result)}`);
	console.log('MARGINALIA {"passed":1,"failed":0}');
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

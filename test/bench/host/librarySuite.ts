import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { delayWhile, marginalia, sleep, until, untilKept } from './measuring';

/**
 * Activates the extension in a folder with a large bibliography, and prints what it took, as one line of JSON.
 *
 * What memory there is without the extension is looked at in a start of its own, since it takes collecting garbage: V8 allows a heap
 * that was just made small little growth, and in a start that follows would collect twice more.
 */
export async function run(): Promise<void> {
	const { delay: idleDelay } = await delayWhile(() => sleep(3000));
	const atRest = path.join(process.env['MARGINALIA_NOTES'] ?? '', 'memoryAtRest.json');
	if (process.env['MARGINALIA_START'] === 'at rest') {
		await writeFile(atRest, JSON.stringify(await usedMemory()));
	} else {
		const result = { ...(await measure(Number(await readFile(atRest, 'utf8')))), idleDelay };
		console.log(`MARGINALIA ${JSON.stringify(result)}`);
	}
	console.log('MARGINALIA {"passed":1,"failed":0}');
}

async function measure(memoryAtRest: number): Promise<Record<string, number | undefined>> {
	const extension = marginalia();
	const cpu = process.cpuUsage();
	let activation = 0;
	const { delay, held } = await delayWhile(async () => {
		const start = performance.now();
		const shown = vscode.commands.executeCommand('marginalia.papers.focus');
		await extension.activate();
		activation = Math.round(performance.now() - start);
		await shown;
		await until(() => ['tree', 'texts'].every((name) => extension.exports.milestones[name] !== undefined));
		await sleep(500);
	});
	const { user, system } = process.cpuUsage(cpu);
	const { rss } = process.memoryUsage();
	const withGarbage = memoryNow() - memoryAtRest;
	// What was read is put in order, and written to the cache some seconds later.
	await untilKept(['source-', 'search']);
	return {
		activation,
		...extension.exports.milestones,
		delay,
		held,
		longestTurn: Math.round(extension.exports.longestTurn()),
		memory: Math.round(((await usedMemory()) - memoryAtRest) / 1e6),
		processor: Math.round((user + system) / 1000),
		withGarbage: Math.round(withGarbage / 1e6),
		resident: Math.round(rss / 1e6),
	};
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

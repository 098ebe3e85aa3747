import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import path from 'node:path';
import * as vscode from 'vscode';

/** What the extension lets measurements see. */
export interface Measured {
	readonly milestones: Readonly<Record<string, number>>;
	longestTurn(): number;
}

export function marginalia(): vscode.Extension<Measured> {
	const extension = vscode.extensions.getExtension<Measured>('marginalia.marginalia');
	if (!extension) {
		throw new Error('The extension is not installed in this VS Code.');
	}
	return extension;
}

/** What held the event loop, in milliseconds. */
interface Delay {
	/** The longest time from one turn of the event loop to the next. */
	readonly delay: number;
	/** The longest for which the thread of the event loop was at work meanwhile, not waiting for a processor; where it is Linux. */
	readonly held: number | undefined;
}

/** The longest delay of the event loop while something goes on. */
export async function delayWhile(act: () => Promise<void>): Promise<Delay> {
	const histogram = monitorEventLoopDelay({ resolution: 2 });
	const work = openWork();
	let atWork = work?.time() ?? 0;
	let held = 0;
	const look = (): void => {
		const now = work?.time() ?? 0;
		held = Math.max(held, now - atWork);
		atWork = now;
	};
	const timer = setInterval(look, 2);
	histogram.enable();
	await act();
	histogram.disable();
	look();
	clearInterval(timer);
	work?.close();
	return { delay: Math.round(histogram.max / 1e6), held: work && Math.round(held) };
}

/** Tells how long a processor was at this thread, in milliseconds, and takes little time itself. */
function openWork(): { time(): number; close(): void } | undefined {
	if (process.platform !== 'linux') {
		return undefined;
	}
	const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
	const text = Buffer.alloc(64);
	return {
		time: () =>
			Number.parseInt(text.toString('latin1', 0, readSync(file, text, 0, text.length, 0)), 10) / 1e6,
		close: () => closeSync(file),
	};
}

/**
 * Waits until the cache has all that it is to keep, and none of it is being written: a start that is ended meanwhile leaves the next
 * without it.
 *
 * @param names what the names of its files begin with
 */
export async function untilKept(names: readonly string[]): Promise<void> {
	const storage = process.env['MARGINALIA_STORAGE'] ?? '';
	await until(() => {
		const files = readdirSync(storage, { recursive: true, encoding: 'utf8' })
			.filter((file) => path.basename(path.dirname(file)) === 'cache')
			.map((file) => path.basename(file));
		const isWhole = (name: string): boolean =>
			files.some((file) => file.startsWith(name) && file.endsWith('.index'));
		return names.every(isWhole) && !files.some((file) => file.endsWith('.new'));
	});
}

export async function until(holds: () => boolean): Promise<void> {
	const end = Date.now() + longestWait;
	while (!holds()) {
		if (Date.now() > end) {
			throw new Error(`Waited ${longestWait} ms in vain.`);
		}
		await sleep(50);
	}
}

export function sleep(milliseconds: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});
}

const longestWait = 120_000;

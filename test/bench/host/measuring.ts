import { monitorEventLoopDelay } from 'node:perf_hooks';
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

/** The longest delay of the event loop while something goes on, in milliseconds. */
export async function delayWhile(act: () => Promise<void>): Promise<number> {
	const histogram = monitorEventLoopDelay({ resolution: 2 });
	histogram.enable();
	await act();
	histogram.disable();
	return Math.round(histogram.max / 1e6);
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

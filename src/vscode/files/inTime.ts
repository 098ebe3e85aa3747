import type * as vscode from 'vscode';

/**
 * What a file system answers about a file or folder. Gives up where it does not answer: that of another extension may never do, nor a drive
 * that is away, and whoever waits for all files would wait for ever. Of one that owes an answer already, little is expected until that
 * comes; on the disk, where drives are many, each is asked with patience.
 *
 * @throws what the file system throws, or that it was not in time.
 */
export async function inTime<T>(
	uri: vscode.Uri,
	ask: () => Thenable<T>,
	milliseconds = patientMilliseconds,
): Promise<T> {
	const fileSystem = fileSystemOf(uri);
	const isOwing = uri.scheme !== 'file' && owed.has(fileSystem);
	const limit = isOwing ? Math.min(milliseconds, owedMilliseconds) : milliseconds;
	const asking = Promise.resolve(ask());
	let timeout: unknown;
	const late = new Promise<never>((_, reject) => {
		timeout = setTimeout(() => {
			countOwed(fileSystem, 1);
			const isPaid = (): void => countOwed(fileSystem, -1);
			asking.then(isPaid, isPaid);
			reject(new Error(`its file system has not answered for ${limit / 1000} seconds`));
		}, limit);
	});
	try {
		return await Promise.race([asking, late]);
	} finally {
		clearTimeout(timeout);
	}
}

/** The address of what a file or folder is in. */
export function fileSystemOf(uri: vscode.Uri): string {
	return uri.with({ path: '/', query: '', fragment: '' }).toString();
}

/** How many answers each file system owes, by its address. */
const owed = new Map<string, number>();

function countOwed(fileSystem: string, by: 1 | -1): void {
	const count = (owed.get(fileSystem) ?? 0) + by;
	if (count > 0) {
		owed.set(fileSystem, count);
	} else {
		owed.delete(fileSystem);
	}
}

/** A large file may come from far away. */
const patientMilliseconds = 30_000;
const owedMilliseconds = 500;

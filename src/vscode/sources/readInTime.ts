import * as vscode from 'vscode';

/**
 * Reads a file, and gives up where its file system does not answer: that of another extension may never do, and whoever waits for all
 * sources would wait for ever. Of one that owes an answer already, little is expected until that comes.
 *
 * @throws when the file cannot be read, or was not in time.
 */
export async function readInTime(uri: vscode.Uri, milliseconds = patientMilliseconds): Promise<Uint8Array> {
	const fileSystem = uri.with({ path: '/', query: '', fragment: '' }).toString();
	const limit = (owed.get(fileSystem) ?? 0) > 0 ? Math.min(milliseconds, owedMilliseconds) : milliseconds;
	const reading = Promise.resolve(vscode.workspace.fs.readFile(uri));
	let timeout: unknown;
	const late = new Promise<never>((_, reject) => {
		timeout = setTimeout(() => {
			countOwed(fileSystem, 1);
			const isPaid = (): void => countOwed(fileSystem, -1);
			reading.then(isPaid, isPaid);
			reject(new Error(`The file system has not answered for ${limit / 1000} seconds`));
		}, limit);
	});
	try {
		return await Promise.race([reading, late]);
	} finally {
		clearTimeout(timeout);
	}
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

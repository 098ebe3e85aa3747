import {
	closeSync,
	constants,
	fstatSync,
	openSync,
	readlinkSync,
	readSync,
	realpathSync,
	statSync,
} from 'node:fs';
import { constants as system, setPriority } from 'node:os';
import { parentPort, workerData, type TransferListItem } from 'node:worker_threads';
import type { FileTime } from '../core/notes/index/noteReading';
import type { ToThread } from './messages';
import { serveReadings } from './serveReadings';

/** See `countWaits`. */
const waits = workerData as Int32Array;

yieldToEditor();

/** The thread on desktop and remote hosts. */
const answer = serveReadings({
	post: (reply, transfer) => parentPort?.postMessage(reply, transfer as readonly TransferListItem[]),
	files: {
		readFile: (path, isKept) => countWaits(() => readFile(path, isKept)),
		linkedPath: (path, root) => countWaits(() => linkedPath(path, root)),
		timeOf: (path) => countWaits(() => timeOf(path)),
	},
});
parentPort?.on('message', (message: ToThread) => answer(message));

/**
 * Lets the extension host, and all that other extensions do in it, go first where processors are few: with a large bibliography to read,
 * whatever is typed would wait for them. Linux alone has a priority for each thread (sched(7)); elsewhere there is no such link.
 */
function yieldToEditor(): void {
	try {
		const [thread] = /\d+$/.exec(readlinkSync('/proc/thread-self')) ?? [];
		setPriority(Number(thread), system.priority.PRIORITY_BELOW_NORMAL);
	} catch {
		// It reads nevertheless.
	}
}

/**
 * Waits for the disk, and counts up before and behind that and whenever something comes of it, so that whoever started this thread sees
 * whether it waits, which is where the count is odd, and for how long in vain.
 */
function countWaits<T>(ask: () => T): T {
	Atomics.add(waits, 0, 1);
	try {
		return ask();
	} finally {
		Atomics.add(waits, 0, 1);
	}
}

/** Room for the last file read: to ask the system for it again takes far longer than the reading, each time a file changes. */
let room = new Uint8Array(0);

/**
 * Waits for the disk, since this thread has nothing else to do.
 *
 * @param isKept whether the bytes are for good; else they hold until the next file is read.
 * @returns `undefined` when there is no such file.
 * @throws for what is no file, such as a pipe, which would be waited for as long as nobody writes to it, and for a source too large to
 *   be a text: to find that out takes half a minute, each time that it is tried.
 */
function readFile(path: string, isKept: boolean): Uint8Array | undefined {
	let file: number;
	try {
		// Windows has no such flag, nor such files.
		file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
	} catch (error) {
		if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
			return undefined;
		}
		throw error;
	}
	try {
		const stat = fstatSync(file);
		if (!stat.isFile()) {
			throw new Error(stat.isDirectory() ? 'it is a folder' : 'it is no file');
		}
		const { size } = stat;
		if (!isKept && size > longestText) {
			throw new Error(`it has more than ${Math.floor(longestText / 1_000_000)} megabytes`);
		}
		const bytes = isKept ? new Uint8Array(size) : roomFor(size);
		let length = 0;
		for (let read = -1; read !== 0 && length < bytes.length; length += read) {
			read = readSync(file, bytes, length, Math.min(bytes.length - length, mostAtOnce), null);
			Atomics.add(waits, 0, 2);
		}
		return bytes.subarray(0, length);
	} finally {
		closeSync(file);
	}
}

/** Room for a file that may become a little longer while it is read. */
function roomFor(size: number): Uint8Array {
	const bytes = size <= room.length ? room : new Uint8Array(Math.ceil(size * spare));
	room = size <= mostKept ? bytes : new Uint8Array(0);
	return bytes;
}

function linkedPath(path: string, root: string | undefined): string | undefined {
	try {
		const real = realpathSync.native(path);
		const isBelow = root !== undefined && path.startsWith(root);
		const meant = isBelow ? realpathSync.native(root) + path.slice(root.length) : path;
		return real === meant ? undefined : real;
	} catch {
		// Some drives cannot tell, though their files can be read.
		return undefined;
	}
}

/** As VS Code tells it. */
function timeOf(path: string): FileTime | undefined {
	const stat = statSync(path, { throwIfNoEntry: false });
	return stat && { mtime: stat.mtime.getTime(), size: stat.size };
}

/** A file that is written to meanwhile may be a little longer than it was. */
const spare = 1.1;
/** The most characters of a string (`String::kMaxLength` of V8), where each has a byte. */
const longestText = 2 ** 29 - 24;
/** Of a slow drive, in seconds. */
const mostAtOnce = 8_000_000;
const mostKept = 64_000_000;

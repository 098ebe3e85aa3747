import type { ReadReply, ReadRequest } from '../core/library/sourceReadings';
import type { AskedNote, NoteAnswer, NoteFiles } from '../core/notes/index/readNotes';
import type { Problem } from '../core/model/problem';
import type { checkSource } from '../core/sources/checkSource';

/** What the extension host asks of the thread. */
export type ToThread =
	| ReadSource
	| ReadFile
	| CheckSource
	| ReadNotes
	/** Nothing more will be asked about the source. */
	| { readonly kind: 'forget'; readonly source: string };

export interface ReadSource extends Omit<ReadRequest, 'bytes'> {
	readonly kind: 'read';
	/** A file that the thread reads itself, by its path, where its host has files; else what the source holds. */
	readonly content: string | Uint8Array;
	/** The folder of the workspace that the file is in, by its path: where that is by itself a symbolic link says nothing of the file. */
	readonly root?: string;
	/** The digest of a content whose entries the asking side has, `''` for none. */
	readonly knownDigest: string;
}

/** Asks what is wrong in a file. */
export interface CheckSource {
	readonly kind: 'check';
	readonly id: number;
	readonly fileName: string;
	/** As `ReadSource` has it. */
	readonly content: string | Uint8Array;
	/** What reading it told when it had that digest. */
	readonly read: { readonly digest: string; readonly problems: readonly Problem[] };
}

/** Asks for all that a file holds, where the thread's host has files. */
export interface ReadFile {
	readonly kind: 'readFile';
	readonly id: number;
	readonly path: string;
}

/** Asks what notes cite, where the thread's host has files. */
export interface ReadNotes {
	readonly kind: 'readNotes';
	readonly id: number;
	readonly notes: readonly AskedNote[];
}

/** What the thread answers to `read`: any number of `entries`, then one of the others; to what else is asked, one. */
export type FromThread =
	| Exclude<ReadReply, { readonly kind: 'read' }>
	| (Extract<ReadReply, { readonly kind: 'read' }> & Content)
	/** The content has the known digest. */
	| ({ readonly kind: 'same'; readonly id: number } & Content)
	| ({ readonly kind: 'file'; readonly id: number; readonly bytes: Uint8Array } & Pick<Content, 'digest'>)
	| ({
			readonly kind: 'checked';
			readonly id: number;
			readonly problems: ReturnType<typeof checkSource>;
	  } & Pick<Content, 'digest'>)
	/** One for each note that was asked about. */
	| { readonly kind: 'notes'; readonly id: number; readonly notes: readonly NoteAnswer[] }
	/** There is no such file. */
	| { readonly kind: 'missing'; readonly id: number };

/** Tells what a file holds. */
export interface Content {
	readonly digest: string;
	/** In bytes. */
	readonly size: number;
	/** Where it is if the path leads there by a symbolic link. */
	readonly linkedPath?: string;
}

/** What the host of the thread can do. */
export interface ThreadHost {
	/** Hands over the buffers in the list, so that nothing is copied. */
	post(reply: FromThread, transfer: readonly ArrayBufferLike[]): void;
	/** Where it has files. */
	readonly files?: HostFiles;
}

export interface HostFiles extends NoteFiles {
	/**
	 * @param isKept whether the bytes are for good; else they hold until the next file is read.
	 * @returns `undefined` when there is no such file.
	 */
	readFile(path: string, isKept: boolean): Uint8Array | undefined;
	/**
	 * Where a file is that a path leads to by a symbolic link, its own or that of a folder; `undefined` where it is none.
	 *
	 * @param root a folder above it; links that lead to this one do not count
	 */
	linkedPath(path: string, root: string | undefined): string | undefined;
}

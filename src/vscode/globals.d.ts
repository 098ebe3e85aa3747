/** What Node's extension host and the web worker's both have. */

declare function setTimeout(callback: () => void, milliseconds?: number): unknown;
declare function clearTimeout(timeout: unknown): void;

declare const performance: { now(): number };

declare const crypto: { getRandomValues(array: Uint8Array): Uint8Array };

declare class TextDecoder {
	decode(bytes: Uint8Array): string;
}

declare class TextEncoder {
	encode(text: string): Uint8Array;
}

/** What only Node's has: ask before use. */

declare const setImmediate: ((callback: () => void) => unknown) | undefined;
declare const process: { readonly env: Readonly<Record<string, string>> } | undefined;
declare function require(name: 'node:worker_threads'): {
	readonly Worker: new (
		path: string,
		options: { readonly workerData: unknown },
	) => {
		on(event: 'message', listener: (message: unknown) => void): void;
		on(event: 'error', listener: (error: Error) => void): void;
		postMessage(message: unknown, transfer: readonly ArrayBufferLike[]): void;
		terminate(): Promise<number>;
	};
};
declare function require(name: 'node:fs/promises'): {
	stat(path: string): Promise<{ readonly mode: number }>;
	access(path: string, mode: number): Promise<void>;
};

/** What only the web worker's has: ask before use. */

declare const Worker:
	| (new (url: string) => {
			addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
			addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void;
			postMessage(message: unknown, transfer: readonly ArrayBufferLike[]): void;
			terminate(): void;
	  })
	| undefined;

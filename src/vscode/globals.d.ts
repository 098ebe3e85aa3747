/** What Node's extension host and the web worker's both have, and nothing that only one of them has. */

declare function setTimeout(callback: () => void, milliseconds?: number): unknown;
declare function clearTimeout(timeout: unknown): void;

declare const performance: { now(): number };

declare const crypto: {
	getRandomValues(array: Uint8Array): Uint8Array;
};

declare class TextDecoder {
	decode(bytes: Uint8Array): string;
}

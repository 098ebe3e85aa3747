/** The Encoding Standard (https://encoding.spec.whatwg.org), which every host has: Node, web workers, pages. */

declare class TextDecoder {
	constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
	/** @throws where `fatal` is set and the bytes are not in the encoding. */
	decode(bytes: Uint8Array): string;
}

declare class TextEncoder {
	encode(text: string): Uint8Array;
}

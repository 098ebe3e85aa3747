/** What every host has: Node, web workers, pages. First the Encoding Standard (https://encoding.spec.whatwg.org). */

declare class TextDecoder {
	constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
	/** @throws where `fatal` is set and the bytes are not in the encoding. */
	decode(bytes: Uint8Array): string;
}

declare class TextEncoder {
	encode(text: string): Uint8Array;
}

/**
 * Decodes Base64 (https://infra.spec.whatwg.org/#forgiving-base64), a character for each byte.
 *
 * @throws where it is none.
 */
declare function atob(data: string): string;

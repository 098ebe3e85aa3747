/** Walks through UTF-8 in step with the text it is decoded to. */
export class ByteCursor {
	#at = 0;

	/** @param view of bytes that are UTF-8 throughout. */
	constructor(private readonly view: DataView) {}

	/** How many bytes were passed. */
	get at(): number {
		return this.#at;
	}

	/** Passes the bytes of the next so many UTF-16 units. */
	advance(units: number): void {
		const { view } = this;
		let at = this.#at;
		let left = units;
		while (left > 0) {
			if (left >= 4 && at + 4 <= view.byteLength && (view.getInt32(at) & 0x80808080) === 0) {
				at += 4;
				left -= 4;
				continue;
			}
			const lead = view.getUint8(at);
			at += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
			left -= lead < 0xf0 ? 1 : 2;
		}
		this.#at = at;
	}
}

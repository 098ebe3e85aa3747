/** Calls back in the next turn of the event loop. `setTimeout` waits a millisecond at least, which is a good part of a slice. */
export const nextTurn: (callback: () => void) => unknown =
	typeof setImmediate === 'function'
		? (callback) => setImmediate(callback)
		: (callback) => setTimeout(callback);

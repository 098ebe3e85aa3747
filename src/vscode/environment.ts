/** The variables of the host's environment; none where it has none, as in a web worker. */
export const environment: Readonly<Record<string, string | undefined>> =
	typeof process === 'object' ? process.env : {};

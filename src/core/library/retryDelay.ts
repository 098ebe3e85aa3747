/**
 * How long to wait, in milliseconds, until a source that could not be read is tried again; `undefined` for not before it changes. A file
 * that another program had locked can be read soon, one on a drive that is away perhaps in an hour.
 *
 * @param failures how often in a row it could not be read before this time
 * @param isDeadly whether its reader died of it: each time that takes all the memory which a reader may have
 */
export function retryDelay(failures: number, isDeadly: boolean): number | undefined {
	return isDeadly && failures >= mostDeadly ? undefined : Math.min(first * 2 ** failures, longest);
}

const mostDeadly = 2;
const first = 1000;
const longest = 60_000;

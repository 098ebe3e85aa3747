import { existsSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { messageOf } from '../core/model/thrown';

/** A command of the command line. */
export interface Command {
	/** The ways to call it, a line each, without the program's name. */
	readonly usage: readonly string[];
	/**
	 * @returns 1 when what was asked for could be told, but is bad news: that is the exit code.
	 * @throws UsageError when the words of the call are wrong; any other error when a file cannot be used.
	 */
	run(args: readonly string[]): Promise<1 | void>;
}

/** The call's words are wrong: a message, the usage and exit code 2. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Parses a call strictly. @throws UsageError for an unknown option or a missing value. */
export function parseCall<const T extends Options>(
	args: readonly string[],
	options: T,
): ReturnType<typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>> {
	try {
		return parseArgs({ args: namesEach(args), options, allowPositionals: true, strict: true });
	} catch (error) {
		throw new UsageError(messageOf(error));
	}
}

/** `--library` before each file: those behind the first are named, too, as a shell makes them of `*.bib`. */
function namesEach(args: readonly string[]): string[] {
	let isNaming = false;
	return args.flatMap((word, at) => {
		const isFirst = args[at - 1] === '--library';
		isNaming = isFirst || (isNaming && !word.startsWith('-') && existsSync(word));
		return isNaming && !isFirst ? ['--library', word] : [word];
	});
}

/** The one word that a command takes. @throws UsageError when there is none, or more. */
export function onlyWord(words: readonly string[], what: string): string {
	const [word, ...more] = words;
	if (word === undefined || more.length > 0) {
		throw new UsageError(
			word === undefined ? `${what} is missing.` : `One ${what} is enough: ${more.join(' ')}`,
		);
	}
	return word;
}

/** A whole number above zero. @throws UsageError when it is not. */
export function parseLimit(value: string): number {
	if (!/^[1-9]\d*$/.test(value)) {
		throw new UsageError(`--limit takes a whole number above zero, not “${value}”.`);
	}
	return Number(value);
}

export function printJson(value: unknown): void {
	process.stdout.write(`${JSON.stringify(value, undefined, '\t')}\n`);
}

/** One value a line, as JSON Lines. */
export function printJsonLine(value: unknown): void {
	process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function printLines(lines: readonly string[]): void {
	process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

import { lookUp } from '../core/model/lookUp';
import { messageOf } from '../core/model/thrown';
import { checkCommand } from './check';
import { citationsCommand } from './citations';
import type { Command } from './command';
import { UsageError } from './command';
import { listCommand } from './list';
import { parseCommand } from './parse';
import { renameCommand } from './rename';
import { searchCommand } from './search';
import { summaryCommand } from './summary';

const commands: Readonly<Record<string, Command>> = {
	list: listCommand,
	search: searchCommand,
	parse: parseCommand,
	citations: citationsCommand,
	summary: summaryCommand,
	check: checkCommand,
	rename: renameCommand,
};

/**
 * Runs `marginalia NAME ARGUMENT…`.
 *
 * @returns the exit code: 0 when all went well, 1 when a file could not be used or `check` found an error, 2 when the words of the call are wrong.
 */
async function main(args: readonly string[]): Promise<number> {
	const [name = 'help', ...rest] = args;
	if (name === 'help' || isHelpAsked(args)) {
		process.stdout.write(usage());
		return 0;
	}
	const command = lookUp(commands, name);
	try {
		if (!command) {
			throw new UsageError(`There is no command “${name}”.`);
		}
		return (await command.run(rest)) ?? 0;
	} catch (error) {
		const message = messageOf(error);
		if (error instanceof UsageError) {
			process.stderr.write(`marginalia: ${message}\n\n${usage()}`);
			return 2;
		}
		process.stderr.write(`marginalia: ${message}\n`);
		return 1;
	}
}

/** Behind `--` stand no options. */
function isHelpAsked(args: readonly string[]): boolean {
	const end = args.indexOf('--');
	return args.slice(0, end < 0 ? args.length : end).some((word) => word === '--help' || word === '-h');
}

function usage(): string {
	const lines = Object.values(commands).flatMap((command) =>
		command.usage.map((line) => `  marginalia ${line}`),
	);
	return [
		'Usage:',
		...lines,
		'',
		'The library is the sample of 73 papers unless --library names files',
		'(BibTeX, CSL-JSON, CSL-YAML, RIS, PubMed, paper listings, notes with references).',
		'',
	].join('\n');
}

// What reads our output may stop reading, as `head` does: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	process.exit(error.code === 'EPIPE' ? 0 : 1);
});

void main(process.argv.slice(2)).then((code) => {
	process.exitCode = code;
});

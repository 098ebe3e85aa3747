/**
 * Runs test files inside an extension host, Node's or the web worker's.
 *
 * Every line printed begins with `MARGINALIA`, since the host's own log goes the same way; the last one is
 * `MARGINALIA {"passed":N,"failed":N}`, which `test/host/insideHost.mjs` reads.
 *
 * @param files each imports one test file; called only when `describe` and `it` exist
 * @param grep runs only tests whose full title holds this
 * @throws when a test failed, as VS Code expects of `extensionTestsPath`
 */
export async function runMocha(files: readonly (() => Promise<unknown>)[], grep?: string): Promise<void> {
	// Not before this function runs: the script assigns `module.exports`, which in a bundle is that of the suite.
	await import('mocha/mocha.js');
	const mocha = new Mocha({
		ui: 'bdd',
		reporter: Mocha.reporters.Base,
		timeout: 20_000,
		// VS Code loses an event of a file now and then; what fails twice is wrong, and what fails once is told.
		retries: 1,
		...(grep && { grep }),
	});
	mocha.suite.emit('pre-require', globalThis, '', mocha);
	for (const load of files) {
		await load();
	}
	const failed = await new Promise<number>((resolve) => printResults(mocha.run(resolve)));
	if (failed > 0) {
		throw new Error(`${failed} failed`);
	}
}

/** Prints each test as it ends; Mocha's own reporters want a terminal or a page. */
function printResults(runner: Mocha.Runner): void {
	const counts = { passed: 0, failed: 0 };
	let depth = 0;
	const print = (text: string) => {
		for (const line of text.split('\n')) {
			console.log(`MARGINALIA ${'  '.repeat(depth)}${line}`);
		}
	};
	runner.on('suite', ({ root, title }) => {
		if (!root) {
			print(title);
			depth++;
		}
	});
	runner.on('suite end', ({ root }) => {
		depth -= root ? 0 : 1;
	});
	runner.on('pass', ({ title, duration }) => {
		counts.passed++;
		print(`✔ ${title} (${duration} ms)`);
	});
	runner.on('retry', ({ title }, { message }: Error) => print(`↻ ${title}: ${message}`));
	runner.on('pending', ({ title }) => print(`- ${title}`));
	runner.on('fail', ({ title }, { message, stack = '' }) => {
		counts.failed++;
		print(`✘ ${title}\n${stack.includes(message) ? stack : `${message}\n${stack}`}`);
	});
	runner.on('end', () => print(JSON.stringify(counts)));
}

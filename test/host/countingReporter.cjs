const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

/**
 * One of Mocha's own reporters (`--reporter-option base=dot`), which also writes how many tests passed and failed to
 * the file that MARGINALIA_COUNTS names.
 */
module.exports = function CountingReporter(runner, options) {
	const Base = { dot: reporters.Dot, spec: reporters.Spec }[options.reporterOptions.base];
	runner.on('retry', (test, { message }) => console.log(`    ↻ ${test.title}: ${message.split('\n')[0]}`));
	runner.on('end', () => {
		const { passes, failures } = runner.stats;
		writeFileSync(process.env.MARGINALIA_COUNTS, JSON.stringify({ passed: passes, failed: failures }));
	});
	return new Base(runner, options);
};

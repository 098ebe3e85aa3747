/**
 * `npm test`: sets up what it needs, runs every step, and ends with `N passed, N failed`.
 *
 *     node test/host/test.mjs                       all steps
 *     node test/host/test.mjs types lint format     some of them
 *     node test/host/test.mjs ui test/ui/search.test.ts --grep "finds a paper"
 *
 * Steps after `build` run what is in `dist/`, which is built first. Arguments that name no step go to Mocha.
 */
import { MissingError, ensureDependencies } from './dependencies.mjs';

process.exitCode = await main(process.argv.slice(2));

async function main(args) {
	const [major] = process.versions.node.split('.').map(Number);
	if (major < 20) {
		console.error(`Node 20 or newer is needed; this is ${process.versions.node}.`);
		return 1;
	}
	const total = { passed: 0, failed: 0 };
	const table = [];
	let brokenBuild = false;
	try {
		await ensureDependencies();
		const { hostAndChromium, sideBySide, steps, stepsInVscode, stepsOnBuild } = await import('./steps.mjs');
		const named = args.filter((argument) => argument in steps);
		const rest = args.filter((argument) => !(argument in steps));
		const chosen = Object.keys(steps).filter(
			(name) =>
				args.length === 0 ||
				named.includes(name) ||
				(name === 'build' && named.some((each) => stepsOnBuild.has(each))),
		);
		if (chosen.some((name) => stepsInVscode.has(name))) {
			// Where that fails, the steps say so.
			hostAndChromium().catch(() => undefined);
		}
		const runStep = async (name) => {
			console.log(`\n▶ ${name}`);
			const begin = Date.now();
			const counts = await countsOf(() => {
				if (brokenBuild && stepsOnBuild.has(name)) {
					throw new MissingError('Not run, since the build failed.');
				}
				return steps[name](rest);
			});
			brokenBuild ||= name === 'build' && counts.failed > 0;
			total.passed += counts.passed;
			total.failed += counts.failed;
			const line = `${name.padEnd(8)}${counts.passed} passed, ${counts.failed} failed, ${seconds(begin)} s`;
			table.push(line);
			console.log(line);
		};
		for (const names of groups(chosen, sideBySide)) {
			await Promise.all(names.map(runStep));
		}
	} catch (error) {
		report(error);
		total.failed++;
	}
	console.log(`\n${table.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`);
	return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/** The steps that run side by side as one group where the first of them stands, each other alone. */
function groups(names, together) {
	const groupOf = (name) => together.find((group) => group.includes(name)) ?? [name];
	return [...new Set(names.map(groupOf))].map((group) => group.filter((name) => names.includes(name)));
}

/** A step that cannot run is one failure, and the next step goes on. */
async function countsOf(step) {
	try {
		return await step();
	} catch (error) {
		report(error);
		return { passed: 0, failed: 1 };
	}
}

function report(error) {
	console.error(error instanceof MissingError ? error.message : error);
}

function seconds(begin) {
	return ((Date.now() - begin) / 1000).toFixed(1);
}

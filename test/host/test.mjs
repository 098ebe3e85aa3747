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
		const { lanes, steps, stepsOnBuild } = await import('./steps.mjs');
		const named = args.filter((argument) => argument in steps);
		const rest = args.filter((argument) => !(argument in steps));
		const chosen = Object.keys(steps).filter(
			(name) =>
				args.length === 0 ||
				named.includes(name) ||
				(name === 'build' && named.some((each) => stepsOnBuild.has(each))),
		);
		const runStep = async (name, print) => {
			print(`\n▶ ${name}`);
			const begin = Date.now();
			const counts = await countsOf(() => {
				if (brokenBuild && stepsOnBuild.has(name)) {
					throw new MissingError('Not run, since the build failed.');
				}
				return steps[name](rest, print);
			}, print);
			brokenBuild ||= name === 'build' && counts.failed > 0;
			total.passed += counts.passed;
			total.failed += counts.failed;
			const line = `${name.padEnd(8)}${counts.passed} passed, ${counts.failed} failed, ${seconds(begin)} s`;
			table.push(line);
			print(line);
		};
		const runSteps = async (names, print) => {
			for (const name of names) {
				await runStep(name, print);
			}
		};
		await runSteps(
			chosen.filter((name) => !lanes.flat().includes(name)),
			console.log,
		);
		const taken = lanes
			.map((names) => names.filter((name) => chosen.includes(name)))
			.filter(({ length }) => length > 0);
		await Promise.all(
			taken.map((names, at) =>
				at === 0 ? runSteps(names, console.log) : printAtEnd((print) => runSteps(names, print)),
			),
		);
	} catch (error) {
		console.error(messageOf(error));
		total.failed++;
	}
	console.log(`\n${table.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`);
	return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/** Keeps what is printed until all is over, so that it does not stand between the lines of others. */
async function printAtEnd(act) {
	const lines = [];
	await act((line) => lines.push(line));
	console.log(lines.join('\n'));
}

/** A step that cannot run is one failure, and the next step goes on. */
async function countsOf(step, print) {
	try {
		return await step();
	} catch (error) {
		print(messageOf(error));
		return { passed: 0, failed: 1 };
	}
}

function messageOf(error) {
	return error instanceof MissingError ? error.message : (error.stack ?? String(error));
}

function seconds(begin) {
	return ((Date.now() - begin) / 1000).toFixed(1);
}

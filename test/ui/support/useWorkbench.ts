import type { UserSettings } from './session';
import { Workbench } from './workbench';

/**
 * Opens a workbench for the tests of a `describe`, closes it after them, and saves a picture when one fails.
 *
 * @returns what gives the workbench, once a test runs
 */
export function useWorkbench(folder?: string, settings?: UserSettings): () => Workbench {
	let workbench: Workbench | undefined;

	before(async () => {
		workbench = await Workbench.open(folder, settings);
	});

	afterEach(async function () {
		// A test whose `beforeEach` failed has no state at all.
		if (this.currentTest !== undefined && !this.currentTest.isPassed() && !this.currentTest.isPending()) {
			await workbench?.screenshot(
				`failed ${this.currentTest.fullTitle()}`.replaceAll(/[^\p{L}\p{N}]+/gu, '-'),
			);
			// What it left open would be in the way of its second try.
			await workbench?.page.keyboard.press('Escape');
		}
	});

	after(async () => {
		await workbench?.close();
	});

	return () => {
		if (workbench === undefined) {
			throw new Error('The workbench opens before the first test, not while tests are declared.');
		}
		return workbench;
	};
}

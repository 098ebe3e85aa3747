import { runMocha } from '../vscode/support/runMocha';

/** The entry that VS Code for the Web calls as `extensionTestsPath`. */
export async function run(): Promise<void> {
	await runMocha([() => import('./smoke.test'), () => import('./workspace.test')]);
}

import * as vscode from 'vscode';
import type { CitedWork } from '../../core/citations/syntaxes/citationSyntax';
import { titleLabel } from '../../core/format/labels';
import type { Paper } from '../../core/model/paper';

/**
 * Asks for the locator in a paper and, where there is a place for one, the prefix.
 *
 * @throws {vscode.CancellationError} when the user turns away.
 */
export async function askDetails(
	paper: Paper,
	hasPrefix: boolean,
): Promise<Pick<CitedWork, 'locator' | 'prefix'>> {
	const locator = await ask(`Locator in “${titleLabel(paper)}”`, 'p. 33, pp. 3–5, chap. 2, § 4');
	const prefix = hasPrefix ? await ask(`Prefix to “${titleLabel(paper)}”`, 'see, see also, cf.') : '';
	return { locator, prefix };
}

async function ask(title: string, examples: string): Promise<string> {
	const text = await vscode.window.showInputBox({
		title,
		placeHolder: examples,
		prompt: 'Leave it empty for none.',
		validateInput: (value) => {
			const sign = /[[\]{}`;@]/.exec(value)?.[0];
			return sign && `“${sign}” has a meaning of its own in citations and cannot stand here.`;
		},
	});
	if (text === undefined) {
		throw new vscode.CancellationError();
	}
	return text.trim();
}

import * as vscode from 'vscode';
import type { Problem } from '../../core/model/problem';

/** What reading bibliographies told is wrong with each, for whoever shows it. */
export class SourceProblems implements vscode.Disposable {
	readonly #problems = new Map<string, readonly Problem[]>();
	readonly #changes = new vscode.EventEmitter<vscode.Uri>();

	/** Fires with a bibliography of which something else is told than before. */
	readonly onDidChange = this.#changes.event;

	/** The addresses of those with problems. */
	get sources(): readonly string[] {
		return [...this.#problems.keys()];
	}

	of(uri: vscode.Uri): readonly Problem[] {
		return this.#problems.get(uri.toString()) ?? [];
	}

	/** Replaces what was told of a bibliography. */
	readonly publish: PublishProblems = (uri, problems) => {
		const source = uri.toString();
		const isOther = problems.length > 0 || this.#problems.has(source);
		if (problems.length === 0) {
			this.#problems.delete(source);
		} else {
			this.#problems.set(source, problems);
		}
		if (isOther) {
			this.#changes.fire(uri);
		}
	};

	dispose(): void {
		this.#changes.dispose();
	}
}

/** Takes what is wrong with a bibliography now. */
export type PublishProblems = (uri: vscode.Uri, problems: readonly Problem[]) => void;

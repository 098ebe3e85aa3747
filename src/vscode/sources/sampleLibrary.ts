import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { parseSample } from '../../core/library/savedSample';
import { onDidChangeSetting, readSetting } from '../settings';
import { sampleSource } from './sampleSource';

/** Keeps the sample library in the library, behind the user's own sources, while its setting is on. */
export class SampleLibrary implements vscode.Disposable {
	readonly #listener = onDidChangeSetting('sampleLibrary.enabled', () => void this.load());

	constructor(
		private readonly extensionUri: vscode.Uri,
		private readonly library: Library,
		private readonly log: vscode.LogOutputChannel,
	) {}

	async load(): Promise<void> {
		if (!readSetting('sampleLibrary.enabled')) {
			this.library.removeSource(sampleSource);
			return;
		}
		const asset = vscode.Uri.joinPath(this.extensionUri, 'dist', 'sample.json');
		try {
			const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(asset));
			if (readSetting('sampleLibrary.enabled')) {
				this.library.replace(sampleSource, parseSample(text), 'fallback');
			}
		} catch (error) {
			this.log.error('The sample library could not be read.', error);
			void vscode.window.showErrorMessage(
				`Marginalia could not read its sample library. Reinstalling the extension should help. (${String(error)})`,
			);
		}
	}

	dispose(): void {
		this.#listener.dispose();
	}
}

import * as vscode from 'vscode';

/** Files that are nowhere on disk, in one folder: those that a test gives it, and what is written into them as it lets them. */
export class MemoryFiles implements vscode.FileSystemProvider {
	/** By their paths. */
	readonly texts = new Map<string, string>();
	/** The paths of what was written, in order. */
	readonly written: string[] = [];
	/** What is kept of a text that is written. */
	keep: (text: string) => string = (text) => text;
	/** Whether a file cannot be written. */
	refuse: (uri: vscode.Uri) => boolean = () => false;
	#time = 1;

	readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
	readonly onDidChangeFile = this.#changes.event;

	/** Gives it a file, and tells of that. */
	put(uri: vscode.Uri, text: string): void {
		const type = this.texts.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
		this.#time++;
		this.texts.set(uri.path, text);
		this.#changes.fire([{ type, uri }]);
	}

	/** Takes a file away, and tells of that. */
	take(uri: vscode.Uri): void {
		this.texts.delete(uri.path);
		this.#changes.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
	}

	watch(): vscode.Disposable {
		return new vscode.Disposable(() => undefined);
	}

	stat(uri: vscode.Uri): vscode.FileStat {
		const isFolder = uri.path === '/';
		const text = this.texts.get(uri.path);
		if (!isFolder && text === undefined) {
			throw vscode.FileSystemError.FileNotFound(uri);
		}
		const size = new TextEncoder().encode(text ?? '').length;
		return {
			type: isFolder ? vscode.FileType.Directory : vscode.FileType.File,
			ctime: 0,
			mtime: this.#time,
			size,
		};
	}

	readFile(uri: vscode.Uri): Uint8Array {
		const text = this.texts.get(uri.path);
		if (text === undefined) {
			throw vscode.FileSystemError.FileNotFound(uri);
		}
		return new TextEncoder().encode(text);
	}

	writeFile(uri: vscode.Uri, content: Uint8Array): void {
		if (this.refuse(uri)) {
			throw vscode.FileSystemError.Unavailable(uri);
		}
		this.#time++;
		this.written.push(uri.path);
		this.texts.set(uri.path, this.keep(new TextDecoder().decode(content)));
	}

	delete({ path }: vscode.Uri): void {
		this.texts.delete(path);
	}

	readDirectory(): [string, vscode.FileType][] {
		return [...this.texts.keys()].map((path) => [path.slice(1), vscode.FileType.File]);
	}

	createDirectory(): void {}
	rename(): void {}
}

import * as vscode from 'vscode';
import type { Paper } from '../../core/model/paper';
import { editTopics, isFailure, type TopicEdit } from '../../core/topics/editTopics';
import type { TopicEditor } from './topicEditor';
import type { FolderTopics } from './topicFiles';
import { findTopic, type Topics } from './topics';

/** What a user does to topics, as changes of the files that keep them. @throws why it cannot be done, for the user. */
export class TopicChanges {
	constructor(
		private readonly topics: Topics,
		private readonly editor: TopicEditor,
	) {}

	/** @throws where no folder is open: what is asked for next could not be kept. */
	mustHaveFolder(): void {
		if (this.topics.files.files.length === 0) {
			throw new Error('Open a folder first: topics are kept in its file .marginalia/topics.yml.');
		}
	}

	/** @param fields of the new topic besides its path. */
	async add(
		path: string,
		fields: { readonly query?: string; readonly papers?: readonly Paper[] } = {},
	): Promise<void> {
		const { query, papers } = fields;
		await this.#change(await this.#fileFor(path), `New topic “${path}”`, {
			kind: 'add',
			path,
			...(query !== undefined && { query }),
			...(papers && { papers: papers.map(({ citekey }) => citekey) }),
		});
	}

	async rename(path: string, name: string): Promise<void> {
		await this.#eachFile(path, `“${path}” renamed`, {
			kind: 'rename',
			path,
			name,
			isGiven: await this.#isGiven(path),
		});
	}

	/** @param to the topic below which it comes; `''` for the root. */
	async move(path: string, to: string): Promise<void> {
		await this.#eachFile(path, `“${path}” moved`, {
			kind: 'move',
			path,
			to,
			isGiven: await this.#isGiven(path),
		});
	}

	/** Takes a topic of the user's out of the files, with all below it. */
	async remove(path: string): Promise<void> {
		await this.#eachFile(path, `“${path}” deleted`, { kind: 'remove', path });
	}

	async setQuery(path: string, query: string): Promise<void> {
		await this.#change(await this.#fileFor(path), `Query of “${path}”`, { kind: 'setQuery', path, query });
	}

	async addPapers(path: string, papers: readonly Paper[]): Promise<void> {
		const citekeys = papers.map(({ citekey }) => citekey);
		await this.#change(await this.#fileFor(path), `Papers added to “${path}”`, {
			kind: 'addPapers',
			path,
			citekeys,
		});
	}

	async removePapers(path: string, papers: readonly Paper[]): Promise<void> {
		await this.#eachFile(path, `Papers removed from “${path}”`, {
			kind: 'removePapers',
			path,
			...this.#removed(path, papers),
		});
	}

	/** In one step where one file has both topics. */
	async movePapers(from: string, to: string, papers: readonly Paper[]): Promise<void> {
		const files = this.#filesWith(from);
		const target = await this.#fileFor(to);
		if (files.every((file) => file === target)) {
			await this.#change(target, `Papers moved to “${to}”`, {
				kind: 'movePapers',
				from,
				to,
				...this.#removed(from, papers),
			});
		} else {
			await this.addPapers(to, papers);
			await this.removePapers(from, papers);
		}
	}

	#removed(
		path: string,
		papers: readonly Paper[],
	): { readonly citekeys: readonly string[]; readonly excepted: readonly string[] } {
		return {
			citekeys: papers.flatMap(({ citekey, aliases = [] }) => [citekey, ...aliases]),
			excepted: papers
				.filter((paper) => this.topics.standsByItself(paper, path))
				.map(({ citekey }) => citekey),
		};
	}

	/** Whether sources give a topic, or one below it. */
	async #isGiven(path: string): Promise<boolean> {
		const papers = (await this.topics.papersByTopic()).get(path) ?? [];
		return papers.some((paper) =>
			this.topics
				.topicsOf(paper)
				.some(
					(topic) =>
						(topic === path || topic.startsWith(`${path}/`)) && this.topics.standsByItself(paper, topic),
				),
		);
	}

	/** The same in every file that has the topic; where none has, in the one that would. */
	async #eachFile(path: string, what: string, edit: TopicEdit): Promise<void> {
		const files = this.#filesWith(path);
		for (const file of files.length > 0 ? files : [await this.#fileFor(path)]) {
			await this.#change(file, what, edit);
		}
	}

	async #change({ uri }: FolderTopics, what: string, edit: TopicEdit): Promise<void> {
		await this.editor.change(uri, what, (text) => {
			const edits = editTopics(text, edit);
			if (isFailure(edits)) {
				throw new Error(edits.message);
			}
			return edits;
		});
	}

	#filesWith(path: string): readonly FolderTopics[] {
		return this.topics.files.files.filter(({ topics }) => findTopic(topics, path) !== undefined);
	}

	/** The file that has the topic, or the nearest above it; else the only one there is, or the one that the user picks. */
	async #fileFor(path: string): Promise<FolderTopics> {
		const { files } = this.topics.files;
		for (let above = path; above !== ''; above = above.slice(0, Math.max(0, above.lastIndexOf('/')))) {
			const [known] = this.#filesWith(above);
			if (known) {
				return known;
			}
		}
		this.mustHaveFolder();
		const [first, ...others] = files;
		const picked = others.length > 0 ? await pickFile(files) : first;
		if (!picked) {
			throw new vscode.CancellationError();
		}
		return picked;
	}
}

async function pickFile(files: readonly FolderTopics[]): Promise<FolderTopics | undefined> {
	const items = files.map((file) => ({
		label: vscode.workspace.getWorkspaceFolder(file.uri)?.name ?? '',
		description: vscode.workspace.asRelativePath(file.uri),
		file,
	}));
	return (await vscode.window.showQuickPick(items, { title: 'Keep the Topic in Which Folder?' }))?.file;
}

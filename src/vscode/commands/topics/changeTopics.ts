import * as vscode from 'vscode';
import type { Services } from '../services';
import { pickTopic, topicOfArgs } from './pickTopic';

/** Asks for a name and adds a topic, below the one that the command was called on. */
export async function newTopic(services: Services, ...args: readonly unknown[]): Promise<void> {
	services.topicChanges.mustHaveFolder();
	const above = topicOfArgs(args);
	const name = await askName({
		title: above ? `New Topic in “${above}”` : 'New Topic',
		prompt: 'Its name; / parts levels, as in Speech/Codecs.',
	});
	if (name !== undefined) {
		await services.topicChanges.add(above ? `${above}/${name}` : name);
	}
}

/** Makes the query that the tree is filtered by, or one that the user types, a topic. */
export async function newSmartTopic(services: Services, query?: unknown): Promise<void> {
	const { search, topicChanges, view } = services;
	topicChanges.mustHaveFolder();
	const asked = await vscode.window.showInputBox({
		title: 'New Smart Topic: What to Search For',
		value: typeof query === 'string' ? query : view.query,
		prompt: 'All papers that it finds stand under the topic, those to come as well.',
		validateInput: (value) => search.explain(value),
		...staying,
	});
	const name = asked?.trim()
		? await askName({ title: `New Smart Topic for “${asked.trim()}”`, prompt: 'Its name; / parts levels.' })
		: undefined;
	if (asked !== undefined && name !== undefined) {
		await topicChanges.add(name, { query: asked.trim() });
	}
}

/** Asks for the new query of a smart topic; an empty one makes it a plain topic. */
export async function editTopicQuery(services: Services, ...args: readonly unknown[]): Promise<void> {
	const path =
		topicOfArgs(args) ??
		(await pickTopic(services, { title: 'Edit the Query of Which Topic?', mayBeNew: false }));
	if (path === undefined) {
		return;
	}
	const query = await vscode.window.showInputBox({
		title: `What “${path}” Searches For`,
		value: services.topics.findOwn(path)?.queries[0] ?? '',
		validateInput: (value) => services.search.explain(value),
		...staying,
	});
	if (query !== undefined) {
		await services.topicChanges.setQuery(path, query.trim());
	}
}

export async function renameTopic(services: Services, ...args: readonly unknown[]): Promise<void> {
	const path = await topicFor(services, args, 'Rename Which Topic?');
	const old = path?.split('/').at(-1);
	const name =
		old === undefined
			? undefined
			: await askName({
					title: `Rename “${old}”`,
					value: old,
					prompt:
						'The new name. Papers keep it in your file of topics; your bibliographies stay as they are.',
					isLevel: true,
				});
	if (path !== undefined && name !== undefined && name !== old) {
		await services.topicChanges.rename(path, name);
	}
}

export async function moveTopic(services: Services, ...args: readonly unknown[]): Promise<void> {
	const path = await topicFor(services, args, 'Move Which Topic?');
	if (path === undefined) {
		return;
	}
	const to = await pickTopic(services, {
		title: `Move “${path}” to`,
		mayBeNew: true,
		isOffered: (other) => other !== path && !other.startsWith(`${path}/`),
		first: { label: '$(home) No other topic: the root', path: '' },
	});
	if (to !== undefined) {
		await services.topicChanges.move(path, to);
	}
}

export async function deleteTopic(services: Services, ...args: readonly unknown[]): Promise<void> {
	if (topicOfArgs(args) === undefined && services.topics.own.length === 0) {
		throw new Error(
			'There is no topic of your own to delete; those of your bibliographies are kept in these.',
		);
	}
	const path =
		topicOfArgs(args) ??
		(await pickTopic(services, {
			title: 'Delete Which Topic?',
			mayBeNew: false,
			isOffered: (other) => services.topics.findOwn(other) !== undefined,
		}));
	if (path === undefined) {
		return;
	}
	await services.topicChanges.remove(path);
	const undo = 'Undo';
	void vscode.window
		.showInformationMessage(`The topic “${path}” was deleted. Its papers stay in the library.`, undo)
		.then((chosen) =>
			chosen === undo ? vscode.commands.executeCommand('marginalia.undoTopicChange') : undefined,
		);
}

export async function undoTopicChange({ topicEditor }: Services): Promise<void> {
	const what = await topicEditor.undo();
	vscode.window.setStatusBarMessage(what ? `Undone: ${what}` : 'No change of topics to undo', shownFor);
}

export async function redoTopicChange({ topicEditor }: Services): Promise<void> {
	const what = await topicEditor.redo();
	vscode.window.setStatusBarMessage(
		what ? `Done again: ${what}` : 'No change of topics to do again',
		shownFor,
	);
}

/** Opens the file that keeps a topic, at its place. */
export async function editTopic({ topics }: Services, ...args: readonly unknown[]): Promise<void> {
	const path = topicOfArgs(args);
	const place = topics.placeOf(path);
	if (!place) {
		throw new Error('No folder of the workspace has a file .marginalia/topics.yml yet. Make a topic first.');
	}
	await vscode.window.showTextDocument(place.uri, place.selection ? { selection: place.selection } : {});
}

async function topicFor(
	services: Services,
	args: readonly unknown[],
	title: string,
): Promise<string | undefined> {
	return (
		topicOfArgs(args) ??
		(await services.view.selectedTopic()) ??
		pickTopic(services, { title, mayBeNew: false })
	);
}

async function askName(
	options: vscode.InputBoxOptions & { readonly isLevel?: boolean },
): Promise<string | undefined> {
	const name = await vscode.window.showInputBox({
		...options,
		validateInput: (value) =>
			value.trim() === ''
				? 'A topic needs a name.'
				: options.isLevel && value.includes('/')
					? 'A name has no /. To put the topic elsewhere, move it.'
					: undefined,
		...staying,
	});
	return name?.trim();
}

/** A tree that shows a change takes the focus back; what is being typed must not be lost by that. */
const staying = { ignoreFocusOut: true };

const shownFor = 4000;

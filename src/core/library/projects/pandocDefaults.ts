import { lookUp } from '../../model/lookUp';
import { fieldOf, parseYaml } from './namedBibliographies';

/** A defaults file of Pandoc. */
export interface PandocDefaults {
	/** What its YAML stands for. */
	readonly value: unknown;
	/** The folder in which it is, relative to that of the first one, where Pandoc is taken to run, or absolute. */
	readonly folder: string;
}

/** Texts by the names of what stands for them in `${…}`. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Where the files are found that a project file includes or names. */
export interface DefaultsPlaces {
	/** Those of the environment; `USERDATA` is Pandoc's user data folder, whatever the environment says. */
	readonly variables: Variables;
	/** @param path relative to the folder of the first one, or absolute. @returns `undefined` when there is no such file. */
	readonly read: (path: string) => Promise<string | undefined>;
	/** Whether there is a file at such a path: a bibliography may be far too large to be read only to know. */
	readonly isFile: (path: string) => Promise<boolean>;
}

/**
 * The defaults files that one includes by `defaults:`, and those that these include, in the order in which they count: a later one counts
 * before those that it follows, and the one that includes them before all. A file is looked for in the folder where Pandoc runs, then in
 * `defaults` of the user data folder; `.yaml` may be left out (Pandoc's manual, `--defaults`, and what Pandoc does). Each counts once, so
 * that they may include each other, which Pandoc refuses.
 *
 * @param known the paths of those that are found, the first one included.
 */
export async function includedDefaults(
	{ value, folder }: PandocDefaults,
	places: DefaultsPlaces,
	known: Set<string>,
): Promise<readonly PandocDefaults[]> {
	const found: PandocDefaults[] = [];
	const variables = variablesIn({ value, folder }, places.variables);
	const named = [fieldOf(value, 'defaults')].flat();
	for (const name of named.filter((each): each is string => typeof each === 'string' && each !== '')) {
		const path = withExtension(expandVariables(name, variables));
		if (!known.has(path)) {
			known.add(path);
			const own = await readDefaults(path, variables['USERDATA'], places.read);
			found.push(...(own ? [...(await includedDefaults(own, places, known)), own] : []));
		}
	}
	return found;
}

/**
 * The metadata that defaults files give to documents (Pandoc's manual, "Defaults files", and what Pandoc does). Of what is said twice,
 * `metadata:` counts before the files that `metadata-files:` lists, and the options that say the same before both. Variables count in
 * the paths of options alone, and all bibliographies are read that options name.
 *
 * @param included what `includedMetadata` gives of them
 */
export function metadataOfDefaults(
	all: readonly PandocDefaults[],
	included: readonly unknown[],
	environment: Variables,
): unknown {
	const bibliographies: unknown[] = [];
	const options: Record<string, unknown> = {};
	let variables = environment;
	for (const { value, folder } of all) {
		variables = variablesIn({ value, folder }, variables);
		const bibliography = fieldOf(value, 'bibliography') ?? undefined;
		const csl = fieldOf(value, 'csl') ?? undefined;
		if (bibliography !== undefined) {
			bibliographies.push(expandAll(bibliography, variables));
			options['bibliography'] = bibliographies.flat();
		}
		if (csl !== undefined) {
			options['csl'] = expandAll(csl, variables);
		}
	}
	const metadata: unknown[] = [...included, ...all.map(({ value }) => fieldOf(value, 'metadata'))];
	const fields = metadata.filter((each): each is object => typeof each === 'object' && each !== null);
	return Object.assign({}, ...fields, options) as unknown;
}

/**
 * What stands in the metadata files that defaults files name, in the order in which they count, a later one before those that it follows.
 * One is looked for in the folder where Pandoc runs, then in `metadata` of the user data folder; its name must be whole.
 */
export async function includedMetadata(
	all: readonly PandocDefaults[],
	{ variables: environment, read }: DefaultsPlaces,
): Promise<readonly unknown[]> {
	const texts: Promise<string | undefined>[] = [];
	let variables = environment;
	for (const { value, folder } of all) {
		variables = variablesIn({ value, folder }, variables);
		const dataFolder = variables['USERDATA'];
		for (const name of metadataFilesOf(value)) {
			const path = expandVariables(name, variables);
			const readHere = async (): Promise<string | undefined> =>
				(await read(path)) ?? (dataFolder === undefined ? undefined : read(`${dataFolder}/metadata/${path}`));
			texts.push(readHere());
		}
	}
	return (await Promise.all(texts)).map((text) => parseYaml(text ?? ''));
}

/** The metadata files that defaults or a Quarto project name. */
export function metadataFilesOf(value: unknown): readonly string[] {
	const named = [fieldOf(value, 'metadata-file'), fieldOf(value, 'metadata-files')].flat();
	return named.filter((name): name is string => typeof name === 'string' && name !== '');
}

/** The variables in a file, which may name another folder of the user's data, for those that come after it, too. */
function variablesIn({ value, folder }: PandocDefaults, variables: Variables): Variables {
	const own = { ...variables, '.': folder };
	const dataFolder = fieldOf(value, 'data-dir');
	return typeof dataFolder === 'string' ? { ...own, USERDATA: expandVariables(dataFolder, own) } : own;
}

async function readDefaults(
	path: string,
	dataFolder: string | undefined,
	read: DefaultsPlaces['read'],
): Promise<PandocDefaults | undefined> {
	for (const each of dataFolder === undefined ? [path] : [path, `${dataFolder}/defaults/${path}`]) {
		const yaml = await read(each);
		if (yaml !== undefined) {
			return { value: parseYaml(yaml), folder: /^(.+)[\\/]/.exec(each)?.[1] ?? '.' };
		}
	}
	return undefined;
}

function withExtension(path: string): string {
	return /[^\\/]\.[^\\/.]*$/.test(path) ? path : `${path}.yaml`;
}

function expandAll(paths: unknown, variables: Variables): unknown {
	return Array.isArray(paths)
		? paths.map((path: unknown) => expandAll(path, variables))
		: typeof paths === 'string'
			? expandVariables(paths, variables)
			: paths;
}

/** One that is not set stands for nothing. */
function expandVariables(path: string, variables: Variables): string {
	return path.replace(/\$\{([^}]*)\}/g, (_, name: string) => lookUp(variables, name) ?? '');
}

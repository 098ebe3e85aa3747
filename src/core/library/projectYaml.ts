import { fieldOf, namedBibliographies, parseYaml } from './namedBibliographies';
import { namedStyle, type NamedStyle } from './namedStyle';

/** What a project file names. */
export interface ProjectYaml {
	readonly bibliographies: readonly string[] | undefined;
	readonly style: NamedStyle;
}

/**
 * What a project file names (`projectFiles`), as a path relative to its folder, or absolute.
 *
 * @param variables those of the environment; `USERDATA` is Pandoc's user data folder, whatever the environment says
 */
export function readProjectYaml(fileName: string, yaml: string, variables: Variables): ProjectYaml {
	const value = parseYaml(yaml);
	const metadata = isPandocDefaults(fileName) ? metadataOfDefaults(value, variables) : value;
	return { bibliographies: namedBibliographies(metadata), style: namedStyle(metadata) };
}

/** Texts by the names of what stands for them in `${…}`. */
export type Variables = Readonly<Record<string, string | undefined>>;

function isPandocDefaults(fileName: string): boolean {
	return !fileName.startsWith('_');
}

/**
 * The metadata that a Pandoc defaults file gives to documents: what stands in `metadata:`, and over it the options which say the same, in
 * whose paths alone variables count (Pandoc's manual, "Defaults files", and what Pandoc does).
 */
function metadataOfDefaults(defaults: unknown, environment: Variables): unknown {
	const dataFolder = fieldOf(defaults, 'data-dir');
	const own = { ...environment, '.': '.' };
	const variables =
		typeof dataFolder === 'string' ? { ...own, USERDATA: expandVariables(dataFolder, own) } : own;
	const options = ['bibliography', 'csl'].flatMap((name) => {
		const paths = fieldOf(defaults, name) ?? undefined;
		return paths === undefined ? [] : [[name, expandAll(paths, variables)] as const];
	});
	const metadata = fieldOf(defaults, 'metadata');
	return { ...(typeof metadata === 'object' ? metadata : {}), ...Object.fromEntries(options) };
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
	return path.replace(/\$\{([^}]*)\}/g, (_, name: string) =>
		Object.hasOwn(variables, name) ? (variables[name] ?? '') : '',
	);
}

import { namedBibliographies, parseYaml } from './namedBibliographies';
import { namedStyle, type NamedStyle } from './namedStyle';
import { includedDefaults, metadataOfDefaults, type DefaultsPlaces } from './pandocDefaults';

/** What a project file names. */
export interface ProjectYaml {
	readonly bibliographies: readonly string[] | undefined;
	readonly style: NamedStyle;
}

/** What a project file names (`projectFiles`), as a path relative to its folder, or absolute. */
export async function readProjectYaml(
	fileName: string,
	yaml: string,
	places: DefaultsPlaces,
): Promise<ProjectYaml> {
	const value = parseYaml(yaml);
	const metadata = isPandocDefaults(fileName) ? await metadataGivenBy(fileName, value, places) : value;
	return { bibliographies: namedBibliographies(metadata), style: namedStyle(metadata) };
}

async function metadataGivenBy(fileName: string, value: unknown, places: DefaultsPlaces): Promise<unknown> {
	const own = { value, folder: '.' };
	const included = await includedDefaults(own, places, new Set([fileName]));
	return metadataOfDefaults([...included, own], places.variables);
}

function isPandocDefaults(fileName: string): boolean {
	return !fileName.startsWith('_');
}

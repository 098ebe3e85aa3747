import { lookUp } from '../../model/lookUp';
import { bookMetadata } from './bookMetadata';
import { namedBibliographies, parseYaml } from './namedBibliographies';
import { namedStyle, type NamedStyle } from './namedStyle';
import {
	includedDefaults,
	includedMetadata,
	metadataOfDefaults,
	type DefaultsPlaces,
} from './pandocDefaults';
import { metadataInProfiles } from './quartoProfiles';
import { quartoProjectFiles } from '../workspaceFiles';

/** What a project file names. */
export interface ProjectYaml {
	readonly bibliographies: readonly string[] | undefined;
	readonly style: NamedStyle;
}

/** What a project file names (`projectFiles`), as a path relative to its folder, or absolute. */
export async function readProjectYaml(
	fileName: string,
	text: string,
	places: DefaultsPlaces,
): Promise<ProjectYaml> {
	const [given, ...others] = await metadataGivenBy(fileName, text, places);
	const own = namedBibliographies(given) ?? [];
	const perhaps = new Set(others.flatMap((metadata) => namedBibliographies(metadata) ?? []));
	// Nobody misses what only a profile names that is not active.
	const there = await Promise.all(
		[...perhaps].map(async (name) => ((await places.isFile(name)) ? [name] : [])),
	);
	const bibliographies = [...new Set([...own, ...there.flat()])];
	return {
		bibliographies: bibliographies.length > 0 ? bibliographies : undefined,
		style: namedStyle(given),
	};
}

/** What it gives to documents first, then what it may give instead: what is cited from in one profile of Quarto is citable. */
async function metadataGivenBy(
	fileName: string,
	text: string,
	places: DefaultsPlaces,
): Promise<readonly unknown[]> {
	const ofBook = lookUp(bookMetadata, fileName);
	if (ofBook) {
		return [await ofBook(text, places)];
	}
	const value = parseYaml(text);
	if (quartoProjectFiles.includes(fileName)) {
		return metadataInProfiles(value, places);
	}
	if (!isPandocDefaults(fileName)) {
		return [value];
	}
	const own = { value, folder: '.' };
	const included = await includedDefaults(own, places, new Set([fileName]));
	const all = [...included, own];
	return [metadataOfDefaults(all, await includedMetadata(all, places), places.variables)];
}

function isPandocDefaults(fileName: string): boolean {
	return !fileName.startsWith('_');
}

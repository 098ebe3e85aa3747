import { fieldOf, parseYaml } from './namedBibliographies';
import { metadataFilesOf, type DefaultsPlaces } from './pandocDefaults';

/**
 * The metadata that a Quarto project gives to its documents: first in the profiles that are active, then with each profile of its groups
 * that is not.
 *
 * - Active are those of `QUARTO_PROFILE`, else of `profile: default:` in `_quarto.yml.local`, else in `_quarto.yml`; and the first of each
 *   group of `profile: group:` of which none is. A call's `--profile` and files `_environment` are not known here.
 * - The file `_quarto-NAME.yml` of a profile counts before `_quarto.yml`, that of the first before all others, and `_quarto.yml.local`
 *   before these. Lists add up (https://quarto.org/docs/projects/profiles.html, and what Quarto does).
 * - The files of `metadata-files:` count before `_quarto.yml` that names them, and the paths in them are from its folder, too
 *   (https://quarto.org/docs/projects/quarto-projects.html#metadata-includes).
 *
 * @param own what `_quarto.yml` stands for
 */
export async function metadataInProfiles(
	own: unknown,
	{ variables, read }: DefaultsPlaces,
): Promise<readonly unknown[]> {
	const readFirst = async (...names: readonly string[]): Promise<unknown> => {
		const texts = await Promise.all(names.map(read));
		return parseYaml(texts.find((text) => text !== undefined) ?? '') ?? undefined;
	};
	const included = await Promise.all(metadataFilesOf(own).map((name) => readFirst(name)));
	const config = merge(own, included.reduce(merge, undefined));
	const local = await readFirst('_quarto.yml.local', '_quarto.yaml.local');
	const stated = [variables['QUARTO_PROFILE'] ?? '', defaultOf(local), defaultOf(config)].find(Boolean) ?? '';
	const active = stated.split(/[ ,]+/).filter(Boolean);
	const groups = groupsOf(config);
	for (const group of groups) {
		active.push(...(group.some((name) => active.includes(name)) ? [] : group.slice(0, 1)));
	}
	const others = groups.flat().filter((name) => !active.includes(name));
	return Promise.all(
		[active, ...others.map((name) => [name])].map(async (names) => {
			const files = names.map((name) => readFirst(`_quarto-${name}.yml`, `_quarto-${name}.yaml`));
			return [...(await Promise.all(files)).reverse(), local].reduce(merge, config);
		}),
	);
}

/** The profiles of a file that says which are active, in the form of `QUARTO_PROFILE`. */
function defaultOf(config: unknown): string {
	return [fieldOf(fieldOf(config, 'profile'), 'default')].flat().filter(Boolean).join(',');
}

/** Of which one profile is always active; a list of names is one group. */
function groupsOf(config: unknown): readonly (readonly string[])[] {
	const groups = [fieldOf(fieldOf(config, 'profile'), 'group')].flat();
	const all: readonly unknown[] = groups.some(Array.isArray) ? groups : [groups];
	return all.flatMap((group) => {
		const names = Array.isArray(group) ? group.filter((name) => typeof name === 'string') : [];
		return names.length > 0 ? [names] : [];
	});
}

/** What counts of two values, of which the second counts before the first. */
function merge(one: unknown, two: unknown): unknown {
	if (two === undefined || one === undefined || one === null) {
		return two ?? one;
	}
	if (Array.isArray(one) || Array.isArray(two)) {
		return two === null ? one : [one, two].flat();
	}
	if (typeof one !== 'object' || typeof two !== 'object' || two === null) {
		return two;
	}
	const added = Object.entries(two).map(([name, value]) => [name, merge(fieldOf(one, name), value)]);
	return Object.fromEntries([...Object.entries(one), ...added]);
}

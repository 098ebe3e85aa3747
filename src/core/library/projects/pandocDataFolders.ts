/**
 * Where Pandoc keeps the user's data, by the variables of the environment: the first of these folders that is there, or else the first
 * (Pandoc's manual, "--data-dir"). None where the host has no files.
 */
export function pandocDataFolders({
	XDG_DATA_HOME,
	APPDATA,
	HOME,
}: Readonly<Record<string, string | undefined>>): readonly string[] {
	const data = XDG_DATA_HOME || APPDATA || (HOME && `${HOME}/.local/share`);
	return [data && `${data}/pandoc`, HOME && `${HOME}/.pandoc`].flatMap((path) => path || []);
}

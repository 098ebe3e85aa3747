import { bibdeskPath } from './bibdeskFiles';
import { parseTex } from './bibtex/parseTex';
import { toReadingText } from './bibtex/renderTex';

/**
 * The paths in BibTeX's `file` field as reference managers write it, decoded: absolute, relative to a folder that the source does not tell,
 * beginning with `~`, or addresses on the web. Windows' paths may have slashes either way. Never throws.
 *
 * - Files are separated by `;`. Each is a path, or title, path and type separated by `:`; JabRef may add the address that the file came
 *   from. A `;` or `:` that belongs to a name has a backslash in front (Zotero, Better BibTeX, JabRef).
 * - Mendeley writes `:home/me/a.pdf:pdf` for `/home/me/a.pdf`, and names in TeX (`C$\backslash$:`, `{\_}`, `{\'{e}}`).
 * - `file://` addresses are paths. Unescaped colons of drives and addresses separate nothing.
 */
export function attachedFiles(field: string): readonly string[] {
	return splitAt(fromTex(field), ';')
		.map((text) => readPath(rejoin(splitAt(text, ':'))))
		.filter((path) => path !== '');
}

/**
 * The files of a BibTeX entry, by its fields in TeX: `file`; BibDesk's `bdsk-file-1` and so on, and its old `local-url`; the `pdf` and
 * `localfile` that people write by hand.
 */
export function bibtexFiles(fields: ReadonlyMap<string, string>): { readonly files?: readonly string[] } {
	const values = ['file', 'pdf', 'localfile', 'local-url'].flatMap((name) => fields.get(name) ?? []);
	return toFiles([...values.flatMap(attachedFiles), ...bibdeskFiles(fields)]);
}

function bibdeskFiles(fields: ReadonlyMap<string, string>): readonly string[] {
	return fields.has('bdsk-file-1')
		? [...fields].flatMap(([name, value]) =>
				name.startsWith('bdsk-file-') ? (bibdeskPath(value) ?? []) : [],
			)
		: [];
}

/** The files that an RIS record names in `L1` and `L4`; EndNote's `internal-pdf:` lie where only EndNote knows. */
export function risFiles(fields: readonly { readonly tag: string; readonly values: readonly string[] }[]): {
	readonly files?: readonly string[];
} {
	const values = fields.flatMap(({ tag, values }) => (tag === 'L1' || tag === 'L4' ? values : []));
	const paths = values.flatMap((value) => value.split(/;(?=\s*(?:file|internal-pdf):)/)).map(toPath);
	return toFiles(paths.filter((path) => path !== '' && !foreignPattern.test(path)));
}

/** Whether a path or address is that of a PDF, by its end. */
export function isPdf(path: string): boolean {
	return /\.pdf(?:[?#].*)?$/i.test(path);
}

/** Those of a paper's own files that are PDFs. */
export function pdfsOf({ files = [] }: { readonly files?: readonly string[] }): readonly string[] {
	return files.filter(isPdf);
}

/** Whether a file is an address on the web. */
export function isAddress(path: string): boolean {
	return /^(?:https?|ftp):\/\//i.test(path);
}

function toFiles(paths: readonly string[]): { readonly files?: readonly string[] } {
	return paths.length > 0 ? { files: [...new Set(paths)] } : {};
}

/** Parts of a text, as they stand there, between marks without a backslash in front. */
function splitAt(text: string, mark: ':' | ';'): readonly string[] {
	const parts: string[] = [];
	let start = 0;
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '\\' && escapable.has(text[at + 1] ?? '')) {
			at++;
		} else if (text[at] === mark) {
			parts.push(text.slice(start, at));
			start = at + 1;
		}
	}
	return [...parts, text.slice(start)];
}

/** Puts together again what only a drive's or an address's own colon parted. */
function rejoin(parts: readonly string[]): readonly string[] {
	const joined: string[] = [];
	for (const part of parts) {
		const before = joined.at(-1);
		const isOne =
			before !== undefined &&
			((/^\s*[a-z]$/i.test(before) && /^[\\/]/.test(part)) ||
				(/^\s*(?:file|https?|ftp)$/i.test(before) && part.startsWith('//')) ||
				(/^\s*https?:\/\/[^/]*$/i.test(before) && /^\d+(?:\/|$)/.test(part)));
		if (isOne) {
			joined[joined.length - 1] = `${before}:${part}`;
		} else {
			joined.push(part);
		}
	}
	return joined;
}

/**
 * @param escaped title, path, type and source of one file, or some of them
 * @returns `''` where there is no path
 */
function readPath(escaped: readonly string[]): string {
	const all = escaped.map(unescape);
	const parts = all.length > 3 && isAddress(all.at(-1) ?? '') ? all.slice(0, -1) : all;
	const type = parts.at(-1)?.trim() ?? '';
	if (parts.length < 2 || !typePattern.test(type)) {
		const [first = '', ...others] = parts;
		const isTitle = others.length > 0 && !/[\\/]/.test(first);
		return toPath((isTitle ? others : parts).join(':'));
	}
	const [path = '', title] = [parts.at(-2)?.trim(), parts.slice(0, -2).join(':')];
	const isMendeley =
		title.trim() === '' && parts.length > 2 && /^[a-z]+$/.test(type) && rootPattern.test(path);
	return toPath(isMendeley ? `/${path}` : path);
}

/** The path of a `file:` address; anything else as it is. */
function toPath(text: string): string {
	const path = text.trim();
	const [, host = '', rest = ''] = /^file:(?:\/\/([^/\\]*))?([\\/].*)$/i.exec(path) ?? [];
	if (rest === '') {
		return path;
	}
	const decoded = rest.replace(/(?:%[0-9a-f]{2})+/gi, decodeOrKeep);
	return host === '' || host.toLowerCase() === 'localhost'
		? decoded.replace(/^\/(?=[a-z]:)/i, '')
		: `//${host}${decoded}`;
}

function decodeOrKeep(escapes: string): string {
	try {
		return decodeURIComponent(escapes);
	} catch {
		return escapes;
	}
}

/** The TeX that is no escape of `file`'s own: named characters, accents, and line breaks. */
function fromTex(field: string): string {
	return field
		.replace(/\s{2,}|[\r\n]/g, (blanks) => (/[\r\n]/.test(blanks) ? ' ' : blanks))
		.replace(/\$\\backslash\$|\{?\\textbackslash(?:\{\}|\s?\}|\s)/g, '\\')
		.replace(/\{?\\(?:textasciitilde|~)\s*\{\}\}?/g, '~')
		.replace(/\{\\([_&%#$])\}/g, '$1')
		.replace(accentPattern, (accent) => toReadingText(parseTex(accent)));
}

/** Without backslashes before what has a meaning, and without the braces of BibTeX. */
function unescape(part: string): string {
	return part.replace(/\\([\\:;{}_&%#$])|[{}]/g, (_, sign: string | undefined) => sign ?? '');
}

/** What the programs that write `file` put a backslash before. */
const escapable: ReadonlySet<string> = new Set('\\:;{}');

/** A media type, or one of JabRef's names, such as `PDF` or `OpenDocument text`; perhaps nothing. */
const typePattern =
	/^(?:(?:application|audio|font|image|message|model|multipart|text|video)\/[\w.+-]+|[a-z][a-z0-9 ]{0,19}|)$/i;

/** Where Mendeley's paths begin, whose first slash it drops. */
const rootPattern = /^(?:Users|Volumes|home|media|mnt|root)\//;

const foreignPattern = /^(?:internal-pdf|https?|ftp):/i;

const accentPattern =
	/(?<!\\)(?:\{\\(?:['"`^]|[~cuvHkr](?=[\s{]))\s*(?:\{\\?[a-z]\}|[a-z])\}|\\['"`^~cuvHkr]\{\\?[a-z]\}|\\['"`^][a-z])/gi;

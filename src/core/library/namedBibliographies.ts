import { parse } from 'yaml';
import { typstBibliographies } from './typstBibliographies';

/**
 * The bibliographies that a document's own YAML names, as written; `undefined` when it names none, so that what stands above
 * it (project, folder, settings) counts.
 *
 * - Front matter of a Markdown note: `bibliography:`, a path or a list of paths (Pandoc's manual, "Specifying bibliographic
 *   data").
 * - `_quarto.yml`, `_metadata.yml`: the same field, at the top or in a format's own block.
 * - A Pandoc defaults file: `bibliography:`, or `metadata: {bibliography: …}`.
 *
 * YAML that cannot be read names nothing: a note that is being typed is often broken for a moment.
 */
export function namedBibliographies(yaml: string): readonly string[] | undefined {
	const value = parseYaml(yaml);
	const named = [fieldOf(value, 'bibliography'), fieldOf(fieldOf(value, 'metadata'), 'bibliography')];
	const paths = named.flatMap((paths) => (Array.isArray(paths) ? (paths as readonly unknown[]) : [paths]));
	const texts = paths.filter((path): path is string => typeof path === 'string' && path.trim() !== '');
	return texts.length > 0 ? texts : undefined;
}

/** The bibliographies that a document names in its text, as written: a note in its YAML, a Typst document by a call. */
export function bibliographiesNamedIn(text: string, isTypst: boolean): readonly string[] | undefined {
	return isTypst ? typstBibliographies(text) : namedBibliographies(frontMatterOf(text) ?? '');
}

/**
 * The YAML of a note's front matter: between `---` in the first line, with no blank line behind it (then it is a rule to Pandoc), and the next
 * `---` or `...`. `undefined` without any.
 */
export function frontMatterOf(note: string): string | undefined {
	return /^\uFEFF?---[ \t]*\r?\n(?![ \t]*\r?\n)([^]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(note)?.[1];
}

/** The value that YAML stands for; `undefined` when it cannot be read. */
export function parseYaml(yaml: string): unknown {
	try {
		return parse(yaml, { logLevel: 'silent' });
	} catch {
		return undefined;
	}
}

/** A field of what YAML stands for; `undefined` where there is none. */
export function fieldOf(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
		? (value as Readonly<Record<string, unknown>>)[name]
		: undefined;
}

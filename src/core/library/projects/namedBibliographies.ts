import { parse } from 'yaml';
import { titleBlockEnd } from '../../sources/metadataBlocks';
import type { Span } from '../../text/range';
import { typstBibliographies } from './typstBibliographies';

/**
 * The bibliographies that metadata names, a path or a list of paths, as written; `undefined` when it names none, so that what stands above
 * it (project, folder, settings) counts. It is the YAML of a note or of a project:
 *
 * - `bibliography:` at the top (Pandoc's manual, "Specifying bibliographic data");
 * - the same in the block of a format, `format: {html: {bibliography: …}}`, where Quarto takes every option of a document
 *   (https://quarto.org/docs/reference/formats/html.html). What is cited from in one format is citable.
 */
export function namedBibliographies(metadata: unknown): readonly string[] | undefined {
	const format = fieldOf(metadata, 'format');
	const formats: readonly unknown[] =
		typeof format === 'object' && format !== null ? Object.values(format) : [];
	const named = [metadata, ...formats].map((fields) => fieldOf(fields, 'bibliography'));
	const texts = named.flat().filter((path): path is string => typeof path === 'string' && path.trim() !== '');
	return texts.length > 0 ? [...new Set(texts)] : undefined;
}

/** The bibliographies that a document names in its text, as written: a note in its YAML, a Typst document by a call. */
export function bibliographiesNamedIn(text: string, isTypst: boolean): readonly string[] | undefined {
	if (isTypst) {
		return typstBibliographies(text);
	}
	const yaml = frontMatterOf(text);
	// Most notes name none, and to look for the word is far faster than to read YAML.
	return yaml?.includes('bibliography') ? namedBibliographies(parseYaml(yaml)) : undefined;
}

/**
 * Where the YAML of a note's front matter stands; `undefined` without any. It is between a `---` and the next `---` or `...`, at the
 * beginning of the note or behind its title block (`% Title`) and blank lines. A `---` with a blank line behind it is a rule to Pandoc.
 */
export function frontMatterSpan(note: string): Span | undefined {
	const start = titleBlockEnd(note);
	const [, opening, yaml] = frontMatterPattern.exec(note.slice(start)) ?? [];
	return opening === undefined || yaml === undefined
		? undefined
		: { start: start + opening.length, end: start + opening.length + yaml.length };
}

/** Its text; `undefined` without any. */
export function frontMatterOf(note: string): string | undefined {
	const span = frontMatterSpan(note);
	return span && note.slice(span.start, span.end);
}

/** The value of a note's front matter; `undefined` without any, or when it cannot be read. */
export function frontMatterValue(note: string): unknown {
	return parseYaml(frontMatterOf(note) ?? '');
}

/** The value that YAML stands for; `undefined` when it cannot be read: what is being typed is often broken for a moment. */
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

const frontMatterPattern =
	/^((?:[ \t]*\r?\n)*---[ \t]*\r?\n)(?![ \t]*\r?\n)([^]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

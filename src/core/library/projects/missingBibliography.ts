import type { Problem } from '../../model/problem';
import { escapeRegExp } from '../../text/escapeRegExp';
import { LineIndex } from '../../text/lineIndex';
import type { Span } from '../../text/range';
import { bibliographiesNamedIn, frontMatterSpan } from './namedBibliographies';

/** A bibliography that cannot be read. */
export interface MissingBibliography {
	/** Its whole path. */
	readonly path: string;
	/** Its path as it is shown. */
	readonly label: string;
}

/**
 * Bibliographies that a note or its project names, and that cannot be read: what the note cites and no other of them has is perhaps in them.
 * Each is told once, at its name, or at the beginning of a note whose project names it. One on the web is no error, since Pandoc fetches it.
 */
export function missingBibliographies(
	text: string,
	isTypst: boolean,
	missing: readonly MissingBibliography[],
): readonly Problem[] {
	if (missing.length === 0) {
		return [];
	}
	const lines = new LineIndex(text);
	const names = bibliographiesNamedIn(text, isTypst) ?? [];
	const within = isTypst ? { start: 0, end: text.length } : frontMatterSpan(text);
	const once = new Map(missing.map(({ path, label }) => [path, label]));
	return [...once].map(([path, label]) => {
		const name = nameOf(path, names);
		const span = name === undefined || !within ? undefined : placeOf(name, text, within);
		const isOnTheWeb = addressPattern.test(path);
		return {
			code: 'bibliography-missing',
			severity: isOnTheWeb ? 'information' : 'error',
			message: isOnTheWeb
				? 'A bibliography on the web is not read: what only it has is not known here.'
				: `The bibliography ${label}, which this note or its project names, cannot be read.`,
			range: lines.rangeOf(span ?? { start: 0, end: 0 }),
		};
	});
}

/** The name of a path: of `refs.bib` and `a/refs.bib`, the path that ends with the latter is its. */
function nameOf(path: string, names: readonly string[]): string | undefined {
	const whole = `/${path.replaceAll('\\', '/')}`;
	const [name] = names
		.filter((each) => whole.endsWith(`/${withoutStart(each)}`))
		.sort((a, b) => withoutStart(b).length - withoutStart(a).length);
	return name;
}

/** Where the document names it. */
function placeOf(name: string, text: string, within: Span): Span | undefined {
	const whole = escapeRegExp(name);
	const pattern = new RegExp(String.raw`(?<![\w./\\-])${whole}(?![\w./\\-])`, 'g');
	pattern.lastIndex = text.indexOf('bibliography', within.start);
	const start = pattern.exec(text)?.index;
	return start === undefined || start >= within.end ? undefined : { start, end: start + name.length };
}

/** What of a path does not change when it is resolved: the rest behind `~/`, `/` and any `./` and `../`. */
function withoutStart(name: string): string {
	return name
		.replaceAll('\\', '/')
		.replace(/\/{2,}/g, '/')
		.replace(/^(?:~?\/)?(?:\.{1,2}\/)*/, '');
}

/** An address behind the folder of the note, whose slashes became one. */
const addressPattern = /(?:^|[\\/])https?:[\\/]/i;

import type { Problem } from '../model/problem';
import { LineIndex } from '../text/lineIndex';
import type { Span } from '../text/range';
import { bibliographiesNamedIn, frontMatterSpan } from './namedBibliographies';

/** A bibliography that cannot be read, and the document that names it, or whose project does. */
export interface MissingBibliography {
	/** Its whole path. */
	readonly path: string;
	/** Its path as it is shown. */
	readonly label: string;
	/** The document's. */
	readonly text: string;
	readonly isTypst: boolean;
}

/**
 * A bibliography that a note or its project names, and that cannot be read: what the note cites and no other of them has is perhaps in it.
 * It is told at its name, or at the beginning of a note whose project names it.
 */
export function missingBibliography({ label, ...missing }: MissingBibliography): Problem {
	return {
		code: 'bibliography-missing',
		severity: 'error',
		message: `The bibliography ${label}, which this note or its project names, cannot be read.`,
		range: new LineIndex(missing.text).rangeOf(nameSpan(missing) ?? { start: 0, end: 0 }),
	};
}

/** Where the document names it. */
function nameSpan({ path, text, isTypst }: Omit<MissingBibliography, 'label'>): Span | undefined {
	const isIt = (name: string): boolean => `/${path.replaceAll('\\', '/')}`.endsWith(`/${withoutStart(name)}`);
	const names = bibliographiesNamedIn(text, isTypst)?.filter(isIt) ?? [];
	// Of `refs.bib` and `a/refs.bib`, the path that ends with the latter is its.
	const [name] = names.sort((a, b) => withoutStart(b).length - withoutStart(a).length);
	const within = isTypst ? { start: 0, end: text.length } : frontMatterSpan(text);
	if (name === undefined || !within) {
		return undefined;
	}
	const whole = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
	const pattern = new RegExp(String.raw`(?<![\w./\\-])${whole}(?![\w./\\-])`, 'g');
	pattern.lastIndex = text.indexOf('bibliography', within.start);
	const start = pattern.exec(text)?.index;
	return start === undefined || start >= within.end ? undefined : { start, end: start + name.length };
}

/** What of a path does not change when it is resolved: the rest behind `~/`, `/` and any `./` and `../`. */
function withoutStart(name: string): string {
	return name.replaceAll('\\', '/').replace(/^(?:~?\/)?(?:\.{1,2}\/)*/, '');
}

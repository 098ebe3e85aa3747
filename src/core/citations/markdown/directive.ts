import type { Span } from '../../text/range';
import { lineEnd } from '../characters';

/**
 * What stands between the fences of one of MyST's directives, `` ```{note} ``: https://mystmd.org/guide/syntax-overview
 *
 * @returns `undefined` for fenced code, and for directives without a body
 */
export function directiveBody(text: string, start: number, end: number): Span | undefined {
	const head = lineEnd(text, start);
	const close = text.lastIndexOf('\n', end - 2) + 1;
	const info = /^ *(?:`+|~+)(.*)/.exec(text.slice(start, head))?.[1] ?? '';
	return isDirective(info) && close > head + 1 ? { start: head + 1, end: close } : undefined;
}

/** Whether what stands behind a fence is the name of a directive whose body is Markdown. */
export function isDirective(info: string): boolean {
	const name = /^ *\{([\w:.+-]+)\}/.exec(info)?.[1];
	return name !== undefined && !codeDirectives.has(name);
}

const codeDirectives: ReadonlySet<string> = new Set(
	(
		'code code-block code-cell sourcecode literalinclude parsed-literal doctest testcode math raw eval-rst mermaid graphviz ' +
		'include toctree bibliography autodoc automodule autoclass autofunction'
	).split(' '),
);

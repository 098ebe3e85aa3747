import type { Span } from '../../text/range';
import { lineEnd } from '../characters';

/**
 * What stands between the fences of one of MyST's directives, `` ```{note} ``, which is Markdown but in directives of code:
 * https://mystmd.org/guide/syntax-overview
 *
 * @returns `undefined` for fenced code, and for directives without a body that cites
 */
export function directiveBody(text: string, start: number, end: number): Span | undefined {
	const head = lineEnd(text, start);
	const name = directivePattern.exec(text.slice(start, head))?.[1];
	const close = text.lastIndexOf('\n', end - 2) + 1;
	return name === undefined || codeDirectives.has(name) || close <= head + 1
		? undefined
		: { start: head + 1, end: close };
}

const directivePattern = /^ *(?:`{3,}|~{3,}) *\{([\w:.+-]+)\}/;
const codeDirectives: ReadonlySet<string> = new Set(
	(
		'code code-block code-cell sourcecode literalinclude parsed-literal doctest testcode math raw eval-rst mermaid graphviz ' +
		'include toctree bibliography autodoc automodule autoclass autofunction'
	).split(' '),
);

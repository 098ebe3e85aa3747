import { editDistance } from '../format/nearestKeys';
import type { Span } from '../text/range';
import { templateFields, type TemplateField, type TemplateValues } from './templateFields';

/** What is wrong with a template, and where in it. */
export interface TemplateProblem {
	/** A sentence that names the field, the line and column, and what would be right. */
	readonly message: string;
	readonly span: Span;
}

export type RenderedTemplate =
	| { readonly text: string; readonly problems?: undefined }
	| { readonly text?: undefined; readonly problems: readonly TemplateProblem[] };

/**
 * Fills a user's template.
 *
 * - `{{title}}` is the value of a field; the fields are `templateFields`. Blanks inside the braces do not count.
 * - `{{#doi}}DOI: {{doi}}{{/doi}}` is there only when the field has a value, `{{^doi}}…{{/doi}}` only when it has none. Sections nest.
 * - A line that holds fields or section marks and comes out blank is dropped whole, so a missing value leaves no gap.
 * - `\{{` is `{{` itself.
 *
 * Values are put in as they are, once: braces in a title are no fields. A value of several lines goes on in the column and
 * behind the prefix its line has, so `> {{abstract}}` stays a quote. Lines end as in the template.
 *
 * @returns all problems rather than a text when a field is unknown or a section is not closed.
 */
export function renderTemplate(template: string, values: TemplateValues): RenderedTemplate {
	const { nodes, problems } = parseTemplate(template);
	if (problems.length > 0) {
		return { problems };
	}
	const lineEnd = /\r\n|\r|\n/.exec(template)?.[0] ?? '\n';
	const pieces = flatten(nodes, values);
	const lines = splitLines(pieces).filter((line) => !line.some((piece) => piece.isField) || !isBlank(line));
	return { text: lines.map((line) => writeLine(line, lineEnd)).join(lineEnd) };
}

type Node =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'field'; readonly name: TemplateField }
	| {
			readonly kind: 'section';
			readonly name: TemplateField;
			readonly isInverted: boolean;
			readonly nodes: Node[];
	  };

function parseTemplate(template: string): { nodes: readonly Node[]; problems: readonly TemplateProblem[] } {
	const root: Node[] = [];
	const problems: TemplateProblem[] = [];
	const open: { readonly name: string; readonly span: Span; readonly nodes: Node[] }[] = [];
	const report = (span: Span, message: string): void => {
		problems.push({ message: `${message} (${describePlace(template, span.start)})`, span });
	};
	let end = 0;
	const current = (): Node[] => open.at(-1)?.nodes ?? root;
	for (const match of template.matchAll(tagPattern)) {
		current().push({ kind: 'text', text: template.slice(end, match.index) });
		end = match.index + match[0].length;
		const span = { start: match.index, end };
		const [tag, sign = '', name] = match;
		if (tag === '\\{{') {
			current().push({ kind: 'text', text: '{{' });
		} else if (name === undefined) {
			report(span, 'This {{ is not closed by }}; write \\{{ for the braces themselves');
		} else if (sign === '/') {
			const section = open.pop();
			if (section?.name !== name) {
				report(span, section ? `{{/${name}}} closes {{#${section.name}}}` : `{{/${name}}} closes nothing`);
			}
		} else if (!isTemplateField(name)) {
			report(span, unknownField(name));
			if (sign !== '') {
				open.push({ name, span, nodes: [] });
			}
		} else if (sign === '') {
			current().push({ kind: 'field', name });
		} else {
			const nodes: Node[] = [];
			current().push({ kind: 'section', name, isInverted: sign === '^', nodes });
			open.push({ name, span, nodes });
		}
	}
	current().push({ kind: 'text', text: template.slice(end) });
	for (const section of open) {
		report(section.span, `{{#${section.name}}} is not closed by {{/${section.name}}}`);
	}
	return { nodes: root, problems };
}

function isTemplateField(name: string): name is TemplateField {
	return Object.hasOwn(templateFields, name);
}

function unknownField(name: string): string {
	const wanted = name.toLowerCase();
	const valid = Object.keys(templateFields);
	const distances = new Map(valid.map((field) => [field, editDistance(wanted, field.toLowerCase(), 3)]));
	const sorted = [...valid].sort((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0));
	const [nearest = ''] = sorted;
	const hint = (distances.get(nearest) ?? 9) <= 3 ? ` Did you mean {{${nearest}}}?` : '';
	return `There is no field {{${name}}}.${hint} The fields are: ${sorted.join(', ')}`;
}

function describePlace(template: string, offset: number): string {
	const lines = template.slice(0, offset).split(/\r\n|\r|\n/);
	return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

interface Piece {
	readonly text: string;
	/** Whether it stems from a field or a mark of a section: lines of nothing else are dropped when blank. */
	readonly isField: boolean;
}

function flatten(nodes: readonly Node[], values: TemplateValues): Piece[] {
	return nodes.flatMap((node): Piece[] => {
		if (node.kind === 'text') {
			return [{ text: node.text, isField: false }];
		}
		const value = values[node.name].trimEnd();
		if (node.kind === 'field') {
			return [{ text: value, isField: true }];
		}
		const mark: Piece = { text: '', isField: true };
		return (value === '') === node.isInverted ? [mark, ...flatten(node.nodes, values), mark] : [mark];
	});
}

/** The lines of the template; a value's own line ends stay inside its piece. */
function splitLines(pieces: readonly Piece[]): Piece[][] {
	const lines: Piece[][] = [[]];
	for (const piece of pieces) {
		const [first = '', ...rest] = piece.isField ? [piece.text] : piece.text.split(/\r\n|\r|\n/);
		lines.at(-1)?.push({ ...piece, text: first });
		lines.push(...rest.map((text) => [{ ...piece, text }]));
	}
	return lines;
}

function isBlank(line: readonly Piece[]): boolean {
	return line.every((piece) => piece.text.trim() === '');
}

function writeLine(line: readonly Piece[], lineEnd: string): string {
	const [prefix = ''] = linePrefixPattern.exec(line[0]?.isField === false ? line[0].text : '') ?? [];
	const next = prefix.replace(/[^>\s]/g, ' ');
	return line
		.map((piece) => (piece.isField ? piece.text.split(/\r\n|\r|\n/).join(lineEnd + next) : piece.text))
		.join('');
}

const tagPattern = /\\\{\{|\{\{(?:\s*([#/^]?)\s*([\p{L}\p{N}_.-]+)\s*\}\})?/gu;
/** Indentation, quote marks and a bullet: what the further lines of a value are put behind. */
const linePrefixPattern = /^[\s>]*(?:[-+*] +|\d+[.)] +)?/;

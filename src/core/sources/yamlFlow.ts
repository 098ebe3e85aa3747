/**
 * The YAML with blanks for the line ends and comments within quotation marks and brackets: no indent counts there for the parser that
 * Pandoc has (libyaml), while YAML itself asks for one more than what holds them has (YAML 1.2.2, 7.3 and 7.4). No place moves. Where a
 * quotation mark or a bracket has no end, the text is as it was. Linear.
 */
export function joinFlowLines(yaml: string): string {
	const pieces: string[] = [];
	let done = 0;
	for (let at = 0; at < yaml.length;) {
		const { keyColumn, value } = readHead(yaml, at);
		const first = yaml.charAt(value);
		if (first === '|' || first === '>') {
			at = blockEnd(yaml, nextLine(yaml, value), keyColumn);
			continue;
		}
		if (!/["'[{]/.test(first)) {
			at = nextLine(yaml, value);
			continue;
		}
		const flow = readFlow(yaml, value);
		if (flow === undefined) {
			return yaml;
		}
		pieces.push(yaml.slice(done, value), flow);
		done = value + flow.length;
		at = nextLine(yaml, done);
	}
	return pieces.join('') + yaml.slice(done);
}

/** Where the value of a line begins, behind the dashes of lists, a key, a name and a tag, and the column of that key. */
function readHead(yaml: string, at: number): { readonly keyColumn: number; readonly value: number } {
	headPattern.lastIndex = at;
	const [whole = '', outside = ''] = headPattern.exec(yaml) ?? [];
	return { keyColumn: outside.length, value: at + whole.length };
}

function nextLine(yaml: string, at: number): number {
	const end = yaml.indexOf('\n', at);
	return end < 0 ? yaml.length : end + 1;
}

/** Where the lines end that stand further in than a column, or are blank. */
function blockEnd(yaml: string, start: number, column: number): number {
	let at = start;
	for (; at < yaml.length; at = nextLine(yaml, at)) {
		blanksPattern.lastIndex = at;
		const [blanks = ''] = blanksPattern.exec(yaml) ?? [];
		if (blanks.length <= column && /[^\r\n]/.test(yaml.charAt(at + blanks.length))) {
			break;
		}
	}
	return at;
}

/** What stands in quotation marks or brackets, without line ends and comments; `undefined` where these have no end. */
function readFlow(yaml: string, start: number): string | undefined {
	let depth = 0;
	const tokens: string[] = [];
	tokenPattern.lastIndex = start;
	for (let match = tokenPattern.exec(yaml); match; match = tokenPattern.exec(yaml)) {
		const [token] = match;
		if (token === '"' || token === "'") {
			return undefined;
		}
		depth += /^[[{]/.test(token) ? 1 : /^[\]}]/.test(token) ? -1 : 0;
		// A line end behind a backslash is none, and no blank.
		const isKept = /\\\r?\n/.test(token);
		tokens.push(
			token.startsWith('#')
				? ' '.repeat(token.length)
				: isKept
					? token
					: token.replace(/\r?\n/g, (lineEnd) => ' '.repeat(lineEnd.length)),
		);
		if (depth === 0) {
			return tokens.join('');
		}
	}
	return undefined;
}

const headPattern =
	/([ \t\uFEFF]*(?:-[ \t]+)*)(?:["']?[\w-]+["']?[ \t]*:(?:[ \t]+|(?=\r?\n|$)))?(?:[&!]\S*[ \t]+)*/y;
const blanksPattern = / */y;
/** A text in quotation marks with the colon behind a key, one of the signs of lists and maps, a comment, blanks, other text. */
const tokenPattern =
	/(?:"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*')(?:[ \t]*:)?|[[\]{},"']|#[^\n]*|\s+|[^\s,[\]{}"'#][^\s,[\]{}]*/y;

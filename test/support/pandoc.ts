import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync, spawnSync } from 'node:child_process';

const [, version] =
	/^pandoc(?:\.exe)? (\d+)/.exec(spawnSync('pandoc', ['--version'], { encoding: 'utf8' }).stdout) ?? [];

/** Whether the Pandoc of this machine is that by whose rules we read: 3 differs from it in what the READMEs of the fixtures list. */
export const isPandoc2 = version === '2';

/** Skips a test that Pandoc judges where it is not installed, and gives it time where it is. */
export function askPandoc(test: Mocha.Context): void {
	test.timeout(30_000);
	if (version === undefined) {
		test.skip();
	}
}

/** The same of a test of citations, whose judge is Pandoc 2. */
export function askPandoc2(test: Mocha.Context): void {
	askPandoc(test);
	if (!isPandoc2) {
		test.skip();
	}
}

/** What Pandoc prints. @throws when it fails, or does not end. */
export function runPandoc(args: readonly string[], input: string): string {
	return execFileSync('pandoc', ['--quiet', ...args], {
		input,
		encoding: 'utf8',
		maxBuffer: 1 << 28,
		timeout: 50_000,
	});
}

/** An item of Pandoc's CSL-JSON. */
export interface PandocItem {
	readonly id: string;
	readonly [variable: string]: unknown;
}

/** The items that Pandoc reads from a bibliography in one of its formats, or from the `references` of a note (`markdown`). */
export function readItems(text: string, format: string): PandocItem[] {
	return JSON.parse(runPandoc(['-f', format, '-t', 'csljson'], text)) as PandocItem[];
}

/** A node of Pandoc's JSON: `t` is its kind, `c` its content. */
export interface PandocNode {
	readonly t: string;
	readonly c?: unknown;
}

export function parseBlocks(json: string): PandocNode[] {
	return (JSON.parse(json) as { blocks: PandocNode[] }).blocks;
}

/** Every node inside, in order, the node itself first. */
export function* walk(value: unknown): Generator<PandocNode> {
	if (Array.isArray(value)) {
		for (const part of value as unknown[]) {
			yield* walk(part);
		}
	} else if (typeof value === 'object' && value !== null && 't' in value) {
		const node = value as PandocNode;
		yield node;
		yield* walk(node.c);
	}
}

/** The words of a node as a reader sees them, quotation marks straight. */
export function textOf(value: unknown): string {
	if (Array.isArray(value)) {
		return value.map(textOf).join('');
	}
	if (typeof value !== 'object' || value === null || !('t' in value)) {
		return '';
	}
	const { t, c } = value as PandocNode;
	switch (t) {
		case 'Str':
			return c as string;
		case 'Space':
		case 'SoftBreak':
		case 'LineBreak':
			return ' ';
		case 'Math':
			return `$${(c as [unknown, string])[1]}$`;
		case 'Code':
		case 'RawInline':
			return `${t}:${(c as [unknown, string])[1]}`;
		case 'Quoted': {
			const [kind, content] = c as [PandocNode, unknown];
			const mark = kind.t === 'DoubleQuote' ? '"' : "'";
			return mark + textOf(content) + mark;
		}
		default:
			return textOf(c);
	}
}

/** The blocks of many notes, each read by itself, in one run of Pandoc. */
export function readNotes(notes: readonly string[]): PandocNode[][] {
	const filter = `function CodeBlock(el) return pandoc.Div(pandoc.read(el.text, 'markdown').blocks) end`;
	return filterTexts(notes, filter).map((div) => (div.c as [unknown, PandocNode[]])[1]);
}

/** What a filter in Lua makes of the code block that each text is for it. */
export function filterTexts(texts: readonly string[], filter: string): PandocNode[] {
	const folder = mkdtempSync(join(tmpdir(), 'texts-'));
	try {
		const file = join(folder, 'filter.lua');
		writeFileSync(file, filter);
		const blocks = texts.map((text) => ({ t: 'CodeBlock', c: [['', [], []], text] }));
		const document = JSON.stringify({ ...emptyDocument(), blocks });
		return parseBlocks(runPandoc(['-f', 'json', '-t', 'json', '--lua-filter', file], document));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** In the version of Pandoc's JSON that the Pandoc of this machine takes. */
function emptyDocument(): object {
	empty ??= JSON.parse(runPandoc(['-f', 'markdown', '-t', 'json'], '')) as object;
	return empty;
}

let empty: object | undefined;

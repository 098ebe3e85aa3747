import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync, spawnSync } from 'node:child_process';

const hasPandoc = spawnSync('pandoc', ['--version']).status === 0;

/** Skips a test that Pandoc judges where it is not installed, and gives it time where it is. */
export function askPandoc(test: Mocha.Context): void {
	test.timeout(30_000);
	if (!hasPandoc) {
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
	const directory = mkdtempSync(join(tmpdir(), 'notes-'));
	try {
		const filter = join(directory, 'read.lua');
		writeFileSync(
			filter,
			`function CodeBlock(el) return pandoc.Div(pandoc.read(el.text, 'markdown').blocks) end`,
		);
		const blocks = notes.map((note) => ({ t: 'CodeBlock', c: [['', [], []], note] }));
		const document = JSON.stringify({ 'pandoc-api-version': [1, 22, 2], meta: {}, blocks });
		const read = runPandoc(['-f', 'json', '-t', 'json', '--lua-filter', filter], document);
		return parseBlocks(read).map((div) => (div.c as [unknown, PandocNode[]])[1]);
	} finally {
		rmSync(directory, { recursive: true });
	}
}

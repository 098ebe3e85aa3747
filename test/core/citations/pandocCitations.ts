import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `key/mode`, with Pandoc's names of the modes in ours. */
export type KeyAndMode = string;

export function hasPandoc(): boolean {
	return spawnSync('pandoc', ['--version']).status === 0;
}

/** What Pandoc cites in the text of each of some notes, in its order; all in one run of Pandoc. */
export function pandocCitations(notes: readonly string[]): KeyAndMode[][] {
	const folder = mkdtempSync(join(tmpdir(), 'citations-'));
	try {
		const marker = join(folder, 'marker.md');
		writeFileSync(marker, `${markerText}\n`);
		const files = notes.flatMap((note, index) => {
			const file = join(folder, `${index}.md`);
			writeFileSync(file, note);
			return [file, marker];
		});
		const output = execFileSync('pandoc', ['--file-scope', '-f', 'markdown', '-t', 'json', ...files], {
			maxBuffer: 2 ** 30,
			stdio: ['ignore', 'pipe', 'ignore'],
		});
		return perNote((JSON.parse(output.toString()) as { blocks: unknown[] }).blocks).slice(0, notes.length);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** The plain text of the note's own metadata field, as Pandoc cites in it. */
export function pandocNocite(note: string): KeyAndMode[] {
	const output = execFileSync('pandoc', ['-f', 'markdown', '-t', 'json'], { input: note });
	const { meta } = JSON.parse(output.toString()) as { meta: Record<string, unknown> };
	const found: KeyAndMode[] = [];
	collect(meta['nocite'], found);
	return found;
}

function perNote(blocks: readonly unknown[]): KeyAndMode[][] {
	const notes: KeyAndMode[][] = [[]];
	for (const block of blocks) {
		if (JSON.stringify(block) === markerBlock) {
			notes.push([]);
		} else {
			collect(block, notes.at(-1)!);
		}
	}
	return notes;
}

function collect(node: unknown, found: KeyAndMode[]): void {
	if (Array.isArray(node)) {
		for (const child of node) {
			collect(child, found);
		}
	} else if (node !== null && typeof node === 'object') {
		const { t, c } = node as { t?: string; c?: [PandocCitation[], unknown] };
		if (t === 'Cite' && c) {
			found.push(...c[0].map(({ citationId, citationMode }) => `${citationId}/${modes[citationMode.t]}`));
			for (const citation of c[0]) {
				collect(citation.citationPrefix, found);
				collect(citation.citationSuffix, found);
			}
		} else {
			collect(Object.values(node), found);
		}
	}
}

interface PandocCitation {
	readonly citationId: string;
	readonly citationMode: { readonly t: keyof typeof modes };
	readonly citationPrefix: unknown;
	readonly citationSuffix: unknown;
}

const modes = {
	NormalCitation: 'normal',
	AuthorInText: 'author-in-text',
	SuppressAuthor: 'suppress-author',
} as const;
const markerText = 'XXMARKERXX';
const markerBlock = JSON.stringify({ t: 'Para', c: [{ t: 'Str', c: markerText }] });

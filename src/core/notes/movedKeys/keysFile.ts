import type { KeyMoves } from '../../library/keyMoves';
import type { Problem } from '../../model/problem';
import type { Span } from '../../text/range';
import { LineIndex } from '../../text/lineIndex';
import { deleteSpan, insertAt, replaceSpan, type SpanEdit } from '../../text/spanEdits';
import type { TextEdit } from '../../text/textEdit';
import { EditedText } from '../../topics/file/editedText';
import { beginsLine, columnOf, deletionsOf, lineEndOf, linesOf } from '../../topics/file/lines';
import { readYaml } from '../../topics/file/readYaml';
import { toScalar } from '../../topics/file/toScalar';
import { findPair, isNothing, type YamlMap, type YamlPair, type YamlText } from '../../topics/file/yamlTree';

/** The citekeys of papers that have another now, and that one: `.marginalia/keys.yml`. */
export interface KeysFile {
	/** Chains of moves are followed to their ends. */
	readonly moved: KeyMoves;
	readonly problems: readonly Problem[];
}

/**
 * Reads `.marginalia/keys.yml`, whatever it is: a map `moved:` of old keys to new ones, `old: new`, or, where notes meant several works by
 * the old one, `old: [new, other]`.
 *
 * - `keys-broken` is what is no YAML; the rest is read as well as it can be.
 * - `keys-wrong-type` is a value that is no citekey, or no map of such; it is left out.
 * - `keys-circular` are keys that move to each other; they are left out.
 * - `keys-unknown-key` is anything beside `moved`.
 */
export function parseKeysFile(text: string): KeysFile {
	const { root, faults } = readYaml(text, keyLine);
	const lines = new LineIndex(text);
	const problems: Problem[] = faults.map(({ message, ...span }) =>
		toProblem('keys-broken', `This is no YAML: ${message}.`, lines, span),
	);
	const tell = (code: string, message: string, span: Span): void => {
		problems.push(toProblem(code, message, lines, span));
	};
	const written = new Map<string, readonly string[]>();
	if (root && root.kind !== 'map') {
		tell('keys-wrong-type', 'Here belongs “moved:” with a line “old: new” for each citekey.', root);
	}
	for (const { key, value, ...span } of root?.kind === 'map' ? root.pairs : []) {
		if (key?.kind !== 'text' || key.text !== movedKey) {
			tell('keys-unknown-key', `Nothing but “${movedKey}” means something here.`, key ?? span);
		} else if (value?.kind === 'map') {
			readPairs(value, written, tell);
		} else if (!isNothing(value)) {
			tell('keys-wrong-type', 'Here belongs a line “old: new” for each citekey.', value ?? span);
		}
	}
	const moved = new Map<string, readonly string[]>();
	for (const old of written.keys()) {
		const ends = endsOfChains(written, old);
		if (ends.length > 0) {
			moved.set(old, ends);
		}
	}
	return { moved, problems };
}

/**
 * The edits that make a file tell just these moves. What stays as it is, and comments, are not touched.
 *
 * @returns `undefined` for a file that cannot be changed so, since it is broken or written in braces.
 */
export function editKeysFile(text: string, moved: KeyMoves): readonly TextEdit[] | undefined {
	const edited = new EditedText(text);
	for (const changesTo of [correctionsOf, additionsTo]) {
		const changes = changesTo(edited.text, moved);
		if (!changes) {
			return undefined;
		}
		edited.apply(changes);
	}
	const lines = new LineIndex(text);
	return edited.edits.map((edit) => ({ range: lines.rangeOf(edit), newText: edit.newText }));
}

/** Whether a file says nothing but moves, so that without any there is no need of it. */
export function isOnlyMoves(text: string): boolean {
	const { root, faults } = readYaml(text, keyLine);
	const isPlain = root === undefined || (root.kind === 'map' && root.pairs.every(isMovedPair));
	return faults.length === 0 && isPlain && text.replace(introduction, '').match(/^\s*#/m) === null;
}

function isMovedPair({ key, value }: YamlPair): boolean {
	return (
		key?.kind === 'text' && key.text === movedKey && (value?.kind !== 'map' || value.pairs.every(isMove))
	);
}

/** Whether it is “old: new” or “old: [new, other]”. */
function isMove(pair: YamlPair): pair is YamlPair & { readonly key: YamlText } {
	const { key } = pair;
	return key?.kind === 'text' && key.text !== '' && newKeysOf(pair).length > 0;
}

/** The keys that a line leads to; none for what is no key, nor a list of several. */
function newKeysOf({ value }: YamlPair): readonly string[] {
	const nodes =
		value?.kind === 'list' && value.items.length > 1 ? value.items.map((item) => item.value) : [value];
	const keys = nodes.flatMap((node) => (node?.kind === 'text' && !isNothing(node) ? [node.text] : []));
	return keys.length === nodes.length ? [...new Set(keys)] : [];
}

function readPairs(
	map: YamlMap,
	written: Map<string, readonly string[]>,
	tell: (code: string, message: string, span: Span) => void,
): void {
	for (const pair of map.pairs) {
		if (isMove(pair)) {
			written.set(pair.key.text, newKeysOf(pair));
		} else {
			tell(
				'keys-wrong-type',
				'Here belongs “old: new”, two citekeys, or “old: [new, other]”.',
				pair.value ?? pair.key ?? pair,
			);
		}
	}
	for (const { key } of map.pairs) {
		if (key?.kind === 'text' && written.has(key.text) && endsOfChains(written, key.text).length === 0) {
			tell('keys-circular', `“${key.text}” leads to itself.`, key);
		}
	}
}

/** The keys to which a key leads in the end; none for one that leads to itself. */
function endsOfChains(moved: KeyMoves, old: string): readonly string[] {
	// What is added while it is gone through comes up, too.
	const passed = new Set([old]);
	for (const key of passed) {
		for (const next of moved.get(key) ?? []) {
			passed.add(next);
		}
	}
	return [...passed].filter((key) => !moved.has(key));
}

/** Takes out what moves no longer, and corrects what moves elsewhere. */
function correctionsOf(text: string, moved: KeyMoves): readonly SpanEdit[] | undefined {
	const section = findSection(text);
	const pairs = section?.map?.pairs ?? [];
	const gone: Span[] = [];
	const changed: SpanEdit[] = [];
	const kept = new Set<string>();
	for (const pair of pairs) {
		const old = pair.key?.kind === 'text' ? pair.key.text : undefined;
		const now = old === undefined || kept.has(old) ? undefined : moved.get(old);
		if (now === undefined && !isMove(pair)) {
			// What is no move is a problem at its place, for whoever wrote it to mend.
			continue;
		}
		if (old === undefined || now === undefined) {
			gone.push(linesOf(text, pair));
			continue;
		}
		kept.add(old);
		if (!pair.value) {
			changed.push(insertAt(pair.colon, ` ${toKeys(now)}`));
		} else if (JSON.stringify(newKeysOf(pair)) !== JSON.stringify(now)) {
			changed.push(replaceSpan(pair.value, toKeys(now)));
		}
	}
	return section && [...deletionsOf(text, gone).map(deleteSpan), ...changed];
}

function additionsTo(text: string, moved: KeyMoves): readonly SpanEdit[] | undefined {
	const section = findSection(text);
	const last = section?.map?.pairs.at(-1);
	const known = new Set(section?.map?.pairs.flatMap(({ key }) => (key?.kind === 'text' ? [key.text] : [])));
	const added = [...moved].filter(([old]) => !known.has(old));
	const lineEnd = lineEndOf(text);
	if (!section || added.length === 0) {
		return section && [];
	}
	if (last) {
		const indent = ' '.repeat(columnOf(text, last.start));
		return [insertAt(linesOf(text, last).end, linesFor(added, indent, lineEnd))];
	}
	if (section.pair) {
		const { colon, value } = section.pair;
		return [replaceSpan({ start: colon, end: value?.end ?? colon }, linesFor(added, usualIndent, lineEnd))];
	}
	const before = text === '' ? introduction : text.endsWith('\n') ? '' : lineEnd;
	const lines = `${before}${movedKey}:${linesFor(added, usualIndent, lineEnd)}${lineEnd}`;
	return [insertAt(text.length, lines)];
}

/** Where the moves stand; `undefined` in a file that is broken or written otherwise than in lines. */
function findSection(
	text: string,
): { readonly pair?: YamlPair | undefined; readonly map?: YamlMap | undefined } | undefined {
	const { root, faults } = readYaml(text, keyLine);
	const pair = root?.kind === 'map' ? findPair(root, movedKey) : undefined;
	const value = pair?.value;
	if (faults.length > 0 || (root && (root.kind !== 'map' || root.isFlow))) {
		return undefined;
	}
	if (value?.kind === 'map') {
		return value.isFlow || !value.pairs.every(({ start }) => beginsLine(text, start))
			? undefined
			: { pair, map: value };
	}
	return isNothing(value) ? { pair } : undefined;
}

/** A line for each, each with the line end before it. */
function linesFor(
	moved: readonly (readonly [string, readonly string[]])[],
	indent: string,
	lineEnd: string,
): string {
	return moved.map(([old, now]) => `${lineEnd}${indent}${toScalar(old, 'block')}: ${toKeys(now)}`).join('');
}

/** One key, or the list of several. */
function toKeys(keys: readonly string[]): string {
	const [key = '', ...others] = keys;
	return others.length === 0
		? toScalar(key, 'block')
		: `[${keys.map((each) => toScalar(each, 'flow')).join(', ')}]`;
}

function toProblem(code: string, message: string, lines: LineIndex, span: Span): Problem {
	return { code, severity: 'warning', message, range: lines.rangeOf(span) };
}

const movedKey = 'moved';
const usualIndent = '  ';
const keyLine = /^moved:/m;
const introduction =
	'# Citekeys that changed, old: new. Notes that cite an old one find the paper by this file.\n';

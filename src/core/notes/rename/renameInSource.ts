import type { Slices } from '../../model/slices';
import { illegalInBibtexKey } from '../../sources/keys/bibtexKey';
import { findFrontMatterCitekeys } from '../../sources/keys/cslYamlCitekeys';
import { placesOfCitekey, type WrittenCitekey } from '../../sources/keys/writtenCitekey';
import { findSourceFormat, type SourceFormat } from '../../sources/sourceFormat';
import { applySpanEdits, replaceSpan, type SpanEdit } from '../../text/spanEdits';
import { toScalar } from '../../topics/file/toScalar';
import { RenameRefused, type CitekeyRename } from './citekeyRename';

export interface SourceToRename {
	/** As its user knows it. */
	readonly label: string;
	/** Its file name tells the format, together with how its text begins; a note holds references in its own YAML. */
	readonly kind: 'note' | { readonly fileName: string };
	readonly text: string;
	/** Whether it has an entry with the key; else it can only name one of another file, as BibLaTeX lets it. */
	readonly hasEntry: boolean;
}

/**
 * The edits that give a key its new name in a bibliography: where it is the key of an entry, or an alias of one (`ids`), and where
 * other entries name it (`crossref`, `xref`, `xdata`, `related`, `entryset`). All else stays, which is seen by reading it again.
 *
 * @returns in the order of the text.
 * @throws RenameRefused where the format cannot hold the new name, an entry of the file has it, or the key stands where it cannot
 * be changed.
 */
export function* renameInSource(source: SourceToRename, rename: CitekeyRename): Slices<readonly SpanEdit[]> {
	const { label, text, hasEntry } = source;
	const { from, to } = rename;
	const places = yield* findCitekeys(source);
	const renamed = new Set(placesOfCitekey(places, from));
	if (![...renamed].some(({ role }) => role !== 'reference') && hasEntry) {
		throw new RenameRefused(
			`“${from}” cannot be found in ${label} as it is now. It may just have changed: try again, or change it there by hand.`,
		);
	}
	if (renamed.size === 0) {
		return [];
	}
	const isBibtex = formatOf(source)?.name === 'BibTeX';
	const illegal = isBibtex ? illegalInBibtexKey(to) : undefined;
	if (illegal !== undefined) {
		throw new RenameRefused(
			`“${to}” cannot be the key of an entry in ${label}: in BibTeX a key has no “${illegal}”.`,
		);
	}
	const isSame = (citekey: string): boolean =>
		isBibtex ? citekey.toLowerCase() === to.toLowerCase() : citekey === to;
	const same = places.find(
		(place) => place.role !== 'reference' && !renamed.has(place) && isSame(place.citekey),
	);
	if (same) {
		throw new RenameRefused(
			same.citekey === to
				? `“${to}” is already a key of an entry in ${label}. Choose another.`
				: `${label} has an entry with the key “${same.citekey}”, and BibTeX does not tell upper from lower case. Choose another.`,
		);
	}
	const edits = [...renamed].map((place) => replaceSpan(place, writeCitekeyAt(text, place, to)));
	const after = yield* findCitekeys({ ...source, text: applySpanEdits(text, edits) });
	const isAsExpected =
		after.length === places.length &&
		places.every((place, at) => {
			const { role, entry, citekey } = after[at] ?? {};
			const expected = renamed.has(place) ? to : place.citekey;
			return role === place.role && entry === place.entry && citekey === expected;
		});
	if (!isAsExpected) {
		throw new RenameRefused(`“${to}” cannot be written in ${label} so that it is read as this key.`);
	}
	return edits;
}

function* findCitekeys(source: SourceToRename): Slices<readonly WrittenCitekey[]> {
	if (source.kind === 'note') {
		return yield* findFrontMatterCitekeys(source.text);
	}
	const found = formatOf(source)?.findCitekeys?.(source.text);
	return found ? yield* found : [];
}

function formatOf({ kind, text }: SourceToRename): SourceFormat | undefined {
	return kind === 'note' ? undefined : findSourceFormat(kind.fileName, text);
}

function writeCitekeyAt(text: string, { start, notation }: WrittenCitekey, citekey: string): string {
	switch (notation) {
		case 'plain':
			return citekey;
		case 'bibtex name':
			return /^[A-Za-z][\w:-]*$/.test(citekey) ? citekey : `{${citekey}}`;
		case 'json value':
			return JSON.stringify(citekey);
		case 'json piece':
			return JSON.stringify(citekey).slice(1, -1);
		case 'yaml line':
		case 'yaml flow': {
			const quote = text[start] === "'" ? 'single' : text[start] === '"' ? 'double' : undefined;
			return toScalar(citekey, notation === 'yaml flow' ? 'flow' : 'block', quote);
		}
	}
}

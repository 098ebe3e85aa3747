import { citekeyEnd, writeCitekey } from '../../citations/citekeySyntax';
import { everything } from '../../citations/markdown/nocite';

/** A citekey and what it is to be called. */
export interface CitekeyRename {
	readonly from: string;
	readonly to: string;
}

/** A citekey cannot be renamed; the message is for the user. Nothing was changed. */
export class RenameRefused extends Error {}

/** The key that someone types, perhaps as notes write it: `doe99`, `@doe99`, `@{doe:99.}`. */
export function typedCitekey(typed: string): string {
	const key = typed.trim().replace(/^-?@/, '');
	const isBraced = key.startsWith('{') && citekeyEnd(key, 0, key.length) === key.length;
	return isBraced ? key.slice(1, -1) : key;
}

/**
 * The rename that someone asks for.
 *
 * @throws RenameRefused for a name that no note could cite.
 */
export function toRename(from: string, typed: string): CitekeyRename {
	const to = typedCitekey(typed);
	if (to === '') {
		throw new RenameRefused('A citekey cannot be empty.');
	}
	if (writeCitekey(to) === undefined) {
		throw new RenameRefused(
			`“${to}” cannot be a citekey: a citation can hold no white space in its key, and braces only in pairs.`,
		);
	}
	if (to === everything) {
		throw new RenameRefused('“*” cannot be a citekey: in “nocite” it stands for all papers.');
	}
	return { from, to };
}

import type { Paper } from '../../model/paper';

/** All citekeys that cite a paper in some note, none twice. */
export function citekeysOf({ citekey, aliases = [], places = [] }: Paper): readonly string[] {
	return [...new Set([citekey, ...aliases, ...places.map((place) => place.citekey)])];
}

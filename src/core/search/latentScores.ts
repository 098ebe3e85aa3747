import type { PaperFilter } from './paperFilter';
import type { PaperIndex } from './paperIndex';
import { ranking } from './rank';
import type { Scores } from './scores';

/** Terms, as the lexicon numbers them, and how much each counts. */
export type TermBoosts = ReadonlyMap<number, number>;

/** A point in the latent space, and how much it counts to be near to it. */
export interface Nearness {
	readonly point: Float32Array;
	readonly share: number;
}

/** Scales scores to 0 to 1 and mixes in the cosines with the terms, scaled likewise, at `share`. */
export function blendLatent(index: PaperIndex, terms: TermBoosts, share: number, scores: Scores): void {
	const { latent } = index;
	const point = placedPoint(index, terms);
	scores.scale((point ? 1 - share : 1) / scores.highest());
	if (latent && point) {
		const cosines = latent.compare(point);
		const { lowest, factor } = scaleOf(cosines, share);
		for (let number = 0; number < cosines.length; number++) {
			// Not above zero for a paper without a place, which is passed over.
			scores.add(number, factor * ((cosines[number] ?? 0) - lowest));
		}
	}
}

/**
 * Adds to scores the nearness, 0 to `share`, where it can still decide who is among the `count` best of those that
 * pass: who is further behind them than `share` stays so.
 *
 * Nearness is scaled by the papers that come into question without a filter, so that a filter leaves the rest in its order.
 */
export function addNearness(
	index: PaperIndex,
	{ point, share }: Nearness,
	count: number,
	scores: Scores,
	filter?: PaperFilter,
): void {
	const { latent } = index;
	if (!latent) {
		return;
	}
	const inQuestion = closeToBest(index, scores, ranking.candidates, share);
	const cosines = new Float32Array(inQuestion.length);
	for (let at = 0; at < cosines.length; at++) {
		cosines[at] = latent.cosine(point, inQuestion[at] ?? 0);
	}
	const { lowest, factor } = scaleOf(cosines, share);
	const isSame = !filter && count <= ranking.candidates;
	const changed = isSame ? inQuestion : closeToBest(index, scores, count, share, filter);
	for (let at = 0; at < changed.length; at++) {
		const number = changed[at] ?? 0;
		const cosine = isSame ? (cosines[at] ?? 0) : latent.cosine(point, number);
		scores.add(number, Math.min(Math.max(factor * (cosine - lowest), 0), share));
	}
}

/** Where terms stand in the latent space; `undefined` where they stand nowhere, or there is none. */
export function placedPoint(index: PaperIndex, terms: TermBoosts): Float32Array | undefined {
	const point = index.latent?.pointOf(terms);
	return point?.some((value) => value !== 0) ? point : undefined;
}

/** The papers that `share` more would bring among the `count` best. */
function closeToBest(
	index: PaperIndex,
	scores: Scores,
	count: number,
	share: number,
	filter?: PaperFilter,
): Uint32Array {
	const best = scores.best(count, (a, b) => index.isBefore(a, b), filter);
	const least = best.length < count ? 0 : Math.min(...best.map((number) => scores.get(number))) - share;
	return scores.from(least, filter);
}

/** What makes cosines reach from 0 to `share`. */
function scaleOf(cosines: Float32Array, share: number): { readonly lowest: number; readonly factor: number } {
	let lowest = 1;
	let nearest = -1;
	for (const cosine of cosines) {
		lowest = cosine < lowest ? cosine : lowest;
		nearest = cosine > nearest ? cosine : nearest;
	}
	return { lowest, factor: share / (nearest - lowest || 1) };
}

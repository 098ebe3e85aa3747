import type { PageState, Seen, Subject } from '../protocol';

/** The state after something is shown: as it was if that is on show already, else with it seen last. */
export function visit(state: PageState | undefined, subject: Subject, pinned: boolean): PageState {
	if (!state) {
		return { pinned, seen: [{ ...subject, scroll: 0 }], at: 0 };
	}
	if (isSame(state.seen[state.at], subject)) {
		return { ...state, pinned };
	}
	const seen = [...state.seen.slice(0, state.at + 1), { ...subject, scroll: 0 }].slice(-longestHistory);
	return { pinned, seen, at: seen.length - 1 };
}

/** The state after going back (-1) or forward (1), or `undefined` at the end of the way. */
export function step(state: PageState, by: -1 | 1): PageState | undefined {
	return state.seen[state.at + by] ? { ...state, at: state.at + by } : undefined;
}

/** The state where a paper that was seen under some ids has another. */
export function moved(state: PageState, formerIds: readonly string[], id: string): PageState {
	const seen = state.seen.map((each) =>
		!(each.isTopic ?? false) && formerIds.includes(each.id) ? { ...each, id } : each,
	);
	return { ...state, seen };
}

export function withScroll(state: PageState, scroll: number): PageState {
	return { ...state, seen: state.seen.map((seen, at) => (at === state.at ? { ...seen, scroll } : seen)) };
}

export function currentOf(state: PageState | undefined): Seen | undefined {
	return state?.seen[state.at];
}

/** Whether both are the same paper or the same topic; nothing is the same as nothing. */
export function isSame(a: Subject | undefined, b: Subject | undefined): boolean {
	return a?.id === b?.id && (a?.isTopic ?? false) === (b?.isTopic ?? false);
}

const longestHistory = 50;

import type { PageState, SeenPaper } from '../protocol';

/** The state after a paper is shown: as it was if that paper is on show already, else with the paper seen last. */
export function visit(state: PageState | undefined, id: string, pinned: boolean): PageState {
	if (!state) {
		return { pinned, seen: [{ id, scroll: 0 }], at: 0 };
	}
	if (state.seen[state.at]?.id === id) {
		return { ...state, pinned };
	}
	const seen = [...state.seen.slice(0, state.at + 1), { id, scroll: 0 }].slice(-longestHistory);
	return { pinned, seen, at: seen.length - 1 };
}

/** The state after going back (-1) or forward (1), or `undefined` at the end of the way. */
export function step(state: PageState, by: -1 | 1): PageState | undefined {
	return state.seen[state.at + by] ? { ...state, at: state.at + by } : undefined;
}

export function withScroll(state: PageState, scroll: number): PageState {
	return { ...state, seen: state.seen.map((paper, at) => (at === state.at ? { ...paper, scroll } : paper)) };
}

export function currentPaper(state: PageState | undefined): SeenPaper | undefined {
	return state?.seen[state.at];
}

const longestHistory = 50;

import type { SpanEdit } from '../../text/spanEdits';

/** What a fix is before its offsets become positions; edits are in text order. */
export interface SpanFix {
	readonly title: string;
	readonly edits: readonly SpanEdit[];
}

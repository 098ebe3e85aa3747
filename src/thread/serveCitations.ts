import type { StyledGroup } from '../core/notes/styledGroup';
import { CitationWriter } from './citationWriter';

/** What the extension host asks: how a citation looks. */
export interface WriteRequest {
	readonly id: number;
	/** The text of a CSL style; Pandoc's default where absent. */
	readonly style?: string | undefined;
	readonly group: StyledGroup;
}

/** What the thread answers. */
export type WriteReply = { readonly id: number } & (
	{ readonly kind: 'written'; readonly text: string } | { readonly kind: 'failed'; readonly message: string }
);

/** Answers the extension host's messages. */
export function serveCitations(
	{ style: defaultStyle, locale }: { readonly style: string; readonly locale: string },
	post: (reply: WriteReply) => void,
): (message: WriteRequest) => void {
	const writer = new CitationWriter(locale);
	return ({ id, style = defaultStyle, group }) => {
		try {
			post({ id, kind: 'written', text: writer.write(style, group) });
		} catch (error) {
			post({ id, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
		}
	};
}

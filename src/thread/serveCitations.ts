import { american } from '../core/library/projects/localeTag';
import { messageOf } from '../core/model/thrown';
import type { StyledGroup } from '../core/notes/styledGroup';
import { CitationWriter } from './citationWriter';
import type { CslLocales } from './cslLocales';

/** What the extension host asks: how a citation looks. */
export interface WriteRequest {
	readonly id: number;
	/** The text of a CSL style; Pandoc's default where absent. */
	readonly style?: string | undefined;
	/** Whose words are used, and perhaps its region, `de-DE`; American English where absent. */
	readonly language?: string | undefined;
	/** The other locales, as the file `locales.json` has them: with the first request that is not for American English. */
	readonly locales?: Uint8Array | undefined;
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
	let writer = new CitationWriter({ [american]: locale });
	return ({ id, style = defaultStyle, language, locales, group }) => {
		try {
			if (locales) {
				const others = JSON.parse(new TextDecoder().decode(locales)) as CslLocales;
				writer = new CitationWriter({ ...others, [american]: locale });
			}
			post({ id, kind: 'written', text: writer.write(style, group, language) });
		} catch (error) {
			post({ id, kind: 'failed', message: messageOf(error) });
		}
	};
}

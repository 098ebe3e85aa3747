import { fold } from '../text/fold';

/** A label that Pandoc reads as the beginning of a locator: `pp.` for pages. */
export interface LocatorLabel {
	readonly label: string;
	readonly name: string;
}

/** The labels that begin as what is typed, or whose names do, the likeliest first; all of them for `''`. */
export function completeLocator(typed: string): readonly LocatorLabel[] {
	const wanted = fold(typed.trim());
	return locatorLabels.filter(({ label, name }) => label.startsWith(wanted) || name.startsWith(wanted));
}

/** Of each locator term of CSL's English locale that Pandoc knows, what is written for one and for several. */
export const locatorLabels: readonly LocatorLabel[] = [
	{ label: 'p.', name: 'page' },
	{ label: 'pp.', name: 'pages' },
	{ label: 'chap.', name: 'chapter' },
	{ label: 'sec.', name: 'section' },
	{ label: 'fig.', name: 'figure' },
	{ label: 'vol.', name: 'volume' },
	{ label: 'no.', name: 'number' },
	{ label: 'para.', name: 'paragraph' },
	{ label: 'n.', name: 'note' },
	{ label: 'l.', name: 'line' },
	{ label: 'pt.', name: 'part' },
	{ label: 'chaps.', name: 'chapters' },
	{ label: 'secs.', name: 'sections' },
	{ label: 'figs.', name: 'figures' },
	{ label: 'vols.', name: 'volumes' },
	{ label: 'paras.', name: 'paragraphs' },
	{ label: 'nn.', name: 'notes' },
	{ label: 'll.', name: 'lines' },
	{ label: 'pts.', name: 'parts' },
	{ label: '§', name: 'section' },
	{ label: '¶', name: 'paragraph' },
	{ label: 'bk.', name: 'book' },
	{ label: 'col.', name: 'column' },
	{ label: 'fol.', name: 'folio' },
	{ label: 'op.', name: 'opus' },
	{ label: 'v.', name: 'verse' },
	{ label: 'vv.', name: 'verses' },
	{ label: 's.v.', name: 'sub verbo' },
];

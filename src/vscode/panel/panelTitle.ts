import { toPlainText } from '../../core/text/mathText';

/**
 * The title of a panel's tab: the paper's, shortened at a word's end to about forty characters. VS Code gives webviews no
 * italic title for a preview, so a panel that the next paper will take over says "Preview:".
 */
export function panelTitle(title: string, pinned: boolean): string {
	const plain = toPlainText(title).replace(/\s+/g, ' ').trim();
	const short = plain.length <= longestTitle ? plain : `${cutAtWord(plain)}…`;
	return pinned ? short : `Preview: ${short}`;
}

function cutAtWord(text: string): string {
	const cut = text.slice(0, longestTitle).replace(/[\uD800-\uDBFF]$/, '');
	const words = text[longestTitle] === ' ' ? cut : cut.replace(/\s+\S*$/, '');
	return words.replace(/[\s:;,.–—-]+$/, '');
}

const longestTitle = 40;

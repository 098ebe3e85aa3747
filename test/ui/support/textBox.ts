import type { Locator } from 'playwright-core';
import { until } from '../../support/until';

/** Where a text is seen, in pixels of the page: its middle, and its right edge. */
export interface TextBox {
	readonly x: number;
	readonly y: number;
	readonly right: number;
}

/** Finds a text in an editor; it must stand within one line and be in view. */
export async function textBox(editor: Locator, text: string): Promise<TextBox> {
	return until(`“${text}” is in view`, () =>
		editor.evaluate((root, wanted) => {
			for (const line of root.querySelectorAll('.view-line')) {
				const at = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(wanted);
				if (at < 0) {
					continue;
				}
				const range = document.createRange();
				let before = 0;
				const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
				for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
					const length = node.textContent?.length ?? 0;
					if (at >= before && at < before + length) {
						range.setStart(node, at - before);
					}
					if (at + wanted.length <= before + length) {
						range.setEnd(node, at + wanted.length - before);
						break;
					}
					before += length;
				}
				const { left, right, top, width, height } = range.getBoundingClientRect();
				return { x: left + width / 2, y: top + height / 2, right };
			}
			return undefined;
		}, text),
	);
}

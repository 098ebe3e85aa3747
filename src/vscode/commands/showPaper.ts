import { choosePaper } from './chosenPapers';
import type { Services } from './services';

/**
 * Shows a paper: in the preview panel, or, on the second click of a double click on a row of the tree, in a panel that
 * stays. VS Code tells a tree only of single clicks.
 */
export async function showPaper(services: Services, ...args: readonly unknown[]): Promise<void> {
	const paper = await choosePaper(services, args, 'Show Which Paper?', { isPanelIgnored: true });
	if (!paper) {
		return;
	}
	const [row] = args;
	const isRow = typeof row === 'object' && row !== null;
	if (isRow && isDoubleClick(row)) {
		services.panels.pin(paper.id);
	} else {
		services.panels.show(paper.id, { preserveFocus: isRow });
	}
}

/** Has the next time that a row is told to show its paper be no second click: a key did that. */
export function forgetClick(): void {
	lastClick = undefined;
}

let lastClick: { readonly row: object; readonly time: number } | undefined;

function isDoubleClick(row: object): boolean {
	const time = performance.now();
	const isSecond = lastClick?.row === row && time - lastClick.time < doubleClickMilliseconds;
	lastClick = isSecond ? undefined : { row, time };
	return isSecond;
}

/** The usual limit of desktop systems. */
const doubleClickMilliseconds = 500;

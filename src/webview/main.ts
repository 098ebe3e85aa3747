import { parsePageState, parseToPage, type CopyKind, type PageState } from '../protocol';
import { button, element } from './dom';
import { currentPaper, step, visit, withScroll } from './history';
import { renderMissing } from './renderMissing';
import { renderPaper } from './renderPaper';
import { post, vscode } from './vscodeApi';

const page = element('main');
const announcement = element('p', { role: 'status', class: 'heard-only' });

let state: PageState | undefined = parsePageState(vscode.getState());
let shown = '';
let note: string | undefined;
let scrollTimer = 0;
const copyTimers = new Map<CopyKind, number>();

window.addEventListener('message', (event: MessageEvent<unknown>) => {
	const message = parseToPage(event.data);
	switch (message?.type) {
		case 'showPaper':
			show(message.paper.id, message.pinned, message, () => renderPaper(message.paper, post));
			break;
		case 'showMissing':
			show(message.id, message.pinned, message, () => renderMissing(message.id, message.nearest, post));
			break;
		case 'showNote':
			note = message.note;
			showTarget();
			break;
		case 'copied':
			showCopied(message.what);
			break;
		case undefined:
			break;
	}
});

window.addEventListener('scroll', () => {
	clearTimeout(scrollTimer);
	scrollTimer = window.setTimeout(keepScroll, scrollDelay);
});

document.addEventListener('keydown', (event) => {
	const by =
		event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey ? arrows.get(event.key) : undefined;
	if (by !== undefined && go(by)) {
		event.preventDefault();
		// Where this panel's way ends, VS Code's own "go back" has the key.
		event.stopPropagation();
	}
});

window.addEventListener('error', (event) => post({ type: 'reportError', message: event.message }));
window.addEventListener('unhandledrejection', (event) =>
	post({ type: 'reportError', message: String(event.reason) }),
);

document.body.replaceChildren(page, announcement);
post({ type: 'ready' });

function show(id: string, pinned: boolean, content: unknown, render: () => HTMLElement): void {
	const before = currentPaper(state)?.id;
	const isFirst = shown === '';
	const next = JSON.stringify(content);
	if (next === shown) {
		return;
	}
	const hadFocus = document.hasFocus();
	const focused = document.activeElement?.id ?? '';
	const wasShowing = page.dataset.id;
	clearTimeout(scrollTimer);
	if (wasShowing === before) {
		keepScroll();
	}
	shown = next;
	state = visit(state, id, pinned);
	vscode.setState(state);
	page.dataset.id = id;
	page.replaceChildren(...renderBar(state), render());
	showTarget();
	window.scrollTo(0, currentPaper(state)?.scroll ?? 0);
	if (wasShowing === id) {
		if (focused !== '') {
			(document.getElementById(focused) ?? document.getElementById('title'))?.focus({ preventScroll: true });
		}
		return;
	}
	if (!isFirst) {
		const title = document.getElementById('title');
		if (hadFocus) {
			title?.focus({ preventScroll: true });
		}
		announcement.textContent = `Showing ${title?.textContent ?? id}`;
	}
}

/** The ways back and forward, and out of the preview; nothing when there is none. */
function renderBar(current: PageState): HTMLElement[] {
	const controls: HTMLElement[] = [];
	if (current.seen.length > 1) {
		for (const [id, label, by] of [
			['back', 'Back', -1],
			['forward', 'Forward', 1],
		] as const) {
			const move = button(id, label, 'text', () => go(by));
			move.disabled = !step(current, by);
			controls.push(move);
		}
	}
	if (!current.pinned) {
		const pin = button('pin', 'Keep Open', 'text', () => post({ type: 'pin' }));
		pin.title = 'Keep this paper; the next one opens in another panel';
		controls.push(pin);
	}
	return controls.length > 0
		? [element('nav', { class: 'bar', 'aria-label': 'This panel' }, ...controls)]
		: [];
}

/** Asks for the paper before or after; `false` when there is none. */
function go(by: -1 | 1): boolean {
	keepScroll();
	const next = state && step(state, by);
	const paper = currentPaper(next);
	if (!next || !paper) {
		return false;
	}
	state = next;
	vscode.setState(state);
	post({ type: 'openPaper', id: paper.id, newPanel: false });
	return true;
}

function keepScroll(): void {
	if (state && page.dataset.id === currentPaper(state)?.id) {
		state = withScroll(state, window.scrollY);
		vscode.setState(state);
	}
}

function showTarget(): void {
	const target = document.getElementById('target');
	if (target) {
		target.textContent =
			note === undefined ? 'No note is open: a citation is copied instead.' : `into ${note}`;
	}
}

function showCopied(what: CopyKind): void {
	const copy = document.getElementById(`copy-${what}`);
	if (!copy) {
		return;
	}
	copy.textContent = 'Copied';
	copy.classList.add('done');
	announcement.textContent = '';
	announcement.textContent = `${copyNames[what]} copied`;
	clearTimeout(copyTimers.get(what));
	copyTimers.set(
		what,
		window.setTimeout(() => {
			copy.textContent = 'Copy';
			copy.classList.remove('done');
		}, copiedDelay),
	);
}

const arrows: ReadonlyMap<string, -1 | 1> = new Map([
	['ArrowLeft', -1],
	['ArrowRight', 1],
]);
const copyNames: Readonly<Record<CopyKind, string>> = {
	citekey: 'Citekey',
	citation: 'Citation',
	reference: 'Reference',
	bibtex: 'BibTeX',
};
const scrollDelay = 150;
const copiedDelay = 2000;

import { parsePageState, parseToPage, type CopyKind, type PageState, type Subject } from '../protocol';
import { button, element } from './dom';
import { currentOf, isSame, moved, step, visit, withScroll } from './history';
import { renderMissing, renderMissingTopic } from './renderMissing';
import { renderPaper } from './renderPaper';
import { renderTopic } from './renderTopic';
import { post, vscode } from './vscodeApi';

const page = element('main');
const announcement = element('p', { role: 'status', class: 'heard-only' });

let state: PageState | undefined = parsePageState(vscode.getState());
/** What the page shows, and all that it was told of it. */
let showing: Subject | undefined;
let shown = '';
let note: string | undefined;
let scrollTimer = 0;
const copyTimers = new Map<CopyKind, number>();

window.addEventListener('message', (event: MessageEvent<unknown>) => {
	const message = parseToPage(event.data);
	switch (message?.type) {
		case 'showPaper':
			follow(message.formerIds ?? [], message.paper.id);
			show({ id: message.paper.id }, message, () => renderPaper(message.paper, post));
			break;
		case 'showMissing':
			show({ id: message.id }, message, () => renderMissing(message.id, message.nearest, post));
			break;
		case 'showTopic':
			show({ id: message.topic.path, isTopic: true }, message, () => renderTopic(message.topic, post));
			break;
		case 'showMissingTopic':
			show({ id: message.path, isTopic: true }, message, () =>
				renderMissingTopic(message.path, message.nearest, post),
			);
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

/** What is on show goes on under its new id: it is no other paper that one could go back from. */
function follow(formerIds: readonly string[], id: string): void {
	state &&= moved(state, formerIds, id);
	if (showing && !showing.isTopic && formerIds.includes(showing.id)) {
		showing = { id };
	}
}

function show(subject: Subject, message: { readonly pinned: boolean }, render: () => HTMLElement): void {
	const isFirst = shown === '';
	const next = JSON.stringify(message);
	if (next === shown) {
		return;
	}
	const hadFocus = document.hasFocus();
	const focused = document.activeElement?.id ?? '';
	const isRefreshed = isSame(showing, subject);
	clearTimeout(scrollTimer);
	keepScroll();
	shown = next;
	showing = subject;
	state = visit(state, subject, message.pinned);
	vscode.setState(state);
	page.replaceChildren(...renderBar(state), render());
	showTarget();
	document.title = document.getElementById('title')?.textContent ?? subject.id;
	window.scrollTo(0, currentOf(state)?.scroll ?? 0);
	if (isRefreshed) {
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
		announcement.textContent = `Showing ${title?.textContent ?? subject.id}`;
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
		pin.title = 'Keep this open; the next paper or topic opens in another panel';
		controls.push(pin);
	}
	return controls.length > 0
		? [element('nav', { class: 'bar', 'aria-label': 'This panel' }, ...controls)]
		: [];
}

/** Asks for what was seen before or after; `false` when there is none. */
function go(by: -1 | 1): boolean {
	keepScroll();
	const next = state && step(state, by);
	const seen = currentOf(next);
	if (!next || !seen) {
		return false;
	}
	state = next;
	vscode.setState(state);
	post(
		seen.isTopic ? { type: 'openTopic', path: seen.id } : { type: 'openPaper', id: seen.id, newPanel: false },
	);
	return true;
}

function keepScroll(): void {
	if (state && isSame(showing, currentOf(state))) {
		state = withScroll(state, window.scrollY);
		vscode.setState(state);
	}
}

function showTarget(): void {
	const target = document.getElementById('target');
	if (target) {
		target.textContent =
			note === undefined
				? `No note is open: ${target.dataset.what ?? 'it'} is copied instead.`
				: `into ${note}`;
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

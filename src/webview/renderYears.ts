import type { YearBar } from '../protocol';
import { element, svgElement } from './dom';
import { countPapers } from './countPapers';

/**
 * The papers by year as bars, to the eye; to the ear one picture whose name says the numbers. Sizes are shares of the
 * picture's own, so that it fits any width and its letters keep theirs.
 */
export function renderYears(years: readonly YearBar[]): HTMLElement {
	const most = Math.max(1, ...years.map(({ count }) => count));
	const width = Math.min(100 / years.length, widestBar);
	const numbers = years.filter(({ count }) => count > 0).map(tell);
	const picture = svgElement(
		'svg',
		{ class: 'years', role: 'img', 'aria-label': `Papers by year. ${numbers.join(', ')}.` },
		...years.map((year, at) => renderBar(year, at * width, width, years.length <= mostCounted, most)),
		svgElement('line', { class: 'axis', x1: '0', x2: percent(width * years.length), y1: '80%', y2: '80%' }),
		...renderLabels(years, width),
	);
	return element('div', { class: 'chart' }, picture);
}

/** A bar on the line at 80 % of the height; where it can be pointed at, it reaches from top to bottom. */
function renderBar(year: YearBar, left: number, width: number, hasCount: boolean, most: number): SVGElement {
	const height = (year.count / most) * tallestBar;
	const bar = svgElement(
		'g',
		{ class: 'year' },
		svgElement('title', {}, tell(year)),
		svgElement('rect', { class: 'reach', x: percent(left), y: '0', width: percent(width), height: '100%' }),
	);
	if (year.count > 0) {
		bar.append(
			svgElement('rect', {
				class: 'bar',
				x: percent(left + width * gap),
				y: percent(80 - height),
				width: percent(width * (1 - 2 * gap)),
				height: percent(height),
			}),
		);
		if (hasCount) {
			const place = { x: percent(left + width / 2), y: percent(80 - height), dy: '-4' };
			bar.append(svgElement('text', { ...place, 'text-anchor': 'middle' }, String(year.count)));
		}
	}
	return bar;
}

/** Every bar's while there is room, else those of the first and the last. */
function renderLabels(years: readonly YearBar[], width: number): SVGElement[] {
	const end = width * years.length;
	const [first] = years;
	const last = years.at(-1);
	if (years.length <= mostLabelled) {
		return years.map(({ label }, at) => renderLabel(label, (at + 0.5) * width, 'middle'));
	}
	return first && last ? [renderLabel(first.label, 0, 'start'), renderLabel(last.label, end, 'end')] : [];
}

function renderLabel(label: string, left: number, anchor: 'start' | 'middle' | 'end'): SVGElement {
	return svgElement('text', { x: percent(left), y: '97%', 'text-anchor': anchor }, label);
}

function tell({ label, count }: YearBar): string {
	return `${label}: ${countPapers(count)}`;
}

function percent(share: number): string {
	return `${share.toFixed(3)}%`;
}

/** Of the picture's height, in percent; above it stands the count. */
const tallestBar = 62;
/** Of the picture's width, in percent. */
const widestBar = 16;
/** Of a bar's width, on either side. */
const gap = 0.1;
const mostCounted = 14;
const mostLabelled = 6;

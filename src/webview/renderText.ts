import { render as renderTex } from 'katex';
import { splitMath } from '../core/text/mathText';
import { toMathLetters } from './mathLetters';

/** Text with `$…$` as nodes: prose as `renderProse` makes it, mathematics as MathML. */
export function renderText(
	text: string,
	renderProse: (prose: string) => readonly (Node | string)[] = (prose) => [prose],
): (Node | string)[] {
	return splitMath(text).flatMap((segment) =>
		segment.kind === 'math' ? [renderMath(segment.text)] : renderProse(segment.text),
	);
}

/**
 * TeX as MathML, which screen readers read and which needs no fonts. A macro that KaTeX does not know shows as its name;
 * TeX that cannot be read at all shows as it is.
 */
function renderMath(tex: string): HTMLElement {
	const math = document.createElement('span');
	const macros: Record<string, string> = {};
	for (let attempt = 0; attempt < mostUnknownMacros; attempt++) {
		try {
			// Throwing, because KaTeX reports errors by inline styles, which the page's policy forbids.
			renderTex(tex, math, {
				output: 'mathml',
				throwOnError: true,
				trust: false,
				strict: 'ignore',
				maxExpand: 100,
				maxSize: 10,
				macros,
			});
			adaptToMathMlCore(math);
			return math;
		} catch (error) {
			const unknown = unknownMacroPattern.exec(String(error))?.[1];
			if (unknown === undefined) {
				break;
			}
			macros[`\\${unknown}`] = `\\mathrm{${unknown}}`;
		}
	}
	math.className = 'unread-math';
	math.replaceChildren(`$${tex}$`);
	return math;
}

function adaptToMathMlCore(math: HTMLElement): void {
	for (const letters of math.querySelectorAll('[mathvariant]:not([mathvariant="normal"])')) {
		letters.textContent = toMathLetters(letters.textContent ?? '', letters.getAttribute('mathvariant') ?? '');
		letters.removeAttribute('mathvariant');
	}
	// MathML leaves the space around a function's name to its reader; Chromium sets none: "n log n", not "nlogn".
	for (const applied of math.querySelectorAll('mi + mo')) {
		const name = applied.previousElementSibling;
		if (applied.textContent === functionApplication && name) {
			for (const [neighbour, side] of [
				[name.previousElementSibling, 'before'],
				[applied.nextElementSibling, 'after'],
			] as const) {
				if (neighbour && neighbour.localName !== 'mo') {
					name[side](thinSpace());
				}
			}
		}
	}
	// The TeX source is never shown, but would be part of what the text says.
	for (const source of math.querySelectorAll('annotation')) {
		source.remove();
	}
}

function thinSpace(): Element {
	const space = document.createElementNS('http://www.w3.org/1998/Math/MathML', 'mspace');
	space.setAttribute('width', '0.1667em');
	return space;
}

const functionApplication = '\u2061';
const mostUnknownMacros = 8;
const unknownMacroPattern = /Undefined control sequence: \\([A-Za-z]+)/;

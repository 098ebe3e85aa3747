import { lookUp } from '../../model/lookUp';
import type { TexNode } from './texNodes';

/** Commands of the package siunitx, by how many arguments they have. */
export const quantityCommands: Readonly<Record<string, number>> = {
	num: 1,
	ang: 1,
	si: 1,
	unit: 1,
	SI: 2,
	qty: 2,
	numrange: 2,
	SIrange: 3,
	qtyrange: 3,
};

/** A number, a unit, a quantity or a range of them, as Pandoc shows it: `\SI{5}{\kilo\gram\per\metre}` is 5 kg m⁻¹. */
export function toQuantity(name: string, args: readonly string[]): TexNode[] {
	const [first = '', second = '', third = ''] = args;
	switch (name) {
		case 'num':
			return toNumber(first);
		case 'ang':
			return [`${first}°`];
		case 'si':
		case 'unit':
			return toUnit(first);
		case 'SI':
		case 'qty':
			return [...toNumber(first), '\u00A0', ...toUnit(second)];
		case 'numrange':
			return [...toNumber(first), '–', ...toNumber(second)];
		default:
			return [...toQuantity('SI', [first, third]), '–', ...toQuantity('SI', [second, third])];
	}
}

function toNumber(text: string): TexNode[] {
	const [mantissa = '', exponent] = text.trim().split(/e(?=[+-]?\d+$)/i);
	return exponent === undefined
		? [mantissa]
		: [`${mantissa}\u00A0×\u00A010`, { tag: 'sup', content: [signed(exponent)] }];
}

/** The signs of the units and their powers. What is written in letters (`kg`) stays. */
function toUnit(text: string): TexNode[] {
	const units: { sign: string; power: number }[] = [];
	let prefix = '';
	let power = 1;
	for (const [token, name, argument] of text.matchAll(unitPattern)) {
		const last = units.at(-1);
		if (name === undefined) {
			const sign = token.replace(/[{}]/g, '').trim();
			if (sign !== '') {
				units.push({ sign, power });
			}
		} else if (name === 'per') {
			power = -1;
		} else if (name === 'square' || name === 'cubic') {
			power *= name === 'square' ? 2 : 3;
		} else if (name === 'squared' || name === 'cubed' || name === 'tothe') {
			if (last) {
				last.power *= name === 'squared' ? 2 : name === 'cubed' ? 3 : Number(argument ?? 1) || 1;
			}
		} else if (Object.hasOwn(prefixes, name)) {
			prefix = prefixes[name] ?? '';
		} else {
			units.push({ sign: prefix + (lookUp(unitSigns, name) ?? name), power });
			prefix = '';
			power = 1;
		}
	}
	return units.flatMap(({ sign, power: exponent }, at): TexNode[] => [
		...(at > 0 ? ['\u00A0'] : []),
		{ tag: 'plain', content: [sign] },
		...(exponent === 1 ? [] : [{ tag: 'sup', content: [signed(String(exponent))] } as const]),
	]);
}

function signed(exponent: string): string {
	return exponent.replace(/^\+/, '').replace('-', '−');
}

const unitPattern = /\\([A-Za-z]+)\s*(?:\{([^{}]*)\})?|[^\\]+/g;

const prefixes: Readonly<Record<string, string>> = {
	femto: 'f',
	pico: 'p',
	nano: 'n',
	micro: 'μ',
	milli: 'm',
	centi: 'c',
	deci: 'd',
	hecto: 'h',
	kilo: 'k',
	mega: 'M',
	giga: 'G',
	tera: 'T',
	peta: 'P',
	exa: 'E',
};

const unitSigns: Readonly<Record<string, string>> = {
	ampere: 'A',
	angstrom: 'Å',
	bar: 'bar',
	becquerel: 'Bq',
	bit: 'bit',
	byte: 'B',
	candela: 'cd',
	celsius: '°C',
	coulomb: 'C',
	dalton: 'Da',
	day: 'd',
	decibel: 'dB',
	degree: '°',
	degreeCelsius: '°C',
	electronvolt: 'eV',
	eV: 'eV',
	farad: 'F',
	gram: 'g',
	gray: 'Gy',
	hectare: 'ha',
	henry: 'H',
	hertz: 'Hz',
	hour: 'h',
	joule: 'J',
	kelvin: 'K',
	kg: 'kg',
	liter: 'L',
	litre: 'l',
	lumen: 'lm',
	lux: 'lx',
	meter: 'm',
	metre: 'm',
	minute: 'min',
	mole: 'mol',
	newton: 'N',
	ohm: 'Ω',
	pascal: 'Pa',
	percent: '%',
	radian: 'rad',
	second: 's',
	siemens: 'S',
	sievert: 'Sv',
	steradian: 'sr',
	tesla: 'T',
	tonne: 't',
	volt: 'V',
	watt: 'W',
	weber: 'Wb',
};

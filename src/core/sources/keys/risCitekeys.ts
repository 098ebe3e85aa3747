import type { Slices } from '../../model/slices';
import { findCitekeyField } from '../ris/risToCsl';
import { scanRis } from '../ris/scanRis';
import type { WrittenCitekey } from './writtenCitekey';

/** The citekeys of an RIS text: one for each record that has one, in a line of its own. */
export function* findRisCitekeys(text: string): Slices<readonly WrittenCitekey[]> {
	const places: WrittenCitekey[] = [];
	let entry = 0;
	for (const record of scanRis(text)) {
		const found = findCitekeyField(record);
		const label = found && labelPattern.exec(text.slice(found.field.start, found.field.end))?.[0];
		if (found && label !== undefined) {
			const { citekey, field } = found;
			const start = field.start + label.length;
			if (text.startsWith(citekey, start)) {
				const end = start + citekey.length;
				places.push({ start, end, citekey, role: 'own', entry, notation: 'plain' });
			}
		}
		entry++;
		if (entry % recordsInSlice === 0) {
			yield;
		}
	}
	return places;
}

/** Up to the value: `ID  - `. */
const labelPattern = /^\S{2}[^-–]*[-–]\s*/;
const recordsInSlice = 200;

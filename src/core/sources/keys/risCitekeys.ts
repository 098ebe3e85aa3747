import type { Slices } from '../../model/slices';
import { findCitekeyField } from '../ris/risToCsl';
import { valueSpans } from '../ris/risValues';
import { scanRis } from '../ris/scanRis';
import type { WrittenCitekey } from './writtenCitekey';

/** The citekeys of an RIS text: one for each record that has one, in a line of its own. */
export function* findRisCitekeys(text: string): Slices<readonly WrittenCitekey[]> {
	const places: WrittenCitekey[] = [];
	let entry = 0;
	for (const record of scanRis(text)) {
		const found = findCitekeyField(record);
		const [place] = found ? valueSpans(text, found.field) : [];
		if (found && place && text.startsWith(found.citekey, place.start)) {
			const { citekey } = found;
			const end = place.start + citekey.length;
			places.push({ start: place.start, end, citekey, role: 'own', entry, notation: 'plain' });
		}
		entry++;
		if (entry % recordsInSlice === 0) {
			yield;
		}
	}
	return places;
}

const recordsInSlice = 200;

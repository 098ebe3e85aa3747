import { strict as assert } from 'node:assert';
import { degreeOf } from '../../../src/core/library/degree';

describe('degreeOf', () => {
	for (const [degree, ...genres] of [
		['bachelor', 'Bachelor’s thesis', 'B.Sc. thesis', 'Bachelorarbeit'],
		[
			'master',
			'Master’s thesis',
			'MSc thesis',
			'M.A. Thesis',
			'Masterarbeit',
			'Diplomarbeit',
			'MPhil thesis',
			'mathesis',
		],
		[
			'doctor',
			'PhD thesis',
			'Ph.D. dissertation',
			'Doctoral dissertation',
			'Doktorarbeit',
			'phdthesis',
			'DPhil',
			'Thèse de doctorat',
		],
		['', 'Dissertation', 'Thesis', 'Habilitation', 'Candidate thesis', ''],
	] as const) {
		for (const genre of genres) {
			it(`takes “${genre}” for ${degree || 'no degree'}`, () => {
				assert.equal(degreeOf(genre), degree);
			});
		}
	}
});

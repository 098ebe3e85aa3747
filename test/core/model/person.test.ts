import { strict as assert } from 'node:assert';
import { familyName, fullName } from '../../../src/core/model/person';

describe('the name of a person', () => {
	it('has its particles before the family name, without a blank behind an apostrophe or hyphen', () => {
		const people = [
			{ given: 'Vincent', 'non-dropping-particle': 'van', family: 'Gogh' },
			{ given: 'Jean', 'non-dropping-particle': 'd’', family: 'Ormesson' },
			{ given: 'Muhammad', 'non-dropping-particle': 'al-', family: 'Khwarizmi' },
			{ given: 'Jean', 'dropping-particle': 'de', family: 'La Fontaine' },
		];
		assert.deepEqual(people.map(familyName), ['van Gogh', 'd’Ormesson', 'al-Khwarizmi', 'La Fontaine']);
		assert.deepEqual(people.map(fullName), [
			'Vincent van Gogh',
			'Jean d’Ormesson',
			'Muhammad al-Khwarizmi',
			'Jean de La Fontaine',
		]);
	});
});

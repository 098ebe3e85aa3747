import { strict as assert } from 'node:assert';
import { finish } from '../../../../src/core/model/slices';
import { findRecord } from '../../../../src/core/sources/bibtex/findRecord';

const file = [
	'@string{acm = {ACM}}',
	'@book{a, title = {A}, publisher = acm}',
	'@inproceedings{b, title = {B}, crossref = {c}}',
	'@proceedings{c, title = {C}, year = 2001}',
].join('\n');

describe('findRecord', () => {
	it('gives the fields of an entry, with abbreviations written out', () => {
		assert.deepEqual(
			[...(finish(findRecord(file, 'a', 'biblatex'))?.fields ?? [])],
			[
				['title', 'A'],
				['publisher', 'ACM'],
			],
		);
	});

	it('gives what an entry inherits from one behind it', () => {
		const record = finish(findRecord(file, 'b', 'biblatex'));
		assert.equal(record?.fields.get('booktitle'), 'C');
		assert.equal(record?.fields.get('title'), 'B');
	});

	it('gives nothing for a key that is not there', () => {
		assert.equal(finish(findRecord(file, 'd', 'biblatex')), undefined);
	});
});

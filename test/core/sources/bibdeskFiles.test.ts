import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { bibdeskPath } from '../../../src/core/sources/bibdeskFiles';

/** Made by Python's `plistlib`: a plain list with an alias, one with a bookmark, and an archive of objects as older versions write. */
const plain =
	'YnBsaXN0MDDSAQIDBFlhbGlhc0RhdGFccmVsYXRpdmVQYXRoTxBQAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAFfEBBQYXBlcnMvYWFyb24ucGRmCA0XJHcAAAAAAAABAQAAAAAAAAAFAAAAAAAAAAAAAAAAAAAAig==';
const wide =
	'YnBsaXN0MDDSAQIDBFhib29rbWFya1xyZWxhdGl2ZVBhdGhHYWJjLmRlZm8QIgBCAPwAYwBoAGUAcgAvANwAYgBlAHIAIABlAGkAbgAgAGwA5ABuAGcAZQByAGUAcwAgAFQAaABlAG0AYQAuAHAAZABmCA0WIysAAAAAAAABAQAAAAAAAAAFAAAAAAAAAAAAAAAAAAAAcg==';
const archive =
	'YnBsaXN0MDDUAQIDBAUGISRZJGFyY2hpdmVyWCRvYmplY3RzVCR0b3BYJHZlcnNpb25fEA9OU0tleWVkQXJjaGl2ZXKnBwgTFBUWGlUkbnVsbNMJCgsMDRBWJGNsYXNzV05TLmtleXNaTlMub2JqZWN0c4AGog4PgAKAA6IREoAEgAVccmVsYXRpdmVQYXRoWWFsaWFzRGF0YV8QElBhcGVycy9vbGQgb25lLnBkZtIJFxgZV05TLmRhdGGABkwALngALngALngALnjSGxwdHlgkY2xhc3Nlc1okY2xhc3NuYW1lox4fIF8QE05TTXV0YWJsZURpY3Rpb25hcnlcTlNEaWN0aW9uYXJ5WE5TT2JqZWN00SIjVHJvb3SAARIAAYagAAgAEQAbACQAKQAyAEQATABSAFkAYABoAHMAdQB4AHoAfAB/AIEAgwCQAJoArwC0ALwAvgDLANAA2QDkAOgA/gELARQBFwEcAR4AAAAAAAACAQAAAAAAAAAlAAAAAAAAAAAAAAAAAAABIw==';

describe('bibdeskPath', () => {
	it('finds the path beside an alias or bookmark, in ASCII or beyond', () => {
		assert.equal(bibdeskPath(plain), 'Papers/aaron.pdf');
		assert.equal(bibdeskPath(wide), 'Bücher/Über ein längeres Thema.pdf');
	});

	it('finds it in an archive of objects', () => {
		assert.equal(bibdeskPath(archive), 'Papers/old one.pdf');
	});

	it('finds it though the lines are broken', () => {
		assert.equal(bibdeskPath(`{${plain.replace(/.{60}/g, '$&\n\t')}}`), 'Papers/aaron.pdf');
	});

	it('finds nothing in what is no such list, and never throws', () => {
		assert.equal(bibdeskPath('papers/a.pdf'), undefined);
		assert.equal(bibdeskPath(''), undefined);
		fc.assert(
			fc.property(
				fc.constantFrom(plain, wide, archive),
				fc.nat(),
				fc.base64String(),
				(field, place, other) => {
					const at = place % field.length;
					bibdeskPath(field.slice(0, at) + other + field.slice(at + 4));
					bibdeskPath(field.slice(0, at));
				},
			),
		);
	});
});

import { strict as assert } from 'node:assert';
import { readCslStyle, withStyleExtension } from '../../../../src/core/library/projects/cslStyle';

/** A style of the CSL project's with these attributes, links and content. */
function style(attributes: string, links: string, content = ''): string {
	return `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"${attributes}>
<info><title>A</title>${links}</info>${content}
</style>`;
}

const citation = '<citation><layout><text variable="title"/></layout></citation>';
const self = '<link href="http://www.zotero.org/styles/a" rel="self"/>';

describe('A CSL style', () => {
	it('says in which language it is where the document has none', () => {
		assert.deepEqual(readCslStyle(style(' default-locale="de-DE"', self, citation)), { language: 'de-DE' });
		assert.deepEqual(readCslStyle(style('', self, citation)), {});
	});

	it('names its parent, and has a language of its own, where it is dependent', () => {
		const links = `${self}<link rel='independent-parent'\n href='http://www.zotero.org/styles/apa'/>`;
		assert.deepEqual(readCslStyle(style('', links)), { parent: 'apa.csl' });
		assert.deepEqual(readCslStyle(style(" default-locale='fr-FR'", links)), {
			parent: 'apa.csl',
			language: 'fr-FR',
		});
	});

	it('is none without citations, or a parent that is no comment', () => {
		const link = '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>';
		for (const text of ['', '<html>Not found</html>', style('', self), style('', `<!-- ${link} -->`)]) {
			assert.equal(readCslStyle(text), undefined, text);
		}
	});

	it('may be named without its extension', () => {
		assert.equal(withStyleExtension('apa'), 'apa.csl');
		assert.equal(withStyleExtension('styles/apa.csl'), 'styles/apa.csl');
	});
});

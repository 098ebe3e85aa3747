import { strict as assert } from 'node:assert';
import { Library } from '../../src/core/library/library';
import { Emitter } from '../../src/core/model/event';
import { noFacts } from '../../src/core/search/language/queryFacts';
import { LibrarySearch } from '../../src/vscode/search/librarySearch';
import type { LiveIndex } from '../../src/vscode/search/liveIndex';
import { until } from '../support/until';

describe('The search in a library', () => {
	it('tells at once that answers may be others, and once more for all that changes in the next moment', async () => {
		const index = new Emitter<void>();
		const log = { error: assert.fail } as never;
		const search = new LibrarySearch(new Library(), { onDidChange: index.event } as LiveIndex, noFacts, log);
		let told = 0;
		search.onDidChange(() => told++);
		for (let file = 0; file < 1000; file++) {
			index.fire();
			assert.equal(told, 1);
		}
		await until('the last change is told', () => told === 2);
		search.dispose();
	});
});

import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { makeEntry } from '../../support/makeEntry';
import { Library } from '../../../src/core/library/library';
import { Emitter } from '../../../src/core/model/event';

describe('What is announced', () => {
	it('is heard in the order in which listeners came, by those that still listen', () => {
		const emitter = new Emitter<string>();
		const heard: string[] = [];
		emitter.event((value) => heard.push(`first ${value}`));
		const second = emitter.event((value) => heard.push(`second ${value}`));
		emitter.fire('one');
		second.dispose();
		emitter.fire('two');
		assert.deepEqual(heard, ['first one', 'second one', 'first two']);
	});

	it('reaches all though one of them fails, which is told all the same, and what announces it goes on', async () => {
		const library = new Library();
		const heard: string[] = [];
		library.onDidChange(() => {
			throw new Error('a listener failed');
		});
		library.onDidChange(({ added }) => heard.push(...added));
		// Mocha, too, tells of what nobody handles.
		const others = process.listeners('unhandledRejection');
		process.removeAllListeners('unhandledRejection');
		try {
			const told = once(process, 'unhandledRejection');
			library.setEntries('one.bib', [makeEntry({ citekey: 'one' })]);
			const [error] = (await told) as [Error];
			assert.equal(error.message, 'a listener failed');
		} finally {
			others.forEach((listener) => process.on('unhandledRejection', listener));
		}
		assert.deepEqual(heard, ['one']);
		assert.equal(library.size, 1);
	});
});

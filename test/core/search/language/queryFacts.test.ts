import { strict as assert } from 'node:assert';
import { formatQuery } from './formatQuery';
import { parseQuery } from '../../../../src/core/search/language/parseQuery';
import { checkFacts, knownPart, type QueryFacts } from '../../../../src/core/search/language/queryFacts';

describe('checkFacts', () => {
	it('names each condition that nobody can answer yet, where it stands', () => {
		const text = 'a has:note OR (b -is:cited) has:pdf is:unfiled';
		const problems = checkFacts(parseQuery(text), { isUnread: () => true });
		assert.deepEqual(
			problems.map(({ code, start, end }) => [code, text.slice(start, end)]),
			[
				['query-not-known-yet', 'has:note'],
				['query-not-known-yet', 'is:cited'],
			],
		);
		assert.deepEqual(checkFacts(parseQuery(''), {}), []);
		assert.deepEqual(checkFacts(parseQuery('is:unread'), { isUnread: () => true }), []);
	});
});

describe('knownPart', () => {
	it('leaves what can be answered', () => {
		const known = (text: string, facts: QueryFacts = {}): string => {
			const part = knownPart(parseQuery(text).root!, facts);
			return part ? formatQuery(part) : '';
		};
		assert.equal(known('a (has:note OR b) -(is:cited c)'), 'a (b) -c');
		assert.equal(known('-has:note'), '');
		assert.equal(known('has:note OR a', { hasNote: () => false }), 'has:note OR a');
	});
});

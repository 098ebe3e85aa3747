import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { quoteValue } from '../../../../src/core/search/language/quoteValue';
import { formatQuery } from './formatQuery';
import { parseQuery } from '../../../../src/core/search/language/parseQuery';
import { allNodes, outline } from './queryOutline';
import { queryTexts } from './queryTexts';

function read(text: string): string {
	return outline(parseQuery(text).root);
}

/** Each problem of a query: its code, and the text it stands at. */
function problems(text: string): [code: string, at: string][] {
	return parseQuery(text).problems.map(({ code, start, end }) => [code, text.slice(start, end)]);
}

describe('parseQuery', () => {
	it('keeps words that follow each other together', () => {
		assert.equal(read('deep residual learning'), '[deep residual learning]');
		assert.deepEqual(parseQuery('  deep nets ').root, {
			kind: 'words',
			text: 'deep nets',
			start: 2,
			end: 11,
		});
	});

	it('reads phrases, fields and what must not be there', () => {
		assert.equal(
			read('attention "language model" year:2020'),
			'(and [attention] "language model" year=2020..2020)',
		);
		assert.equal(
			read('-survey -"a review" -author:smith -(a b)'),
			'(and -[survey] -"a review" -author=smith -[a b])',
		);
		assert.equal(read('Author:smith TITLE:"two words"'), '(and author=smith title="two words")');
		assert.equal(read('author: smith'), 'author=smith');
		assert.equal(read('author: "van den Oord" wavenet'), '(and author="van den Oord" [wavenet])');
		assert.equal(read('key:DBLP:conf/nips/Vaswani17'), 'key=DBLP:conf/nips/Vaswani17');
	});

	it('knows where each part stands', () => {
		const text = 'a -title:"b c" OR d';
		const places = allNodes(parseQuery(text).root).map(({ kind, start, end }) => [
			kind,
			text.slice(start, end),
		]);
		assert.deepEqual(places, [
			['and', text],
			['words', 'a'],
			['or', '-title:"b c" OR d'],
			['not', '-title:"b c"'],
			['field', 'title:"b c"'],
			['words', 'd'],
		]);
		const [field] = allNodes(parseQuery('title: "b"').root);
		assert.deepEqual(field?.kind === 'field' && field.value, {
			kind: 'text',
			text: 'b',
			isQuoted: true,
			start: 7,
			end: 10,
		});
	});

	it('joins the two neighbours of an OR, before what stands side by side', () => {
		assert.equal(read('a b OR c d'), '(and [a] (or [b] [c]) [d])');
		assert.equal(read('a | b OR "c d" OR year:2020'), '(or [a] [b] "c d" year=2020..2020)');
		assert.equal(read('(a b) OR c'), '(or [a b] [c])');
		assert.equal(read('-a OR b'), '(or -[a] [b])');
	});

	it('takes or, and, and bars within words for what they are', () => {
		assert.equal(read('a or b and c'), '[a or b and c]');
		assert.equal(read('p(y|x)'), '(and [p] [y|x])');
		assert.equal(read('a AND b'), '(and [a] [b])');
	});

	it('passes over an OR or a hyphen that joins nothing', () => {
		for (const text of ['OR a', 'a OR', '- a', 'a -', '(OR) a', 'a OR OR', '() a']) {
			assert.equal(read(text), '[a]', text);
			assert.deepEqual(problems(text), [], text);
		}
		assert.equal(read('a OR has:foo b'), '(and [a] [b])');
		assert.equal(read('has:foo OR b'), '[b]');
	});

	it('takes only a hyphen before something, behind nothing, for "not"', () => {
		assert.equal(read('self-attention pre- and post-training'), '[self-attention pre- and post-training]');
		assert.equal(read('BERT - a model -- deep'), '[BERT - a model -- deep]');
		assert.equal(read('-@smith2020'), '[-@smith2020]');
		assert.equal(read('"a"-b'), '(and "a" [b])');
	});

	it('takes groups apart that say nothing', () => {
		assert.equal(read('((a))'), '[a]');
		assert.equal(read('(a year:2020) b'), '(and [a] year=2020..2020 [b])');
		assert.equal(read('a OR (b OR c)'), '(or [a] [b] [c])');
	});

	it('reads years, whole or half typed', () => {
		const years = {
			'2023': '2023..2023',
			'2020..2023': '2020..2023',
			'2020-2023': '2020..2023',
			'2023..2020': '2020..2023',
			'2020..': '2020..Infinity',
			'..2020': '-Infinity..2020',
			'>2020': '2021..Infinity',
			'>=2020': '2020..Infinity',
			'<2020': '-Infinity..2019',
			'<=2020': '-Infinity..2020',
			'202': '2020..2029',
			'2020.': '2020..2020',
			'2015..20': '2015..2099',
			'>20': '2000..Infinity',
			'"2023"': '2023..2023',
		};
		for (const [written, expected] of Object.entries(years)) {
			assert.equal(read(`year:${written}`), `year=${expected}`);
			assert.deepEqual(problems(`year:${written}`), []);
		}
	});

	it('reads what a paper has or is', () => {
		assert.equal(read('has:PDF is:unfiled has: note'), '(and has=pdf is=unfiled has=note)');
	});

	it('closes at the end what is open, and says so', () => {
		assert.equal(read('author:"van den'), 'author="van den"');
		assert.deepEqual(problems('author:"van den'), [['query-open-quotation', '"van den']]);
		assert.equal(read('a "b c'), '(and [a] "b c")');
		assert.deepEqual(problems('a "b c'), [['query-open-quotation', '"b c']]);
		assert.equal(read('a (b OR (c year:2020'), '(and [a] (or [b] (and [c] year=2020..2020)))');
		assert.deepEqual(
			parseQuery('(a (b').problems.map(({ code, start }) => [code, start]),
			[
				['query-open-parenthesis', 0],
				['query-open-parenthesis', 3],
			],
		);
		assert.equal(read('a) b'), '(and [a] [b])');
		assert.deepEqual(problems('a) b'), [['query-stray-parenthesis', ')']]);
	});

	it('passes over fields without a value, silently where it may still come', () => {
		assert.equal(read('a author:'), '[a]');
		assert.deepEqual(problems('a author: '), []);
		assert.equal(read('author: OR a'), '[a]');
		assert.deepEqual(problems('author: -a'), [['query-missing-value', 'author:']]);
		assert.deepEqual(problems('title:… a'), [['query-missing-value', 'title:…']]);
	});

	it('passes over values that a field does not have, and names those that it has', () => {
		const cases = {
			'year:abc': /2020\.\./,
			'has:foo': /pdf, note, abstract or code/,
			'is:': /cited, unread or unfiled/,
		};
		for (const [text, allowed] of Object.entries(cases)) {
			const { root, problems } = parseQuery(`a ${text} b`.replace(': b', ':'));
			assert.match(outline(root), /^(?:\[a\]|\(and \[a\] \[b\]\))$/);
			assert.deepEqual(
				problems.map(({ code, start, end }) => [code, start, end]),
				[[`query-bad-${text.split(':')[0]}`, 2, 2 + text.length]],
			);
			assert.match(problems[0]?.message ?? '', allowed);
		}
	});

	it('takes an unknown field for words, and proposes the nearest', () => {
		assert.equal(read('autor:smith x'), '[autor:smith x]');
		assert.deepEqual(problems('x autor:smith'), [['query-unknown-field', 'autor:']]);
		assert.match(parseQuery('autor:smith').problems[0]?.message ?? '', /Did you mean author:\?/);
		assert.match(parseQuery('foo:bar').problems[0]?.message ?? '', /no field foo:.*author:.*or source:/);
	});

	it('takes titles, times, addresses and identifiers for words', () => {
		const texts = [
			'BERT: Pre-training of Deep Bidirectional Transformers',
			'E-CAR: Efficient Continuous Autoregressive Image Generation',
			'BERT:Pre-training',
			'at 12:30',
			'https://arxiv.org/abs/2412.14170',
			'arXiv:2412.14170',
			'doi:10.1145/3292500.3330701',
			'hep-th/9901001',
			'std::vector',
			'Who? What: Where',
			'What is attention?',
		];
		for (const text of texts) {
			assert.deepEqual(parseQuery(text), {
				root: { kind: 'words', text, start: 0, end: text.length - (text.endsWith('…') ? 1 : 0) },
				problems: [],
				isPlain: true,
			});
		}
		assert.equal(read('What the source is: a survey'), '[What the source is: a survey]');
	});

	it('tells words, in parentheses or not, from everything else', () => {
		const isPlain = (text: string): boolean => parseQuery(text).isPlain;
		assert.ok(['', '…', 'a b', 'Learning (to learn)', 'a) b', 'foo:bar'].every(isPlain));
		assert.ok(!['"a"', '-a', 'a OR', 'a AND b', 'author:', 'year:x', 'title:a'].some(isPlain));
	});

	it('takes any depth, and passes over what nobody can mean', () => {
		const deep = `${'-(a OR (b '.repeat(2000)}c`;
		const { root, problems } = parseQuery(deep);
		assert.match(formatQuery(root!), /^-\(a OR \(b .* c\)+$/);
		assert.ok(problems.some(({ code }) => code === 'query-too-deep'));
		assert.equal(read(`${'('.repeat(100)}a${')'.repeat(100)} b`), '(and [a] [b])');
	});

	it('gives a tree and problems within the text, in its order, for any text', () => {
		fc.assert(
			fc.property(fc.oneof(queryTexts, fc.string({ unit: 'binary', maxLength: 20 })), (text) => {
				const { root, problems } = parseQuery(text);
				for (const { start, end } of [...allNodes(root), ...problems]) {
					assert.ok(0 <= start && start < end && end <= text.length);
				}
				for (const node of allNodes(root)) {
					const parts = node.kind === 'and' || node.kind === 'or' ? node.parts : [];
					assert.ok(parts.length !== 1);
					assert.ok(parts.every(({ start }, at) => start >= (parts[at - 1]?.end ?? node.start)));
				}
				assert.ok(problems.every(({ start }, at) => start >= (problems[at - 1]?.start ?? 0)));
			}),
			{ numRuns: 300 },
		);
	});
});

describe('A query that is written out again', () => {
	it('is read as before', () => {
		fc.assert(
			fc.property(queryTexts, (text) => {
				const { root } = parseQuery(text);
				assert.equal(read(root ? formatQuery(root) : ''), outline(root));
			}),
			{ numRuns: 400 },
		);
	});

	it('keeps double negations, and what a hyphen before it would change', () => {
		for (const text of [
			'-(-a)',
			'-(-(a b) c)',
			'-(@key)',
			'-(a OR b)',
			'a (b)',
			'(a b) OR (c year:2020..2029)',
		]) {
			assert.equal(formatQuery(parseQuery(text).root!), text);
		}
	});
});

describe('quoteValue', () => {
	it('quotes values with blanks or parentheses, and no others', () => {
		assert.equal(quoteValue('smith'), 'smith');
		assert.equal(quoteValue('van den Oord'), '"van den Oord"');
		assert.equal(quoteValue('a(b)'), '"a(b)"');
		assert.equal(quoteValue('say "a"'), '"say  a "');
	});
});

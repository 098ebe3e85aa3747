import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { LineIndex } from '../../../src/core/text/lineIndex';
import { parseTopicsFile } from '../../../src/core/topics/parseTopics';
import type { UserTopic } from '../../../src/core/topics/topicsFile';

/** Paths with their papers: `A/B: a b`. */
function outline(topics: readonly UserTopic[]): string[] {
	return topics.flatMap(({ path, papers, topics: below }) => [
		[`${path}:`, ...papers.map(({ text }) => text)].join(' '),
		...outline(below),
	]);
}

/** Each problem as code, line counted from 1 and text. */
function problemsOf(text: string): string[] {
	const index = new LineIndex(text);
	return parseTopicsFile(text).problems.map(({ code, range: { start, end } }) => {
		const place = text.slice(index.offsetAt(start), index.offsetAt(end));
		return `${code} ${start.line + 1} ${place}`;
	});
}

describe('parseTopicsFile', () => {
	it('reads topics with all that they have, at their places', () => {
		const text = [
			'# Mine',
			'topics:',
			'  - name: Images',
			'    description: How pictures',
			'      are made.',
			'    papers: [a, 2020]',
			'    topics:',
			'      - name: 3',
			'        query: year:2024..',
			'        except:',
			'          - wrong',
			'        from: [/Vision//AR/]',
		].join('\n');
		const { topics, problems } = parseTopicsFile(text);
		assert.deepEqual(problems, []);
		assert.deepEqual(outline(topics), ['Images: a 2020', 'Images/3:']);
		const [images] = topics;
		const [smart] = images?.topics ?? [];
		assert.equal(images?.description, 'How pictures are made.');
		assert.deepEqual(images.nameRange, {
			start: { line: 2, character: 10 },
			end: { line: 2, character: 16 },
		});
		assert.deepEqual(images.range, { start: { line: 2, character: 4 }, end: { line: 11, character: 28 } });
		assert.equal(smart?.query?.text, 'year:2024..');
		assert.deepEqual(smart.except, [
			{ text: 'wrong', range: { start: { line: 10, character: 12 }, end: { line: 10, character: 17 } } },
		]);
		assert.equal(smart.from[0]?.text, 'Vision/AR');
	});

	it('finds nothing, and nothing wrong, where there is nothing', () => {
		for (const text of ['', '\uFEFF', '# Mine\n', 'topics:', 'topics: []\r\n', 'topics: ~', '---\n']) {
			assert.deepEqual(parseTopicsFile(text), { topics: [], problems: [] });
		}
	});

	it('reads names by an anchor as what they stand for', () => {
		const text = 'topics:\n- {name: A, papers: &p [a, &b b]}\n- {name: B, papers: *p, except: [*b]}';
		const { topics, problems } = parseTopicsFile(text);
		assert.deepEqual(problems, []);
		assert.deepEqual(outline(topics), ['A: a b', 'B: a b']);
		assert.equal(topics[1]?.except[0]?.text, 'b');
	});

	it('loses of a broken topic only what is broken', () => {
		const text = [
			'topics:',
			'- {name: A/B, papers: [x]}',
			'- name:',
			'- just text',
			'- papers: [x]',
			'- name: Good',
			'  papers: doe2020',
			'  query: [x]',
			'  paper: [x]',
			'  colour: red',
			'  except: [a, [b]]',
			'- {name: Good, papers: [x, y, x]}',
		].join('\n');
		assert.deepEqual(outline(parseTopicsFile(text).topics), ['Good:', 'Good: x y x']);
		assert.deepEqual(problemsOf(text), [
			'topics-bad-name 2 A/B',
			'topics-bad-name 3 name:',
			'topics-missing-name 4 just text',
			'topics-missing-name 5 papers',
			'topics-unknown-key 9 paper',
			'topics-unknown-key 10 colour',
			'topics-wrong-type 8 [x]',
			'topics-wrong-type 7 doe2020',
			'topics-wrong-type 11 [b]',
			'topics-duplicate 12 Good',
			'topics-duplicate-paper 12 x',
		]);
	});

	it('names the key that was meant, and where a topic stood first', () => {
		const { problems } = parseTopicsFile('topics:\n- name: A\n  desc: x\n- name: A');
		assert.match(problems[0]?.message ?? '', /“description”/);
		assert.equal(problems[1]?.related?.[0]?.range.start.line, 1);
	});

	it('says what to write where the list stands without “topics:”', () => {
		const [problem] = parseTopicsFile('- name: A').problems;
		assert.equal(problem?.code, 'topics-wrong-type');
		assert.match(problem.message, /topics:/);
	});

	const broken: Readonly<Record<string, readonly [broken: string, read: readonly string[]]>> = {
		'a quotation mark is not closed': ['- name: "A\n  papers: [x]', ['A: x', 'B:']],
		'a quotation mark is closed by that of another text': [
			'- name: "A\n  papers: [x]\n  query: "x"',
			['A: x', 'B:'],
		],
		'a bracket is not closed': ['- name: A\n  papers: [x, y', ['A: x y', 'B:']],
		'a colon is missing': ['- name: A\n  papers\n  query: x', ['A:', 'B:']],
		'a name has a colon': ['- name: A: b', ['B:']],
		'an item stands too far out': ['- name: A\n  papers:\n    - x\n   - y', ['A: x', 'B:']],
		'a key stands twice': ['- name: A\n  name: C', ['A:', 'B:']],
		'a text begins with a sign of YAML': ['- name: A\n  query: @x', ['A:', 'B:']],
	};
	for (const [what, [text, read]] of Object.entries(broken)) {
		it(`reads the rest when ${what}, and tells that alone`, () => {
			const { topics, problems } = parseTopicsFile(`topics:\n${text}\n- name: B\n`);
			assert.deepEqual(outline(topics), read);
			assert.deepEqual([...new Set(problems.map(({ code }) => code))], ['topics-broken']);
		});
	}

	it('reads whatever there is, nested as deep as may be', () => {
		const deep = ['['.repeat(50_000), '- '.repeat(50_000), 'a:\n'.repeat(10), `${' '.repeat(5000)}- a`];
		for (const text of deep) {
			assert.deepEqual(parseTopicsFile(text).topics, []);
		}
		const part = fc.constantFrom(
			'topics:',
			'name: A',
			'\n',
			'  ',
			'- ',
			'[',
			']',
			'{',
			'"',
			"'",
			'&a ',
			'*a',
			'#',
			',',
			'|',
			'\r',
			'\t',
			'<<: ',
			'!!x ',
			'?',
			'---\n',
		);
		fc.assert(
			fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
				const text = parts.join('');
				for (const { range } of parseTopicsFile(text).problems) {
					assert.ok(range.end.line < new LineIndex(text).lineCount);
				}
			}),
			{ numRuns: 300 },
		);
	});
});

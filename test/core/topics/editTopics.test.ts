import { strict as assert } from 'node:assert';
import { applyEdits } from '../../../src/core/text/textEdit';
import { editTopics, isFailure, type TopicEdit } from '../../../src/core/topics/editTopics';

function edited(text: string, edit: TopicEdit): string {
	const edits = editTopics(text, edit);
	return isFailure(edits) ? `failed: ${edits.message}` : applyEdits(text, edits);
}

const file = `# Mine
topics:
  # first
  - name: A   # a
    papers:
      - x  # why
      # others
      - y

  - name: B
    papers: [p, q]
    topics:
      - {name: C, except: [z]}
# end
`;

describe('editTopics', () => {
	it('begins an empty file with a comment, and one of comments below them', () => {
		const add: TopicEdit = { kind: 'add', path: 'A/B', papers: ['x', '2024'] };
		const topics =
			'topics:\n  - name: A\n    topics:\n      - name: B\n        papers:\n          - x\n          - "2024"';
		assert.equal(edited('', add), `# Topics of this workspace.\n${topics}\n`);
		assert.equal(edited('# Mine', add), `# Mine\n${topics}`);
		assert.equal(edited('topics: [] # none\n', { kind: 'add', path: 'A' }), 'topics: # none\n  - name: A\n');
	});

	it('adds papers as the list is written, none twice', () => {
		const papers = (path: string): TopicEdit => ({ kind: 'addPapers', path, citekeys: ['x', 'n', 'p'] });
		assert.equal(edited(file, papers('A')), file.replace('- y\n', '- y\n      - n\n      - p\n'));
		assert.equal(edited(file, papers('B')), file.replace('[p, q]', '[p, q, x, n]'));
		assert.deepEqual(editTopics(file, { kind: 'addPapers', path: 'A', citekeys: ['y'] }), []);
	});

	it('takes a paper out of the exceptions when it is added', () => {
		const edit: TopicEdit = { kind: 'addPapers', path: 'B/C', citekeys: ['z'] };
		assert.equal(edited(file, edit), file.replace('except: [z]', 'papers: [z]'));
	});

	it('removes papers with their comments, and the key with the last', () => {
		const some: TopicEdit = { kind: 'removePapers', path: 'A', citekeys: ['x'] };
		assert.equal(edited(file, some), file.replace('      - x  # why\n', ''));
		const all: TopicEdit = { kind: 'removePapers', path: 'B', citekeys: ['p', 'q'], excepted: ['q'] };
		const expected = file.replace('    papers: [p, q]\n', '    except:\n      - q\n');
		assert.equal(edited(file, all), expected);
	});

	it('moves papers from topic to topic at once', () => {
		const edit: TopicEdit = { kind: 'movePapers', from: 'A', to: 'B', citekeys: ['x'] };
		const expected = file.replace('      - x  # why\n', '').replace('[p, q]', '[p, q, x]');
		assert.equal(edited(file, edit), expected);
	});

	it('moves a topic with its comments', () => {
		const text = 'topics:\n- name: A # a\n  papers:\n  - x\n    # deep\n- name: B\n';
		assert.equal(
			edited(text, { kind: 'move', path: 'A', to: 'B' }),
			'topics:\n- name: B\n  topics:\n  - name: A # a\n    papers:\n    - x\n      # deep\n',
		);
	});

	it('keeps the papers that sources give with a topic that is renamed or moved', () => {
		const rename: TopicEdit = { kind: 'rename', path: 'V/W', name: 'X' };
		const added = '  - name: V\n    topics:\n      - name: X\n        from:\n          - V/W\n';
		assert.equal(edited(file, rename), file.replace('# end', `\n${added}# end`));
		const given: TopicEdit = { kind: 'rename', path: 'B/C', name: 'D, E', isGiven: true };
		assert.equal(
			edited(file, given),
			file.replace('{name: C, except: [z]}', '{name: "D, E", except: [z], from: [B/C]}'),
		);
		const below = 'topics:\n- name: Sight\n  from: [Vision]\n';
		const moved = edited(below, { kind: 'move', path: 'Sight/AR', to: '' });
		assert.equal(moved, `${below}- name: AR\n  from: [Vision/AR, Sight/AR]\n`);
	});

	it('sets a text in the quotation marks it has, and takes an empty one away', () => {
		const text = "topics:\r\n- name: 'A'\r\n  query: x # new\r\n";
		assert.equal(edited(text, { kind: 'rename', path: 'A', name: 'B' }), text.replace('A', 'B'));
		assert.equal(edited(text, { kind: 'setQuery', path: 'A', query: 'a: b' }), text.replace('x', '"a: b"'));
		assert.equal(edited(text, { kind: 'setQuery', path: 'A', query: ' ' }), "topics:\r\n- name: 'A'\r\n");
	});

	it('sets a description', () => {
		const set = (description: string): TopicEdit => ({ kind: 'setDescription', path: 'A', description });
		const described = 'topics:\n- name: A\n  description: About A\n';
		assert.equal(edited('topics:\n- name: A\n', set(' About A ')), described);
		assert.equal(edited(described, set('')), 'topics:\n- name: A\n');
	});

	it('takes names without the blanks around them', () => {
		assert.equal(
			edited('topics:\n- name: A\n', { kind: 'add', path: ' A / B ' }),
			'topics:\n- name: A\n  topics:\n  - name: B\n',
		);
		assert.equal(
			edited('topics:\n- name: A\n', { kind: 'rename', path: 'A', name: ' B ' }),
			'topics:\n- name: B\n',
		);
	});

	it('changes nothing where all is as wanted', () => {
		const edits: readonly TopicEdit[] = [
			{ kind: 'rename', path: 'A', name: 'A' },
			{ kind: 'move', path: 'B/C', to: 'B' },
			{ kind: 'movePapers', from: 'A', to: 'A', citekeys: ['x'] },
			{ kind: 'addPapers', path: 'New', citekeys: [] },
			{ kind: 'removePapers', path: 'A', citekeys: ['z'], excepted: [] },
			{ kind: 'setQuery', path: 'New', query: '' },
		];
		for (const edit of edits) {
			assert.deepEqual(editTopics(file, edit), [], JSON.stringify(edit));
		}
	});

	it('says why it cannot be done, and changes nothing', () => {
		const failures: readonly (readonly [text: string, edit: TopicEdit, why: RegExp])[] = [
			[file, { kind: 'add', path: 'B/C' }, /is there already/],
			[file, { kind: 'add', path: ' / ' }, /needs a name/],
			[file, { kind: 'movePapers', from: 'A', to: '', citekeys: ['x'] }, /needs a name/],
			[file, { kind: 'move', path: 'B', to: 'B' }, /below itself/],
			[file, { kind: 'move', path: 'B', to: 'B/C' }, /below itself/],
			[file, { kind: 'rename', path: 'A', name: ' ' }, /not empty/],
			['topics:\n- name: A\n- name: B\n- name: B\n', { kind: 'move', path: 'A', to: 'B' }, /lines 3 and 4/],
			[file, { kind: 'move', path: 'A', to: 'B/C' }, /line 13 .* brackets/],
			[file, { kind: 'rename', path: 'A', name: 'B' }, /is there already/],
			[file, { kind: 'rename', path: 'A', name: 'B/D' }, /no “\/”/],
			[file, { kind: 'remove', path: 'V' }, /sources give it/],
			['topics:\n- name: "A\n', { kind: 'add', path: 'B' }, /line 2/],
			['- name: A\n', { kind: 'add', path: 'B' }, /line 1/],
			['topics:\n- name: A\n- name: A\n', { kind: 'remove', path: 'A' }, /lines 2 and 3/],
			['topics:\n- {name: A, papers: x}\n', { kind: 'addPapers', path: 'A', citekeys: ['y'] }, /no list/],
			[
				'topics:\n- {name: A, papers: &p [x]}\n- {name: B, papers: *p}\n',
				{ kind: 'addPapers', path: 'A', citekeys: ['y'] },
				/anchor/,
			],
			['topics:\n- name: &a A\n- name: *a\n', { kind: 'remove', path: 'A' }, /several times/],
			['topics:\n- name: &a A\n- {name: B, papers: [*a]}\n', { kind: 'remove', path: 'A' }, /by hand/],
		];
		for (const [text, edit, why] of failures) {
			assert.match(edited(text, edit), why);
		}
	});
});

import { strict as assert } from 'node:assert';
import { renameInTopics } from '../../../../src/core/notes/rename/renameInTopics';
import { applySpanEdits } from '../../../../src/core/text/spanEdits';

describe('renameInTopics', () => {
	it('renames the key in lists of papers and of what is left out, at any depth, and nothing else', () => {
		const text = [
			'topics:',
			'  - name: old',
			'    description: old',
			'    papers: [a, old, \'old\', "old" ] # old',
			'    topics:',
			'      - name: Deep',
			'        query: key:old',
			'        except:',
			'          - old # why',
			'          - older',
			'        from: [old]',
			'',
		].join('\r\n');
		assert.equal(
			applySpanEdits(text, renameInTopics(text, { from: 'old', to: 'new' })),
			text
				.replace('[a, old, \'old\', "old" ]', '[a, new, \'new\', "new" ]')
				.replace('- old # why', '- new # why'),
		);
	});

	it('writes quotation marks where the new name needs them', () => {
		const text = 'topics:\n- name: T\n  papers: [old]\n';
		assert.equal(
			applySpanEdits(text, renameInTopics(text, { from: 'old', to: '2024' })),
			'topics:\n- name: T\n  papers: ["2024"]\n',
		);
	});

	it('changes nothing in a text that holds no topics', () => {
		for (const text of ['', '# old\n', 'topics: old\n', ': : [old']) {
			assert.deepEqual(renameInTopics(text, { from: 'old', to: 'new' }), []);
		}
	});
});

import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { renderTemplate } from '../../../src/core/notes/noteTemplate';
import { templateFields, templateValues } from '../../../src/core/notes/templateFields';
import { makePaper } from '../format/papers';

const paper = makePaper({
	citekey: 'xu2024ecar',
	title: 'E-CAR *fast*',
	author: [{ family: 'Xu', given: 'Ada' }, { family: 'Li', given: 'Bo' }, { literal: 'LCM team' }],
	issued: { year: 2024, month: 12, day: 18 },
	topics: ['Image generation/Autoregressive images', 'Tokens'],
	arxiv: '2412.14170',
	links: [{ kind: 'arxiv', url: 'https://arxiv.org/abs/2412.14170' }],
});
const values = templateValues(paper, { summary: 'It {{is}} fast.', today: '2026-11-23' });

function render(template: string): string | undefined {
	return renderTemplate(template, values).text;
}

function messages(template: string): string[] {
	return (renderTemplate(template, values).problems ?? []).map(({ message }) => message);
}

describe('renderTemplate', () => {
	it('fills in the fields', () => {
		assert.equal(
			render(
				'# {{title}}\n{{ authors }} ({{year}}), {{firstAuthor}}, {{authorsShort}}: {{citation}} {{date}}',
			),
			'# E-CAR \\*fast\\*\nAda Xu, Bo Li, LCM team (2024), Xu, Xu et al.: [@xu2024ecar] 2024-12-18',
		);
	});

	it('has a value for every field it documents', () => {
		assert.deepEqual(Object.keys(values).sort(), Object.keys(templateFields).sort());
		assert.equal(values.topics, 'Autoregressive images, Tokens');
		assert.equal(values.tags, '#image-generation/autoregressive-images #tokens');
		assert.equal(values.url, 'https://arxiv.org/abs/2412.14170');
	});

	it('tells date and links, and leaves empty what is not known', () => {
		const { date, dateLong, doi, arxiv, pdf, code, project } = templateValues(
			makePaper({
				issued: { year: 2024, month: 12, day: 18 },
				DOI: '10.1000/1',
				arxiv: '2412.14170',
				links: (['pdf', 'code', 'project'] as const).map((kind) => ({ kind, url: `https://a.org/${kind}` })),
			}),
			{ summary: '', today: '2026-11-23' },
		);
		assert.deepEqual(
			[date, dateLong, doi, arxiv, pdf, code, project],
			[
				'2024-12-18',
				'18 December 2024',
				'10.1000/1',
				'2412.14170',
				'https://a.org/pdf',
				'https://a.org/code',
				'https://a.org/project',
			],
		);
		const bare = templateValues(makePaper(), { summary: '', today: '2026-11-23' });
		assert.deepEqual(
			Object.keys(bare).filter((field) => bare[field as keyof typeof bare] !== ''),
			[
				'title',
				'titleLink',
				'type',
				'citekey',
				'citation',
				'shortCitation',
				'reference',
				'bibtex',
				'quote',
				'today',
			],
		);
	});

	it('drops a line that only missing values are on, and keeps blank lines', () => {
		assert.equal(render('a\n\n{{doi}} {{pdf}}\n- DOI {{doi}}\nb'), 'a\n\n- DOI \nb');
	});

	it('has sections for what is known and what is not', () => {
		assert.equal(
			render('{{#arxiv}}\narXiv: {{arxiv}}\n{{/arxiv}}\n{{#doi}}\nDOI: {{doi}}\n{{/doi}}\nend'),
			'arXiv: 2412.14170\nend',
		);
		assert.equal(render('{{^doi}}no DOI{{/doi}}{{^arxiv}}no arXiv{{/arxiv}}'), 'no DOI');
		assert.equal(render('{{#year}}y{{#doi}}d{{/doi}}{{#arxiv}}a{{/arxiv}}{{/year}}'), 'ya');
	});

	it('puts values in as they are, never as fields', () => {
		assert.equal(render('{{summary}}'), 'It {{is}} fast.');
	});

	it('writes braces behind a backslash', () => {
		assert.equal(render('\\{{title}}'), '{{title}}');
	});

	it('goes on with a value of several lines behind the prefix of its line', () => {
		const lines = render('> {{bibtex}}')!.split('\n');
		assert.ok(lines.length > 5 && lines.every((line) => line.startsWith('> ')), lines.join('\n'));
		assert.deepEqual(render('  - {{quote}}')!.split('\n').slice(1), [
			'    >',
			'    > It {{is}} fast. [@xu2024ecar]',
		]);
	});

	it('keeps the line ends of the template', () => {
		assert.equal(render('a\r\n{{doi}}\r\nb'), 'a\r\nb');
		assert.doesNotMatch(render('a\r\n{{bibtex}}')!, /[^\r]\n/);
	});

	it('names an unknown field, its place, and the valid ones, nearest first', () => {
		const [message = '', ...others] = messages('# {{title}}\nby {{auhtors}}');
		assert.deepEqual(others, []);
		assert.match(
			message,
			/^There is no field \{\{auhtors\}\}\. Did you mean \{\{authors\}\}\? The fields are: authors, /,
		);
		assert.match(message, /\(line 2, column 4\)$/);
		for (const field of Object.keys(templateFields)) {
			assert.ok(message.includes(field), field);
		}
	});

	it('reports where a problem stands, and gives no text', () => {
		const rendered = renderTemplate('ab {{nope}}', values);
		assert.equal(rendered.text, undefined);
		assert.deepEqual(
			rendered.problems?.map(({ span }) => span),
			[{ start: 3, end: 11 }],
		);
	});

	it('reports sections that do not fit together, and braces left open', () => {
		assert.match(messages('{{#doi}}x').join(), /\{\{#doi\}\} is not closed/);
		assert.match(messages('x{{/doi}}').join(), /\{\{\/doi\}\} closes nothing/);
		assert.match(messages('{{#doi}}{{/pdf}}').join(), /\{\{\/pdf\}\} closes \{\{#doi\}\}/);
		assert.match(messages('a {{ title').join(), /not closed by \}\}/);
	});

	it('gives a text or problems for any template at all', () => {
		const part = fc.constantFrom(
			'{{',
			'}}',
			'\\',
			'{{title}}',
			'{{#doi}}',
			'{{/doi}}',
			'{{^doi}}',
			'{{x}}',
			'a',
			'\n',
			'{',
			'#',
		);
		fc.assert(
			fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
				const template = parts.join('');
				const { text, problems } = renderTemplate(template, values);
				assert.equal(text === undefined, problems !== undefined && problems.length > 0);
			}),
			{ numRuns: 300 },
		);
	});
});

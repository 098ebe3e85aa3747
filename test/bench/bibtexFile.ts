import type { Paper } from '../../src/core/model/paper';

/** Papers as a `.bib` file such as a reference manager writes, with abstracts. */
export function toBibtexFile(papers: readonly Paper[]): string {
	return papers.map(toEntry).join('\n');
}

function toEntry({ citekey, title, author, issued, topics, abstract }: Paper, at: number): string {
	const names = author.map(({ family = '', given = '' }) => `${family}, ${given}`).join(' and ');
	const fields = {
		title,
		author: names,
		year: String(issued?.year ?? ''),
		journal: `Journal of Things ${at % 200}`,
		volume: String(at % 50),
		pages: `${at}--${at + 9}`,
		doi: `10.1234/x.${at}`,
		keywords: topics.join(', '),
		abstract: abstract ?? '',
	};
	const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`);
	return `@article{${citekey},\n${lines.join(',\n')}\n}\n`;
}

import type { CitationSyntax, SyntaxId } from './citationSyntax';
import { latex } from './latex';
import { myst } from './myst';
import { pandoc } from './pandoc';
import { typst } from './typst';
import { wikiLink } from './wikiLink';

export function syntaxOf(id: SyntaxId): CitationSyntax {
	return syntaxes[id];
}

const syntaxes: Readonly<Record<SyntaxId, CitationSyntax>> = { pandoc, latex, wikiLink, myst, typst };

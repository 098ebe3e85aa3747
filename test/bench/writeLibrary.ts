/** Writes a generated bibliography: `tsx test/bench/writeLibrary.ts COUNT FILE.bib`. */
import { writeFileSync } from 'node:fs';
import { samplePapers } from '../support/sampleLibrary';
import { toBibtexFile } from './bibtexFile';
import { generatePapers } from './generatedPapers';

const [count = '0', file = ''] = process.argv.slice(2);
writeFileSync(file, toBibtexFile(generatePapers(samplePapers, Number(count))));

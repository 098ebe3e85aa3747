/**
 * What 10,000 items of CSL-YAML cost to read: `tsx test/bench/yaml.ts`. Milliseconds of processor time, the best of three rounds: the
 * whole file, its items alone as we read them, and as the YAML library does.
 */
import { stringify } from 'yaml';
import { toCslItem } from '../../src/core/format/cslItem';
import { parseCslYaml } from '../../src/core/sources/cslYaml';
import { readPlainYamlItem } from '../../src/core/sources/plainYamlItem';
import { parseYamlItem } from '../../src/core/sources/yamlItems';
import { findReferenceLists } from '../../src/core/sources/yamlReferences';
import { samplePapers } from '../support/sampleLibrary';
import { generatePapers } from './generatedPapers';
import { processorTime } from './timing';

const papers = generatePapers(samplePapers, 10_000);
const text = stringify({
	references: papers.map((paper) => ({ ...toCslItem(paper), abstract: paper.abstract })),
});
const items = findReferenceLists(text, 0, text.length).flatMap((list) => list.items ?? []);
const left = items.filter(({ start, end }) => !readPlainYamlItem(text, start, end));
const best = (run: () => void): string =>
	Math.min(...Array.from({ length: 3 }, () => processorTime(run))).toFixed(0);
const whole = best(() => void parseCslYaml(text));
const plain = best(() => items.forEach(({ start, end }) => readPlainYamlItem(text, start, end)));
const parsed = best(() => items.forEach(({ start, end }) => parseYamlItem(text, start, end)));
console.log(
	`${items.length} items of CSL-YAML, ${(text.length / 1e6).toFixed(1)} million characters: ${whole} ms; ` +
		`the items alone ${plain} ms, by the YAML library ${parsed} ms; ${left.length} left to it`,
);

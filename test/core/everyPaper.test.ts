import { strict as assert } from 'node:assert';
import { findCitations } from '../../src/core/citations/findCitations';
import { writeCitationGroup } from '../../src/core/citations/citekeySyntax';
import { paperCard } from '../../src/core/format/paperCard';
import { Library } from '../../src/core/library/library';
import { paperEntry } from '../../src/core/library/paperEntry';
import { finish } from '../../src/core/model/slices';
import { SearchIndex } from '../../src/core/search/searchIndex';
import { summarize } from '../../src/core/summary/summarize';
import { toPlainText } from '../../src/core/text/mathText';
import { groupPapers, type PaperGroup } from '../../src/core/topics/groupPapers';
import { toPaperView } from '../../src/vscode/panel/paperView';
import { readCorpus, samplePapers } from '../support/sampleLibrary';

/** Citekey, and what people call the paper: its system's name, else the words they would remember. */
const names: readonly (readonly [citekey: string, name: string])[] = [
	['yuan2024ecar', 'E-CAR'],
	['gillman2024fourier', 'Fourier Head'],
	['xu2023llmcad', 'LLMCad'],
	['wang2025bridging', 'TokenBridge'],
	['liu2025plugandplay', 'ReCAP'],
	['xu2025softcot', 'softcot++'],
	['wang2024continuous', 'CSpD'],
	['ren2025nexttoken', 'xAR'],
	['guo2025improving', 'CTF'],
	['lin2025vtbench', 'VTBench'],
	['song2025goattts', 'GOAT-TTS'],
	['kou2024orthus', 'Orthus'],
	['he2025meshcraft', 'MeshCraft'],
	['ye2023dinoiser', 'DINOISER'],
	['meng2024rethinking', 'text-driven human motion'],
	['zhang2025nexusgen', 'Nexus-Gen'],
	['bachmann2025flextok', 'FlexTok'],
	['wang2025words', 'Beyond Words'],
	['delcorro2023skipdecode', 'SkipDecode'],
	['lin2024critical', 'cDPO'],
	['yuan2024continuous', 'Flow-Omni'],
	['villegas2022phenaki', 'Phenaki'],
	['fu2025r2r', 'R2R'],
	['thawani2023learn', 'Learn Your Tokens'],
	['larcher2023cabrita', 'Cabrita'],
	['feher2024retrofitting', 'dynamic tokenization'],
	['qiu2025robust', 'Robust Latent'],
	['zhao2023lookahead', 'Lookahead'],
	['kim2024efficient', 'ResGen'],
	['chen2024tokenunify', 'TokenUnify'],
	['liu2025onepromptonestory', 'One-Prompt-One-Story'],
	['ma2025tokenshuffle', 'Token-Shuffle'],
	['adnan2024keyformer', 'Keyformer'],
	['bhargava2023magic', 'magic word'],
	['phan2024exact', 'Exact Byte-Level Probabilities'],
	['liu2024elucidating', 'ELM'],
	['sharthak2025achieving', 'TokenAdapt'],
	['ge2023planting', 'Planting a SEED'],
	['hoscilowicz2024hiding', 'Unconditional Token Forcing'],
	['kavehzadeh2024s2d', 'S2D'],
	['kaplan2025follow', 'Follow the Flow'],
	['liu2025songgen', 'SongGen'],
	['celotti2020ariel', 'AriEL'],
	['liu2024distilled', 'Distilled Decoding'],
	['ni2024enat', 'ENAT'],
	['nakamura2024auroram', 'Aurora-M'],
	['zhou2025hitvideo', 'HiTVideo'],
	['qu2024tokenflow', 'TokenFlow'],
	['chen2024hardwareaware', 'PPD'],
	['du2024cosyvoice', 'CosyVoice'],
	['rajaraman2024theory', 'theory of tokenization'],
	['luo2024turning', 'Token Recycling'],
	['yang2024rethinking', 'LiB'],
	['chen2023iterative', 'ITER'],
	['bommarito2025kl3m', 'KL3M'],
	['yang2025sparse', 'Sparse VideoGen2'],
	['zhang2025soft', 'Soft Thinking'],
	['meister2022locally', 'Locally Typical'],
	['alizadeh2024duollm', 'Duo-LLM'],
	['ge2024divot', 'Divot'],
	['sun2025coin', 'CoIn'],
	['ji2024wavtokenizer', 'wavtokenizer'],
	['gao2022paraformer', 'Paraformer'],
	['liu2024autoregressive', 'ARDiT'],
	['hu2025accelerating', 'FreeCache'],
	['song2024touchtts', 'TouchTTS'],
	['ge2023making', 'SEED tokenizer'],
	['lcm2024large', 'Large Concept Models'],
	['minixhofer2024zeroshot', 'ZeTT'],
	['neitemeier2025hierarchical', 'Hierarchical Autoregressive Transformers'],
	['fernando2025linguistic', 'LEM'],
	['khan2023learning', 'arbitrary writing styles'],
	['cen2024bridging', 'Batch-Scheduled Sampling'],
];

interface Facts {
	readonly title: string;
	readonly arxiv: string;
	readonly authors: readonly {
		readonly family?: string;
		readonly given?: string;
		readonly literal?: string;
	}[];
	readonly published: string;
	readonly venue: string | null;
	readonly code: string | null;
}

const facts = JSON.parse(readCorpus('metadata.json')) as readonly Facts[];
const topics = JSON.parse(readCorpus('topics.json')) as readonly {
	readonly topic: string;
	readonly papers: readonly string[];
}[];

describe('Every paper of the sample library', () => {
	const library = new Library();
	library.setEntries('sample', samplePapers.map(paperEntry), 'fallback');
	const index = new SearchIndex();
	index.add(samplePapers);
	const tree = finish(groupPapers(samplePapers, 'topic'));

	it('is in the table', () => {
		assert.deepEqual(
			names.map(([citekey]) => citekey),
			samplePapers.map((paper) => paper.citekey),
		);
		assert.equal(facts.length, 73);
	});

	for (const [at, [citekey, name]] of names.entries()) {
		it(`${citekey}: in the tree, first in search, right in details, hover and citation`, () => {
			const paper = library.find(citekey);
			const fact = facts[at];
			assert.ok(paper && fact);
			assert.equal(paper.provenance.verbatim?.title ?? paper.title, fact.title);

			const expected = topics.filter(({ papers }) => papers.includes(fact.title)).map(({ topic }) => topic);
			assert.deepEqual(topicsWith(tree, citekey).sort(), expected.sort());

			for (const query of [paper.title, name, fact.arxiv, citekey]) {
				assert.equal(index.search(query, { limit: 1 })[0]?.id, citekey, `searching for “${query}”`);
			}

			const summary = summarize({ title: paper.title, abstract: paper.abstract ?? '' });
			const view = toPaperView(paper, { summary, related: [] });
			const card = paperCard(paper, { summary });
			const [first] = fact.authors;
			const author = first?.literal ?? `${first?.given} ${first?.family}`;
			assert.equal(view.title, paper.title);
			assert.equal(view.authors[0], author);
			assert.equal(view.authors.length, fact.authors.length);
			assert.deepEqual(view.topics, paper.topics);
			assert.ok(view.date?.includes(fact.published.slice(0, 4)), view.date);
			assert.equal(view.venue, fact.venue ?? 'arXiv');
			assert.ok(view.details.some(({ value }) => value.startsWith(fact.arxiv)));
			assert.ok(view.links.some(({ url }) => url === `https://arxiv.org/abs/${fact.arxiv}`));
			assert.ok(fact.code === null || view.links.some(({ url }) => url === fact.code), 'the code is linked');
			assert.ok(summary.length > 40, summary);
			assert.match(view.bibtex, new RegExp(`^@\\w+\\{${citekey},`));
			assert.ok(view.reference.includes(fact.published.slice(0, 4)), view.reference);

			const [firstWord = ''] = toPlainText(paper.title).match(/[A-Za-z]{3,}/) ?? [];
			for (const part of [firstWord, author, fact.published.slice(0, 4), `abs/${fact.arxiv}`]) {
				assert.ok(card.includes(part), `${part} is not in\n${card}`);
			}
			assert.deepEqual(
				findCitations(writeCitationGroup([citekey])).flatMap(({ citations }) =>
					citations.map((found) => found.citekey),
				),
				[citekey],
			);
		});
	}
});

/** The topics under which a paper stands in the tree. */
function topicsWith(group: PaperGroup, citekey: string): string[] {
	return [
		...(group.papers.some((paper) => paper.citekey === citekey) ? [group.id] : []),
		...group.groups.flatMap((child) => topicsWith(child, citekey)),
	];
}

/** What a sentence of an abstract does, told by its words. Little more than English: in other languages the place of a sentence and its words decide. */
export const cues = {
	/** Says what is new: "we propose", "this paper introduces". */
	proposes:
		/\b(?:we|I|(?:paper|work|study|article|thesis|report)|authors)\b(?: \w+ly)?(?: (?:also|then|first|further|here))? (?:proposes?|presents?|introduces?|develops?|design(?:s|ed)?|devises?|describes?|offers?|contributes?|formulates?|builds?|constructs?|creates?|suggests?|provides?|advocates?|extends?|generalizes?|derives?|proposed|presented|introduced|developed)\b|\bour (?:\w+ )?(?:framework|method|approach|model|system|paper|work|study|contribution) (?:introduces|proposes|presents|extends|provides|combines|unifies)\b|\b(?:is|are) (?:proposed|presented|introduced|developed)\b|\b(?:nous (?:proposons|présentons|introduisons)|wir (?:präsentieren|schlagen|stellen)|stellen wir|schlagen wir|proponemos|presentamos|propomos|apresentamos)(?!\p{L})|提出|本文|提案/iu,
	/** "we show that", "we find". */
	shows:
		/\b(?:we|I|(?:paper|work|study|article)) (?:\w+ly )?(?:(?:also|then|first|further|here) )?(?:shows?|demonstrates?|proves?|finds?|found|observed?|establish(?:es)?|discover|discovered|reveals?|showed|demonstrated|conclude|argues?|report|identify|uncover)\b/i,
	/** "we study", "this paper investigates". */
	studies:
		/\b(?:we|I|(?:paper|work|study|article|survey)) (?:\w+ly )?(?:(?:also|then|first|further|here) )?(?:stud(?:y|ies|ied)|investigates?|investigated|explores?|explored|analy[sz]es?|analy[sz]ed|examines?|examined|address(?:es)?|considers?|focus(?:es)?|aims?|tackles?|compares?|revisits?|reviews?|surveys?|characterizes?|elucidates?|ask|seek|evaluates?|assess(?:es)?|assessed|evaluated|compared|sought)\b/i,
	/** "our method", "the proposed model", "the key idea". */
	describes:
		/\b(?:our|the proposed|this|the new|the resulting) (?:\w+ ){0,2}(?:method|approach|model|algorithm|framework|system|technique|architecture|network|procedure|formulation|strategy|scheme|objective|layer|solution|idea|design)s?\b|\b(?:key|main|core|central) (?:idea|insight|innovation)\b/i,
	/** "experiments", "results", "we evaluate". */
	evaluates:
		/\b(?:experiment(?:s|al|ally)?|empirical(?:ly)?|evaluations?|results?|findings|benchmarks?|we (?:evaluate|test|validate|conduct|perform|apply|compare|demonstrate))\b/i,
	/** What came out: "outperforms", "state of the art", "reduces … by". */
	finds:
		/\b(?:outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|state[- ]of[- ]the[- ]art|sota|achiev(?:es?|ed|ing)|improv(?:es?|ed|ements?|ing)|better|superior(?:ity)?|competitive|comparable|significant(?:ly)?|effective(?:ness|ly)?|speed-?ups?|faster|gains?|reduc(?:es?|ed|tions?|ing)|exceeds?|on par|best|higher|lower|increas(?:es?|ed)|decreas(?:es?|ed)|associated with|correlat(?:es?|ed|ions?)|we (?:find|found|show|prove|observe|discover|demonstrate)|results? (?:show|indicate|suggest|demonstrate|reveal)|reveals?|résultats|expériences montrent|ergebnisse|resultados)\b|结果|結果|优于/i,
	number: /\d(?:[.,]\d+)?\s?(?:\\?%|×|x\b|times|percent|fold|points?|[kKMB]\b)|\bp\s?[<=>]/,
	/** The problem before the paper: "however", "existing methods", "remains". */
	problem:
		/\b(?:however|unfortunately|challeng(?:es?|ing)|difficult(?:y|ies)?|suffers?|limit(?:ed|ations?)|lacks?|fails?|costly|expensive|remains?|existing|previous|prior|current(?:ly)?|conventional|traditional(?:ly)?|drawbacks?|bottleneck|hard|unclear|poorly|little|few|often|typically|usually|commonly)\b/i,
	/** The field before the problem: "recent advances", "have become popular". */
	setting:
		/\b(?:recent(?:ly)?|have been|has been|has become|have become|widely|popular|success(?:ful|es)?|important|crucial|essential|increasing(?:ly)?|growing|emerged|attention|fundamental|shown (?:great|remarkable|impressive|promising)|well[- ]known|ubiquitous|decades?|in the (?:field|domain|context) of)\b/i,
	novelty: /\b(?:new|novel|first|simple|general|unified|efficient)\b/i,
	setsOut:
		/\b(?:in|of) (?:this|our|the present) (?:paper|work|study|article|research|thesis|report|survey)\b|^(?:this|the present|the current) (?:paper|work|study|article|report|survey|thesis)\b/i,
	example: /\b(?:for example|for instance|such as|e\.g\.|i\.e\.|in other words)\b/i,
	/** "we hope", "future work", "this opens the door". */
	outlook:
		/\b(?:we (?:hope|believe|discuss|also discuss|conclude|expect|envision)|future|promising direction|pav(?:es?|ing) the way|insights? into|opens?|implications?|potential|shed light|further research)\b/i,
	/** Goes on from the sentence before. */
	continues:
		/^(?:also|furthermore|moreover|additionally|in addition|besides|further|specifically|in particular|for example|for instance|then|next|second|secondly|third|thirdly|finally|lastly|meanwhile|as a result|in contrast|on the other hand)\b|\bwe (?:also|further|then|additionally|finally|next)\b/i,
	weSubject: /^(?:we|I)\s/i,
	/** Counts and steps: detail. */
	detail: /\b(?:each|number of|more|consists? of|composed of|step)\b/i,
	question: /\?$/,
} as const satisfies Readonly<Record<string, RegExp>>;

export type Cue = keyof typeof cues;

export const newThingPattern =
	/\b(?:propos|present|introduc|develop|describ|design|offer|devis)\w* (?:an?|the first|two|three|several)\b/i;

/** Begins with a word for something named before: hardly readable alone. */
export const pointsBackPattern =
	/^(?:it|its|they|their|them|he|his|she|her|this(?! (?:paper|work|study|article|survey|report|thesis|research|review|letter|manuscript|dissertation)\b)|these|those|such|that|both|the (?:latter|former|above|same|resulting|other|two|second|first|idea|goal|problem|task|aim)\b|another|others?|one of|each|doing so|even|then|there,|rather|as such|here|all (?:of )?(?:these|this|those)|some of (?:these|them)|none of|neither|either)(?![\p{L}\p{N}-])/iu;

/** Points back from inside: "solve this problem", "the above", "these challenges". */
export const pointsBackInsidePattern =
	/\b(?:this|these|those|such an?|the above|the aforementioned|aforementioned|the latter|the former)\b(?! (?:\w+ )?(?:paper|work|study|article|survey|report|thesis|research|review|method|approach|model|framework|technique|system|algorithm|architecture)\b)/i;

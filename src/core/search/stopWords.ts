/**
 * English words that carry no topic: articles, pronouns, prepositions, auxiliaries, and what the search box needs no more
 * than they. Abstracts are indexed without them; in a query they count only while it is short ("Learn Your Tokens").
 */
export const stopWords: ReadonlySet<string> = new Set(
	[
		'a an the this that these those such same other another own each every both all any some no nor not only few more most',
		'i me my we us our ours you your yours he him his she her hers it its they them their theirs itself themselves',
		'who whom whose which what where when why how whether there here',
		'am is are was were be been being do does did done doing have has had having can could may might must shall should will would',
		'and or but if then else than as so because while although though however therefore thus hence since until unless',
		'of in on at to from by for with without within into onto upon over under between among through during before after above',
		'below up down out off about against again further via per toward towards across along around',
		'very too also just yet still ever never often once even much many well rather quite',
		'e g i eg ie etc et al vs s t',
	]
		.join(' ')
		.split(' '),
);

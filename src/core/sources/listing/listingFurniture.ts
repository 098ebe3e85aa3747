/**
 * Whether a line, without the spaces around it, is page furniture of a papers page and not text of a paper: navigation,
 * sign-up forms, dates, counts, who submitted it.
 */
export function isFurniture(line: string): boolean {
	return line.length <= longestFurniture && furniturePatterns.some((pattern) => pattern.test(line));
}

const longestFurniture = 90;

const month =
	'(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const weekday = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?';
const day = '\\d{1,2}(?:st|nd|rd|th)?';
const year = '(?:,?\\s*(?:19|20)\\d\\d)';
const dates = [
	`${month}\\s+${day}${year}?(?:\\s*[-–—]\\s*(?:${month}\\s+)?${day}${year}?)?`,
	`${day}\\s+${month}${year}?`,
	`${month}${year}`,
	'(?:19|20)\\d\\d[-/.]\\d{1,2}[-/.]\\d{1,2}',
	'\\d{1,2}[-/.]\\d{1,2}[-/.](?:19|20)?\\d\\d',
	'today|yesterday|(?:this|last|past) (?:week|month|year)|just now',
	'(?:about\\s+)?(?:\\d+|an?|one)\\s*(?:s|m|min|h|d|w|mo|y|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\\.?\\s+ago',
].join('|');
const count = '[▲△↑⬆👍❤️🔥⭐★☆💬+·•\\s]*\\d[\\d.,]*\\s*[kKmM]?\\+?';

/** Each matches a whole line, in any case unless it says otherwise. */
const furniturePatterns: readonly RegExp[] = [
	/^[^\p{L}\p{N}]+$/u,
	new RegExp(`^(?:${weekday}\\s*)?(?:${dates})$`, 'iu'),
	new RegExp(
		`^(?:published|submitted|updated|posted|added|released|featured)(?:\\s+on|:)?\\s+(?:${weekday}\\s*)?(?:${dates})$`,
		'iu',
	),
	new RegExp(`^${count}$`, 'u'),
	new RegExp(
		`^${count}[\\s·•]*(?:up-?votes?|likes?|votes?|points?|stars?|comments?|authors?|repl(?:y|ies)|views?|citations?|papers?|models?|datasets?|spaces?|followers?|members?)$`,
		'iu',
	),
	new RegExp(`^(?:up-?votes?|likes?|stars?|comments?|github|code|discussions?)[\\s:·•]*${count}$`, 'iu'),
	/^(?:[-–—·•*]\s*)?(?:new|hot|top|trending|popular|latest|featured|daily|weekly|monthly|all|menu|home|about|more|close)!?$/i,
	/^(?:subscribe|sign ?up|sign ?in|log ?in|log ?out|join|follow(?:ing)?|share|save|search|filter|sort(?: by)?|submit|next|previous|prev|back|loading|copy link|reply|upvote|read more|show more|load more|see more|view all|see all|show less|learn more)(?: now| for free| papers?| page)?(?:\s*[.…›»→←‹«!]+)?$/i,
	/^(?:get|receive) .{0,60}\b(?:in|to|by|via) (?:your )?(?:e-?mail|inbox)(?: inbox)?\b[.!]?$/i,
	/^(?:enter )?(?:your )?e-?mail(?: address)?$/i,
	/^(?:daily|weekly|monthly|trending|top|latest|new|featured) papers?(?: (?:of|for) .{1,30})?$/i,
	/^(?:hugging ?face|papers with code|arxiv|alphaxiv|models?|datasets?|spaces?|papers?|posts?|docs|pricing|enterprise|community|collections?|organi[sz]ations?|leaderboards?|newsletter|tasks|benchmarks?|privacy(?: policy)?|terms(?: of (?:service|use))?|jobs|contact|cookies?|tos)$/i,
	/^(?:view |read |open )?(?:(?:on )?(?:arxiv|arxiv page|github|github repo(?:sitory)?|project page|paper page|pdf|html|code|abs|abstract|bibtex|demo|video|dataset|hugging ?face|model card|website|view pdf|paper|project))(?: ↗)?$/i,
	/^submitted by\b.{0,40}$/i,
	// "byAK and the research community": the curator's name runs into the word before it.
	/^[Bb]y\s?@?[A-Z][\w.-]*(?:(?:,| and| &) .{1,50}(?:community|team|others))?$/,
	/^by [@\w.-]+ and .{1,40}community$/i,
	/^@[\w.-]+$/,
	/^(?:©|copyright\b|\(c\) ).{0,70}$/i,
	/^page \d+(?: of \d+)?$/i,
];

import { fold } from '../../text/fold';
import { toPlainText } from '../../text/mathText';

/** A title as it is compared. All texts are folded: lower case, no accents, letters and digits only. */
export interface TitleForms {
	/** All words joined without blanks, so that "e-mail", "E mail" and "email" are one; `''` without a title. */
	readonly full: string;
	/** The same up to the first colon, dash, question mark or full stop: a source may leave the rest out. */
	readonly main: string;
	/** How many words of `text` that is. */
	readonly mainLength: number;
	/** The words separated by blanks. */
	readonly text: string;
	/** Words of a title that says it is about another work, or part of one: `erratum`, `part`, `a` behind "part". */
	readonly marks: readonly string[];
	/** Whether the title is one that many works have, such as "Editorial". */
	readonly isGeneric: boolean;
}

/**
 * The forms of a title in which case, accents, punctuation, hyphens, a leading article, TeX, tags, `&` for "and", and Greek
 * letters for their names make no difference. Numbers and the order of words do.
 */
export function toTitleForms(title: string): TitleForms {
	const plain = toPlain(title.replace(retractedPattern, ''));
	const words = toWords(plain);
	const end = plain.search(subtitlePattern);
	const mainWords = end > 0 ? toWords(plain.slice(0, end)) : words;
	const marks = words.some((word) => markWords.has(word)) ? words.filter(isMark) : none;
	const text = words.join(' ');
	const full = words.join('');
	const isWhole = mainWords === words || mainWords.length === 0;
	return {
		full,
		main: isWhole ? full : mainWords.join(''),
		mainLength: isWhole ? words.length : mainWords.length,
		text,
		marks,
		isGeneric: isGeneric(text),
	};
}

/** How much of the shorter title's words are in the longer: 0 to 1, and 1 where either is missing. Function words count little. */
export function titleOverlap(a: TitleForms, b: TitleForms): number {
	if (a.full === '' || b.full === '' || a.full === b.full) {
		return 1;
	}
	return wordOverlap(a.text.split(' '), b.text.split(' '));
}

function wordOverlap(one: readonly string[], other: readonly string[]): number {
	const isOneShort =
		one.length < other.length || (one.length === other.length && one.join('') < other.join(''));
	const [short, long] = isOneShort ? [one, other] : [other, one];
	const longText = long.join('');
	let shared = 0;
	let total = 0;
	for (const word of new Set(short)) {
		const weight = word.length > 3 ? 1 : 0.25;
		total += weight;
		shared += long.includes(word) || (word.length > 4 && longText.includes(word)) ? weight : 0;
	}
	return shared / total;
}

/** Whether one title is about the other's work or another part of it: an erratum, a reply, Part II. */
export function haveOtherMarks(a: TitleForms, b: TitleForms): boolean {
	return a.full !== b.full && a.marks.join(' ') !== b.marks.join(' ');
}

/** Whether both have a subtitle behind the same title, and not the same one in other words or with a slip. */
export function haveOtherSubtitles(a: TitleForms, b: TitleForms): boolean {
	return a.main === b.main && areSubtitled(a, b) && wordOverlap(subtitleOf(a), subtitleOf(b)) < 0.6;
}

/** Whether both have a subtitle. */
export function areSubtitled(a: TitleForms, b: TitleForms): boolean {
	return a.main !== a.full && b.main !== b.full;
}

/** Whether the title is a single word up to its subtitle, and not one that its script writes without blanks. */
export function isOneWord({ main, mainLength }: TitleForms): boolean {
	return mainLength === 1 && !unspacedPattern.test(main);
}

function subtitleOf({ text, mainLength }: TitleForms): readonly string[] {
	return text.split(' ').slice(mainLength);
}

function toPlain(title: string): string {
	if (plainPattern.test(title)) {
		return title.toLowerCase();
	}
	const text = title
		.replace(/<\/?[a-z][^<>]*>/gi, '')
		.replace(/&(?!amp;)(?:#\d+|[a-z]+);/gi, ' ')
		.replace(/\\?&(?:amp;)?/g, ' and ');
	return fold(
		toPlainText(text)
			.replace(/\\[a-zA-Z]+\s*/g, '')
			.replace(/[{}$]/g, ''),
	)
		.replace(
			signedLetterPattern,
			(_, letter: string, sign: string) => letter + (sign === '#' ? 'sharp' : 'plusplus'),
		)
		.replace(/[αβγδεζηθικλμνξοπρστυφχψω]/g, (letter) => greekNames[letter] ?? letter);
}

function toWords(plain: string): string[] {
	// An apostrophe joins: "what's" is one word in every source that drops it.
	const joined = apostrophePattern.test(plain) ? plain.replace(/['’ʼ`´]/g, '') : plain;
	const words = joined.match(asciiPattern.test(joined) ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [];
	return words.length > 1 && articles.has(words[0] ?? '') ? words.slice(1) : words;
}

/** Words such as "part", and the letter right behind one: "Teil A". */
function isMark(word: string, at: number, words: readonly string[]): boolean {
	return markWords.has(word) || (letterPattern.test(word) && partWords.has(words[at - 1] ?? ''));
}

function isGeneric(text: string): boolean {
	return (text.length < 40 && genericTitles.has(text)) || genericPattern.test(text);
}

/** Only what `toWords` needs no folding for. */
const plainPattern = /^[A-Za-z0-9 ,.:;'"()?!/-]*$/;

/** What Elsevier, Springer, and Taylor and Francis put before the title of a paper itself; the notice is a "Retraction". */
const retractedPattern = /^RETRACTED(?: ARTICLE)?:\s*/;
const none: readonly string[] = [];

/** "C++" and "C#", which are not "C". */
const signedLetterPattern = /(?<![\p{L}\p{N}])([a-z])(\+\+|#)/gu;

const apostrophePattern = /['’ʼ`´]/;
// oxlint-disable-next-line no-control-regex
const asciiPattern = /^[\x00-\x7f]*$/;
const subtitlePattern = /[:?!;]|\. |\s[-–—]+\s|—|\s\(|\s\[/u;

const unspacedPattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const articles: ReadonlySet<string> = new Set('a an the le la les l der die das el los il lo'.split(' '));

const markWords: ReadonlySet<string> = new Set(
	(
		'erratum errata corrigendum corrigenda correction corrections retraction retracted addendum reply replies rejoinder response ' +
		'comment comments commentary discussion review reviewed rezension part parts teil partie parte volume vol band book chapter ' +
		'tome tomo supplement supplementary supplemental appendix abstract extended poster tutorial slides demo revisited revised ' +
		'edition version update solutions workbook berichtigung nachtrag erwiderung replik kommentar rectificatif reponse ' +
		'commentaire respuesta comentario risposta resposta часть том i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii ' +
		'xviii xix xx 1 2 3 4 5 6 7 8 9 10'
	).split(' '),
);

const partWords: ReadonlySet<string> = new Set(
	'part teil partie parte volume vol band book tome tomo часть том'.split(' '),
);
const letterPattern = /^[a-z]$/;

/** Texts as `TitleForms.text` has them. */
const genericTitles: ReadonlySet<string> = new Set(
	(
		'introduction,preface,foreword,editorial,editorials,editorial comments,editors comments,editors introduction,editors note,' +
		'editors notes,editors column,editors corner,editors page,from the editor,from the editors,from the editors chair,' +
		'guest editorial,guest editors introduction,guest editor introduction,index,author index,subject index,contents,' +
		'table of contents,letter to the editor,letters to the editor,letters,letter to editor,correspondence,book review,book reviews,' +
		'reviews,review,discussion,conclusion,conclusions,commentary,comment,comments,reply,response,rejoinder,erratum,errata,corrigendum,' +
		'correction,corrections,announcement,announcements,news,news and notes,notes and news,calendar,events,obituary,in memoriam,' +
		'proceedings,abstracts,abstract,in this issue,untitled,summary,overview,appendix,bibliography,references,acknowledgments,' +
		'acknowledgements,notes,note,message from the chairs,message from the chair,message from the president,from the president,' +
		'presidents message,opening words,opening remarks,opening address,welcome,welcome message,program committee,front matter,' +
		'frontmatter,back matter,backmatter,title page,cover,minutes,general delivery,questions and answers,q and a,software,tutorial,' +
		'tutorials,panel,poster,keynote,keynote address,invited talk,vorwort,einleitung,einfuhrung,avant propos,editoriale,presentation,' +
		'presentacion,introduccion,prologo,rezension,no title,lecture notes,technical report,annual report,users guide,users manual,' +
		'manual,readme,documentation,website,homepage,personal communication,private communication,' +
		'home,home page,main page,about,about us,contact,faq,frequently asked questions,getting started,get started,quick start,' +
		'quickstart,installation,api reference,reference,reference manual,user guide,user manual,examples,' +
		'release notes,changelog,help,support,blog,data,dataset,datasets,statistics,downloads,download,resources,terms of service,' +
		'terms of use,privacy policy,methodology,glossary,fact sheet,factsheet,press release,newsletter,bulletin,progress report,final report,interim report,quarterly report,' +
		'monthly report,status report,working paper,white paper,policy brief,technical note,perspective,perspectives,viewpoint,' +
		'opinion,letter,in brief,highlights,research highlights,author reply,authors reply,author response,invited commentary,' +
		'background,prologue,epilogue,afterword,postscript,contributors,list of contributors,about the authors,dedication,' +
		'further reading,works cited,abbreviations,concluding remarks,closing remarks,final remarks,introductory remarks,' +
		'general introduction,preliminaries,general discussion,panel discussion,round table,roundtable,interview,obituaries,' +
		'geleitwort,nachwort,nachruf,buchbesprechung,buchbesprechungen,besprechung,zusammenfassung,inhaltsverzeichnis,' +
		'schlussbetrachtung,schlusswort,compte rendu,comptes rendus,introduction generale,conclusion generale,resena,resenas,' +
		'prefacio,introducao,apresentacao,nota editorial,conclusao,conclusiones,prefazione,premessa,' +
		'introduzione,presentazione,conclusioni,recensione,recensioni,inleiding,voorwoord,boekbespreking,recensie,inledning,' +
		'forord,recension,indledning,innledning,anmeldelse,johdanto,esipuhe,kirja arvostelu,wstep,przedmowa,zakonczenie,recenzja,' +
		'uvod,predmluva,zaver,recenze,bevezetes,eloszo,giris,onsoz,sonuc,предисловие,введение,заключение,рецензия,рецензии,' +
		'от редакции,хроника,некролог,вступ,передмова,рецензія,مقدمة,تمهيد,خاتمة,前言,序言,序,编者按,編者按,书评,書評,引言,绪论,' +
		'緒論,导论,導論,导言,導言,结论,結論,结语,結語,后记,後記,卷首语,卷首語,社论,緒言,序文,序論,序章,終章,まえかき,あとかき,' +
		'はしめに,おわりに,머리말,서론,결론,서평,서문'
	).split(','),
);

const genericPattern =
	/^(?:(?:guest )?(?:editors? )?introduction to the (?:special|minitrack|issue|section|theme|proceedings|symposium)|(?:editorial|preface|foreword) to the|call for papers|minutes of|letters to|message from|report of the|notes from)\b/;

const greekNames: Readonly<Record<string, string>> = Object.fromEntries(
	'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'
		.split(' ')
		.map((name, at) => ['αβγδεζηθικλμνξοπρστυφχψω'.charAt(at), name]),
);

/** The degree that a thesis was written for, as its CSL `genre` or BibLaTeX's `type` names it; `''` where that tells none. */
export function degreeOf(genre: string): 'bachelor' | 'master' | 'doctor' | '' {
	return degrees.find(([, pattern]) => pattern.test(genre))?.[0] ?? '';
}

// "Dissertation" and "thesis" are said of all, "candidate" and "licentiate" of what lies between.
const degrees = [
	['bachelor', /\bbachelor|^bathesis$|\bB\.? ?(?:A|Sc|Eng)\b/i],
	['master', /\bmaster|^mathesis$|\bmagister|\bdiplom(?!a of)|\bM\.? ?(?:A|Sc|Eng|Phil)\b/i],
	['doctor', /\bph\. ?d\b|\bphd|\bdo[ck]tor|\bDr\b|\bD\.? ?(?:Phil|Sc)\b/i],
] as const;

/** What a citekey has that BibTeX, Biber or Pandoc does not let a key hold; `undefined` for one that all of them read. */
export function illegalInBibtexKey(citekey: string): string | undefined {
	return illegalPattern.exec(citekey)?.[0];
}

/** Beyond ASCII, Pandoc has letters and numbers only. */
const illegalPattern = /[\s,{}"#%\\~=()'<>^|]|[^\p{ASCII}\p{L}\p{N}]/u;

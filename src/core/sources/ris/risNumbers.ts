import { firstOf, type ByTag } from './byTag';

/** Volume and issue without the words for them ("v. 40", "no. 3"), and an issue that stands with the volume: "50(2)", "v. 7 issue 4". */
export function readVolume(volume: unknown, issue: unknown): Record<string, string> {
	const bare =
		typeof volume === 'string' ? volume.replace(/^(?:v(?:ol(?:ume)?)?\.?\s*)+(?=\d)/i, '') : undefined;
	const [, first, second] = issue === undefined ? (volumeAndIssuePattern.exec(bare ?? '') ?? []) : [];
	const number =
		typeof issue === 'string' ? issue.replace(/^(?:n(?:o|r)?|iss(?:ue)?)\.?\s*(?=\d+$)/i, '') : second;
	return {
		...(bare !== undefined && { volume: first ?? bare }),
		...(number !== undefined && { issue: number }),
	};
}

/** Both ends of the pages, wherever they stand, without “pp.”; `undefined` for what is none. */
export function readPages(byTag: ByTag): string | undefined {
	const [first, last] = ['SP', 'EP'].map((tag) =>
		firstOf(byTag, [tag])
			?.replace(/^pp?\.\s*/i, '')
			.replace(/\s+/g, ' ')
			.replace(/ ?[-‐‑–—]+ ?/g, '-')
			.replace(/^-|-$/g, '')
			// Web of Science, where it does not know the last page.
			.replace(/(?:^|-)[+&]$/, ''),
	);
	if (first === undefined || first === '') {
		return last;
	}
	// What is no page: “No” to “Specified”, or the description of a program.
	if ((first === 'No' && last === 'Specified') || isProse(first)) {
		return undefined;
	}
	const twice = /^([^-]+)-\1$/.exec(first)?.[1];
	if (twice !== undefined) {
		return twice;
	}
	if (last === undefined || last === '' || last === first || first.includes('-')) {
		return first;
	}
	return last.includes('-') ? last : `${first}-${last}`;
}

/** Several words, without a digit or a Roman numeral. */
function isProse(pages: string): boolean {
	return /\s/.test(pages) && !/\d|\b[ivxlcdm]+\b/i.test(pages);
}

/** How many pages a work has, by its `SP` where that is alone. */
export function readPageCount(byTag: ByTag): string | undefined {
	const count = byTag.has('EP') ? undefined : firstOf(byTag, ['SP']);
	return /^((?:[ivxlcdm]+\s*[,+]\s*)?\d+)\s*(?:pp?\.?|pages)?$/i.exec(count ?? '')?.[1];
}

const volumeAndIssuePattern = /^(\d+)(?:\s*\((?=\d)|,?\s*(?:issue|no\.?|n\.)\s*)(\d+(?:[-–/]\d+)?)\)?$/i;

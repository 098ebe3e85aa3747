import type { Entry, SourceContent } from '../../model/entry';
import type { Problem } from '../../model/problem';
import { LineIndex } from '../../text/lineIndex';
import type { Span } from '../../text/range';
import { orderLinks } from '../abstractLinks';
import { risFiles } from '../attachedFiles';
import type { ReaderCode } from '../checks/checkLevels';
import { toEntry } from '../cslItemFields';
import { pdfAddresses, risToCsl, typeOfRecord } from './risToCsl';
import { knownTags } from './risTags';
import { risTypes } from './risTypes';
import { valueSpans } from './risValues';
import { scanRis, type RisRecord } from './scanRis';

/**
 * Reads an RIS file: what reference managers and publishers export.
 *
 * A record counts whatever is wrong with it, as long as it has a field. What is wrong is one problem at its place:
 * `ris-missing-type` (begins without `TY`, or that is empty), `ris-unknown-type`, `ris-missing-end` (without `ER`); these two
 * once, where no record has one; `ris-stray-line` (no tag, and no text that goes on; or a tag behind `ER`), `ris-bad-date`, `ris-empty-record`.
 * A file with text but no record is `ris-no-records`. Linear.
 */
export function parseRisSource(text: string): SourceContent {
	const index = new LineIndex(text);
	const problems: Problem[] = [];
	const report: Report = (code, severity, message, span) => {
		problems.push({ code, severity, message, range: index.rangeOf(span) });
	};
	const writes = { types: typePattern.test(text), ends: endPattern.test(text) };
	const entries: Entry[] = [];
	let count = 0;
	for (const record of scanRis(text)) {
		if (record.type === undefined && !hasWork(record)) {
			if (count > 0) {
				reportOrphan(record, report);
			}
			continue;
		}
		count++;
		const isFirst = count === 1;
		reportShape(record, { type: writes.types || isFirst, end: writes.ends || isFirst }, report);
		if (record.fields.length > 0) {
			entries.push({ ...toSourceEntry(text, record, index, report), ...risFiles(record.fields) });
		}
	}
	if (count === 0 && text.replace(/^\uFEFF/, '').trim() !== '') {
		report('ris-no-records', 'error', 'There is no record here: each begins with a line “TY  - ”.', {
			start: 0,
			end: 0,
		});
	}
	return { entries, problems };
}

type Report = (code: ReaderCode, severity: Problem['severity'], message: string, span: Span) => void;

/** Of tags that stand behind the end of a record: a heading has none that a record has, or stands before all. */
function reportOrphan({ head, fields }: RisRecord, report: Report): void {
	if (fields.some(({ tag }) => knownTags.has(tag))) {
		const message =
			'This line is left out: it stands behind the end of a record, “ER  - ”, and begins no other.';
		report('ris-stray-line', 'warning', message, head);
	}
}

/** Whether the fields tell of a work, as those of a file's heading do not. */
function hasWork(record: RisRecord): boolean {
	return record.fields.some(({ tag }) => workTags.has(tag));
}

/** `tells` says what is told of it where it is missing. */
function reportShape(
	record: RisRecord,
	tells: { readonly type: boolean; readonly end: boolean },
	report: Report,
): void {
	const { type, head, fields, strays, endedBy } = record;
	if (fields.length > 0 && !type) {
		if (tells.type) {
			const message = 'This record begins without its type, a line such as “TY  - JOUR”.';
			report('ris-missing-type', 'warning', message, head);
		}
	} else if (fields.length === 0) {
		report('ris-empty-record', 'warning', 'This record has no fields, so it is left out.', head);
		return;
	} else if (type !== undefined && !Object.hasOwn(risTypes, type)) {
		const taken = typeOfRecord(record) === 'article-journal' ? 'an article in a journal' : 'a document';
		const message = `“${type}” is no type of reference that is known; it is taken for ${taken}.`;
		report('ris-unknown-type', 'information', message, head);
	}
	const [stray] = strays;
	if (stray) {
		const message =
			'This line is left out: it has no tag, such as “AU  - ”, and no text that could go on here.';
		report('ris-stray-line', 'warning', message, stray);
	}
	if (endedBy !== 'ER' && tells.end) {
		const next = endedBy === 'TY' ? 'the next begins' : 'the file ends';
		report('ris-missing-end', 'warning', `This record lacks its end, “ER  - ”, where ${next}.`, head);
	}
}

/** Files on the web that `L1` names are links. */
function toSourceEntry(text: string, record: RisRecord, index: LineIndex, report: Report): Entry {
	const item = risToCsl(record);
	const container = item['container-title'];
	const isArxiv = typeof container === 'string' && /\barxiv:/i.test(container);
	const { entry, faults } = toEntry({ ...item, ...(isArxiv && { number: container }) });
	for (const fault of faults) {
		const field = record.fields.find(({ tag }) => dateTags.has(tag));
		const [place = record.head] = field ? valueSpans(text, field) : [];
		report('ris-bad-date', 'warning', fault.message, place);
	}
	const range = index.rangeOf({ start: record.start, end: record.end });
	if (!record.fields.some(({ tag }) => tag === 'L1')) {
		return { ...entry, range };
	}
	const files = pdfAddresses(record).map((url) => ({ kind: 'pdf' as const, url }));
	return { ...entry, links: orderLinks([...entry.links, ...files]), range };
}

const typePattern = /(?:^|[\r\n])[ \t\uFEFF]*TY[ \t]{1,3}-[ \t]*\S/i;
const endPattern = /(?:^|[\r\n])[ \t]*ER[ \t]{1,3}-/i;
const workTags: ReadonlySet<string> = new Set(['TI', 'T1', 'CT', 'BT', 'AU', 'A1', 'T2', 'JO', 'JF', 'DO']);
const dateTags: ReadonlySet<string> = new Set(['PY', 'Y1', 'DA', 'YR']);

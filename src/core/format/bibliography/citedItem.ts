import type { CitableEntry } from '../../model/entry';
import { toCslItem, type CslItem } from '../cslItem';

/** The item of CSL that a bibliography needs of a work: what cites it, without its abstract and topics. */
export function citedItem(entry: CitableEntry): CslItem {
	const { abstract: _abstract, keyword: _keyword, ...item } = toCslItem(entry);
	return item;
}

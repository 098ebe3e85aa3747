import type { UnplacedEntry } from '../model/entry';
import type { Paper } from '../model/paper';

/** The entry that a paper of one entry was made of. */
export function paperEntry(paper: Paper): UnplacedEntry {
	const { id: _id, provenance, places: _places, versions: _versions, ...fields } = paper;
	const { verbatim, record } = provenance;
	return { ...fields, ...(verbatim && { verbatim }), ...(record !== undefined && { record }) };
}

import { scanJsonValue } from '../jsonScan';

/** A text as a source writes it: what it says, and where in what is written each of its units begins, and the last one ends. */
export interface WrittenText {
	readonly text: string;
	readonly offsets: readonly number[];
}

/** Reads what is written; `undefined` for what is no text, or is written in a way that is not to be touched. */
export type ReadWritten = (written: string) => WrittenText | undefined;

/** A JSON string, with its quotation marks. */
export const readJsonText: ReadWritten = (written) => {
	const scan = scanJsonValue(written, 0);
	if (!written.startsWith('"') || !scan.ok || scan.end < written.length) {
		return undefined;
	}
	const units = [...written.slice(1, -1).matchAll(/\\u[\da-fA-F]{4}|\\[^]|[^]/g)];
	const text = JSON.parse(written) as string;
	return units.length === text.length
		? { text, offsets: [...units.map(({ index }) => index + 1), written.length - 1] }
		: undefined;
};

/** A scalar of YAML in one line, plain or between quotation marks, without escapes. */
export const readYamlText: ReadWritten = (written) => {
	const [, quote = '', inner = ''] = /^(["']?)(.*)\1$/.exec(written) ?? [];
	const isPlain = quote === '' && !structurePattern.test(written);
	return inner !== '' && (isPlain || quote !== '') && !(quote === '"' ? /[\\"]/ : /''/).test(inner)
		? shifted(inner, quote.length)
		: undefined;
};

/** A value of RIS, which is its text. */
export const readPlainText: ReadWritten = (written) => shifted(written, 0);

function shifted(text: string, by: number): WrittenText {
	return { text, offsets: Array.from({ length: text.length + 1 }, (_, at) => at + by) };
}

/** What is no plain scalar of YAML: other scalars, lists and fields, and what has a comment behind it. */
const structurePattern = /^[|>&*!{["'#%@`,\]}]|^[-?:](?:\s|$)|:(?:\s|$)|\s#/;

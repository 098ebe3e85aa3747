import { characterAt } from '../../text/characterAt';

/** Behind the name of a label that begins at `start`, as Typst reads it behind `@` and in `<…>`. */
export function labelEnd(text: string, start: number): number {
	let at = start;
	for (
		let character = characterAt(text, at);
		labelPattern.test(character);
		character = characterAt(text, at)
	) {
		at += character.length;
	}
	return at;
}

/** Behind the name of a reference: full stops and colons at its end are the sentence's. */
export function referenceEnd(text: string, start: number): number {
	let end = labelEnd(text, start);
	while (end > start && '.:'.includes(text[end - 1] ?? '')) {
		end--;
	}
	return end;
}

/** Whether a key can stand in `<…>`. */
export function isLabel(key: string): boolean {
	return key !== '' && labelEnd(key, 0) === key.length;
}

const labelPattern = /^[\p{ID_Continue}\-:.]$/u;

import type { Span } from '../../text/range';

/** What stands in a YAML text, and exactly where: enough to change one thing and leave the rest as it is. */
export type YamlNode = YamlText | YamlList | YamlMap | YamlOther;

/** A scalar, as the text that it is: numbers too. */
export interface YamlText extends Span {
	readonly kind: 'text';
	readonly text: string;
	/** How it is written. */
	readonly style: 'plain' | 'single' | 'double' | 'block';
	readonly isAlias: boolean;
}

export interface YamlList extends Span {
	readonly kind: 'list';
	/** In brackets. */
	readonly isFlow: boolean;
	/** Written elsewhere, behind an anchor, and only named here. */
	readonly isAlias: boolean;
	readonly items: readonly YamlItem[];
}

/** From the `-` of a block list, or from an anchor or tag if there is one, up to the end of the value. */
export interface YamlItem extends Span {
	/** `undefined` where nothing is written. */
	readonly value: YamlNode | undefined;
}

export interface YamlMap extends Span {
	readonly kind: 'map';
	/** In braces. */
	readonly isFlow: boolean;
	readonly pairs: readonly YamlPair[];
}

/** From the key, or an anchor or tag of it, up to the end of the value, or of the colon. */
export interface YamlPair extends Span {
	readonly key: YamlNode | undefined;
	/** The offset behind the colon; behind the key where there is none. */
	readonly colon: number;
	/** `undefined` where nothing is written. */
	readonly value: YamlNode | undefined;
}

/** What no topic is written with, such as a name for something that is not there. */
export interface YamlOther extends Span {
	readonly kind: 'other';
}

/** What is no YAML, and why, in the parser's words. */
export interface YamlFault extends Span {
	readonly message: string;
}

/** The pair of a key, the first where it stands twice. */
export function findPair(map: YamlMap, key: string): YamlPair | undefined {
	return map.pairs.find((pair) => pair.key?.kind === 'text' && pair.key.text === key);
}

/** Whether a value says that there is none: nothing at all, `~` or `null`. */
export function isNothing(value: YamlNode | undefined): boolean {
	return (
		value === undefined || (value.kind === 'text' && value.style === 'plain' && nullPattern.test(value.text))
	);
}

const nullPattern = /^(?:|~|null)$/i;

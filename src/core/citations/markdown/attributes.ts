import { isAlphanumeric, skipSpacesAndLineEnd } from '../characters';
import type { MarkdownText } from './markdownText';
import { oncePerText, ScanMemo, SignSearch, type ScanResult } from './scanMemo';

/** The offset behind `{#id .class key="value"}` or a raw attribute `{=format}` at `start`; undefined if there is none. */
export function attributesEnd(source: MarkdownText, start: number, end: number): number | undefined {
	const { text } = source;
	if (text[start] !== '{') {
		return undefined;
	}
	const behind = attributeScans(source).from(start + 1, (at) => attributeStep(source, at)).end;
	return behind !== undefined && behind <= end ? behind : undefined;
}

/** Behind an attribute or the closing brace, which stands at `offset` or behind spaces there. */
function attributeStep(source: MarkdownText, offset: number): number | ScanResult {
	const { text } = source;
	const at = skipSpacesAndLineEnd(text, offset, text.length);
	if (text[at] === '}') {
		return { end: at + 1, looked: at };
	}
	attributePattern.lastIndex = at;
	const match = attributePattern.exec(text);
	if (!match) {
		return { end: undefined, looked: at };
	}
	const behind = at + match[0].length;
	return match[1] === undefined ? behind : valueEnd(source, behind);
}

/** Behind a value without quotation marks, whose first sign was read. */
function valueEnd(source: MarkdownText, start: number): number {
	const { text } = source;
	const { end } = valueScans(source).from(start, (from) => {
		const at = valueSigns(source).from(from);
		return text[at] === '\\' ? at + (isAlphanumeric(text, at + 1) ? 1 : 2) : { end: at, looked: at };
	});
	return end ?? text.length;
}

/** Behind `{=format}`, which makes code raw output. */
export function rawAttributeEnd(text: string, start: number, end: number): number | undefined {
	rawAttributePattern.lastIndex = start;
	const match = rawAttributePattern.exec(text);
	return match && start + match[0].length <= end ? start + match[0].length : undefined;
}

/**
 * Behind a character reference such as `&amp;` or `&#64;` at `start`. Names are checked against the ones of HTML 4: of the
 * two thousand of HTML 5, the others are not met in notes, while `R&D;` is.
 */
export function characterReferenceEnd(text: string, start: number): number | undefined {
	referencePattern.lastIndex = start;
	const match = referencePattern.exec(text);
	if (!match || (match[1] !== undefined && !entityNames.has(match[1]))) {
		return undefined;
	}
	return start + match[0].length;
}

const attributeScans = oncePerText(() => new ScanMemo());
const valueScans = oncePerText(() => new ScanMemo());
/** Of a value without quotation marks, the first sign is a group. */
const attributePattern =
	/[#.]\p{L}[\p{L}\p{N}_:.-]*|\p{L}[\p{L}\p{N}_:.-]*=(?:"(?![\s"])(?:\\[^]|[^"\\\n]|\n(?! *\n))*"|'(?![\s'])(?:\\[^]|[^'\\\n]|\n(?! *\n))*'|""|''|(\\[^\p{L}\p{N}]|[^ \n}])|(?=[ \n}]))|-/uy;
/** What ends such a value, or escapes the next sign. */
const valueSigns = oncePerText(({ text }) => new SignSearch(text, /[ \n}\\]/g));
const rawAttributePattern = /\{ *=[\p{L}\p{N}_-]+ *\}/uy;
const referencePattern = /&(?:#\d+|#[xX][0-9a-fA-F]+|([A-Za-z][A-Za-z0-9]*));/y;

const entityNames = new Set(
	(
		'quot amp apos lt gt nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 ' +
		'sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring ' +
		'AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash ' +
		'Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
		'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn ' +
		'yuml OElig oelig Scaron scaron Yuml fnof circ tilde Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu ' +
		'Nu Xi Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi Omega alpha beta gamma delta epsilon zeta eta theta iota kappa ' +
		'lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega thetasym upsih piv ensp emsp thinsp zwnj zwj ' +
		'lrm rlm ndash mdash lsquo rsquo sbquo ldquo rdquo bdquo dagger Dagger bull hellip permil prime Prime lsaquo rsaquo ' +
		'oline frasl euro image weierp real trade alefsym larr uarr rarr darr harr crarr lArr uArr rArr dArr hArr forall part ' +
		'exist empty nabla isin notin ni prod sum minus lowast radic prop infin ang and or cap cup int there4 sim cong asymp ne ' +
		'equiv le ge sub sup nsub sube supe oplus otimes perp sdot lceil rceil lfloor rfloor lang rang loz spades clubs hearts ' +
		'diams commat lsqb rsqb lbrack rbrack lcub rcub lbrace rbrace lpar rpar semi colon comma period num dollar percnt ast ' +
		'plus equals quest excl sol bsol lowbar grave vert verbar Hat'
	).split(' '),
);

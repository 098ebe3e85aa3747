/**
 * A text of Pandoc's Markdown as plain text with CSL's `<sup>` and `<sub>`: what a YAML bibliography holds (Pandoc's manual,
 * "Specifying bibliographic data").
 *
 * Emphasis, strikeout, spans (`[x]{.nocase}`), links and code lose their markup, escapes their backslash; `--` is an en dash,
 * `---` an em dash, `...` an ellipsis, white space of any length a blank. Mathematics between dollar signs stays. Quotation marks stay as they are.
 */
export function fromInlineMarkdown(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	if (!/[\\*_^~`[$]|--|\.\.\./.test(line)) {
		return line;
	}
	const kept: string[] = [];
	const keep = (content: string): string => {
		kept.push(content);
		return `${mark}${kept.length - 1}${mark}`;
	};
	return line
		.replaceAll(mark, '')
		.replace(
			protectedPattern,
			(all, _ticks: string | undefined, code: string | undefined, escaped: string | undefined) =>
				keep(code?.trim() ?? escaped ?? all),
		)
		.replace(/\[([^[\]]*)\](?:\{[^{}]*\}|\([^()\s]*(?:\s"[^"]*")?\))/g, '$1')
		.replace(/~~(?=\S)([^~]*[^~\s])~~/g, '$1')
		.replace(/\^([^\s^]+)\^/g, '<sup>$1</sup>')
		.replace(/~([^\s~]+)~/g, '<sub>$1</sub>')
		.replace(/(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1/g, '$2')
		.replace(
			/(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([^_]*[^\s_]|[^_]*[^\s_](?:_[\p{L}\p{N}][^_]*)*)\1(?![\p{L}\p{N}_])/gu,
			'$2',
		)
		.replace(/---/g, '—')
		.replace(/--/g, '–')
		.replace(/\.\.\./g, '…')
		.replace(keptPattern, (_, at: string) => kept[Number(at)] ?? '');
}

/** Without the backslashes that Markdown has before punctuation, as Pandoc writes them into addresses and keys too. */
export function unescapeMarkdown(text: string): string {
	return text.includes('\\') ? text.replace(/\\([!-/:-@[-`{-~])/g, '$1') : text;
}

/** Stands around the number of a piece that is done; no text holds it. */
const mark = '\uE000';
const keptPattern = new RegExp(`${mark}(\\d+)${mark}`, 'g');

/** Code, mathematics (no blank inside its dollar signs, no digit behind), an escaped character. */
const protectedPattern =
	/(`{1,9})([^`]+)\1(?!`)(?:\{[^{}]*\})?|\$(?=\S)(?:[^$\\]|\\[^])*?(?<=\S)\$(?!\d)|\\([!-/:-@[-`{-~])/g;

/** Short notes with what Pandoc cites in them, `key/mode` in ascending order: rules that no fixture shows, most of them found by comparing notes made up at random. */
export const pandocCases: Readonly<Record<string, readonly (readonly [note: string, cited: string])[]>> = {
	'a title block': [
		['% On @no\n  and @no\n% By @no\n% @no\n% @a', 'a/author-in-text'],
		['x\n% @a', 'a/author-in-text'],
		['%@no', ''],
	],
	'YAML, and prose or lists between rules': [
		['---\na: "@no"\n---\n\n@a', 'a/author-in-text'],
		['---\n# @no\n\na: "@no"\n...\n@a', 'a/author-in-text'],
		['---\nSee @a.\n---\n\n@b', 'a/author-in-text b/author-in-text'],
		['---\n- "@a"\n---', 'a/author-in-text'],
	],
	'TeX commands': [
		['\\cite{no}{@a}', 'a/author-in-text'],
		['\\LaTeX[@a] \\item{@b}', 'a/normal b/author-in-text'],
		['\\unknown{@no}{@no}', ''],
		['\\cite{no}\n@x) text', 'x/author-in-text'],
		['\\newpage\n    @a', 'a/author-in-text'],
		['\\@no[@a]', 'a/normal'],
		['\\foo[[@no] [@no] {@no} [@a]', 'a/normal'],
	],
	dollars: [
		['$$ @a$', 'a/author-in-text'],
		['$$$@no$', ''],
		['$\u00a0@a $', 'a/author-in-text'],
	],
	'headings and brackets over lines': [
		['[@a\n=\n]', 'a/normal'],
		['@a [\n=\n]', 'a/author-in-text'],
		['[@a|\n|-\n]', 'a/author-in-text'],
		['[^]@a]', 'a/normal'],
	],
	'definitions, tight and loose': [
		['t\n: @a\n-- --\nb @b', 'a/author-in-text b/author-in-text'],
		['t\n\n: a @a\n  --\n  b @b', 'a/author-in-text b/author-in-text'],
	],
	'definitions of links with titles': [
		['[r]: u\n(@no)\n\n@a', 'a/author-in-text'],
		['[r]: u\n(@a) b', 'a/author-in-text'],
		['[r]: u [@no', ''],
		['[r]: u [b] @a', 'a/author-in-text'],
		['[@a](<b> c)', 'a/author-in-text'],
	],
	'lines without the mark of a quote': [
		['> @a\n    > @b', 'a/author-in-text'],
		['> @a\n  b @b', 'a/author-in-text b/author-in-text'],
	],
	'simple and multiline tables': [
		['a  @a\n-- --\nb  @b\n\n@c', 'a/author-in-text b/author-in-text c/author-in-text'],
		['@p\n  -\n-\nx', 'p/author-in-text'],
		['--\n@a\n\n@b\n- -\n@c\n--', 'a/author-in-text c/author-in-text'],
		[
			'::: {.x}\n@a @b\n-- --\n@c @d\n:::',
			'a/author-in-text b/author-in-text c/author-in-text d/author-in-text',
		],
		['作者  @a\n----  --\n日本  [@b]', 'a/author-in-text b/normal'],
	],
	'grid tables': [
		['+---+\n| @a\n\n@b', 'a/author-in-text b/author-in-text'],
		['+----+\n| @a |\n+====+\n| @b |\n+----+', 'a/author-in-text b/author-in-text'],
		['+----+\n| @a |\n+====+\n\n@b', 'a/author-in-text b/author-in-text'],
		['+------+----+\n| 日本 | @a |\n+------+----+', 'a/author-in-text'],
		['+--+\n| (@a)\n+====+\n|\u0020\n', 'a/author-in-text'],
		[' +----+\n | @a |\n +----+', 'a/author-in-text'],
	],
	'HTML tags': [
		['x </b @no> @a', 'a/author-in-text'],
		['x <b @a> y', 'a/author-in-text'],
		['x <b c="1"d=@no> @a', 'a/author-in-text'],
		['<div @click="no">\n@no\n</div>\n\n@a', 'a/author-in-text'],
		['x <!-->@a--> y', 'a/author-in-text'],
		['x <?@a> <?b @no>', 'a/author-in-text'],
		['<me.x@no,b> <me[@a> @b', 'a/author-in-text b/author-in-text'],
	],
};

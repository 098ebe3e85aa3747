/** Blocks that notes are made of, each without a line end at its end. */
export const noteBlocks: readonly string[] = [
	'# Heading',
	'Heading\n=======',
	'A paragraph [@key, p. 3]\nthat goes on. It has two sentences.',
	'- one\n- two\n  goes on\n- three',
	'- one\n\n  second paragraph\n\n- two',
	'1. one\n   - nested\n     - deeper\n2. two',
	'* a\n* b\n\n      code in b\n\n  after',
	'> quoted\n> goes on',
	'> quoted\nlazily\n>\n> > twice',
	'> - item\n>   goes on\n> - item',
	'- > quote in item\n  > goes on\n- next',
	'```python\ncode\n\n- not a list\n```',
	'~~~\ncode\n~~~',
	'    indented\n\n    code',
	'$$\nx = y\n$$',
	'| a | b |\n|---|---|\n| 1 | 2 |',
	'Term\n:   Definition\n\n    goes on',
	'Text.[^1]\n\n[^1]: A footnote\n\n    of two paragraphs.',
	'[link]: https://example.org',
	'***',
	'<!-- a\n\ncomment -->',
	'::: note\ninside\n:::',
	'| line\n| block',
];

export const notes: readonly string[] = [
	`---
title: Tokens
bibliography: refs.bib
---

# Reading

Images are read *as tokens* [@yuan2024ecar, p. 3; @xu2023].
They were not before.

- E-CAR is fast
  and small
  1. stages
  2. steps

     with a second paragraph
- SEED
- [ ] read WavTokenizer

## Code

\`\`\`python
def f():

    return 1
\`\`\`
Right behind.

> Wise words
> go on.
>
> - in a list
> - of two
`,
	`Setext
------

Term
:   Its definition
    goes on.

Other term

:   Loosely defined

    in two paragraphs.

| a | b |
|---|---|
| 1 | 2 |

: A caption

Text with a note.[^1]

[^1]: The note
    goes on.

    And on.

    indented?

$$
x_i = y
$$

1) one

2) two

   > quote in two

***
Last line`,
];

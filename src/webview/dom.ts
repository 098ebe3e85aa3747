/** An element with attributes and children; a string becomes text, never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	attributes: Readonly<Record<string, string>> = {},
	...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		made.setAttribute(name, value);
	}
	made.append(...children);
	return made;
}

/**
 * A push button.
 *
 * @param id Names the button across renderings, so that focus finds it again.
 */
export function button(
	id: string,
	label: string | readonly (Node | string)[],
	className: string,
	onClick: (event: MouseEvent) => void,
): HTMLButtonElement {
	const made = element(
		'button',
		{ type: 'button', id, class: className },
		...(typeof label === 'string' ? [label] : label),
	);
	made.addEventListener('click', onClick);
	return made;
}

/** A titled part of the page, announced by its title. */
export function section(id: string, title: string, ...children: readonly (Node | string)[]): HTMLElement {
	const heading = element('h2', { id: `${id}-title` }, title);
	return element('section', { class: id, 'aria-labelledby': heading.id }, heading, ...children);
}

/** An element of a drawing. */
export function svgElement<Tag extends keyof SVGElementTagNameMap>(
	tag: Tag,
	attributes: Readonly<Record<string, string>>,
	...children: readonly (Node | string)[]
): SVGElementTagNameMap[Tag] {
	const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
	for (const [name, value] of Object.entries(attributes)) {
		made.setAttribute(name, value);
	}
	made.append(...children);
	return made;
}

import { replaceSpan, type SpanEdit } from '../../text/spanEdits';
import { readYaml } from '../../topics/file/readYaml';
import { toScalar } from '../../topics/file/toScalar';
import { findPair, type YamlNode } from '../../topics/file/yamlTree';
import type { CitekeyRename } from './citekeyRename';

/**
 * The edits that have old keys in `.marginalia/keys.yml` lead to the new name of a key that they led to, in the order of the text. An old
 * key that is the new name itself leads nowhere any more, and stays as it is.
 */
export function renameInMovedKeys(text: string, { from, to }: CitekeyRename): readonly SpanEdit[] {
	const { root } = readYaml(text, /^moved:/m);
	const moved = root?.kind === 'map' ? findPair(root, 'moved')?.value : undefined;
	if (moved?.kind !== 'map') {
		return [];
	}
	const inValue = (node: YamlNode | undefined, isFlow: boolean): readonly SpanEdit[] => {
		if (node?.kind === 'list') {
			return node.items.flatMap(({ value }) => inValue(value, node.isFlow));
		}
		if (node?.kind !== 'text' || node.isAlias || node.text !== from) {
			return [];
		}
		const quote = node.style === 'single' || node.style === 'double' ? node.style : undefined;
		return [replaceSpan(node, toScalar(to, isFlow ? 'flow' : 'block', quote))];
	};
	return moved.pairs.flatMap(({ key, value }) =>
		key?.kind === 'text' && key.text === to ? [] : inValue(value, moved.isFlow),
	);
}

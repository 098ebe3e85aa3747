import { lookUp } from '../core/model/lookUp';

/** What the manifest says of a setting, or of a part of one: as much of JSON Schema as is used there. */
export interface SettingSchema {
	readonly type: 'boolean' | 'string' | 'array' | 'object';
	readonly enum?: readonly string[];
	readonly items?: SettingSchema;
	readonly properties?: Readonly<Record<string, SettingSchema>>;
	readonly default?: unknown;
}

/**
 * What can be used of what stands in a file of settings, which nobody checks: the value where it is of the kind that is asked for, without
 * items and properties that are not; in place of a list there may be its one item. `undefined` where it is of another kind altogether.
 */
export function usableValue(value: unknown, schema: SettingSchema): unknown {
	switch (schema.type) {
		case 'boolean':
			return typeof value === 'boolean' ? value : undefined;
		case 'string':
			return typeof value === 'string' && (schema.enum?.includes(value) ?? true) ? value : undefined;
		case 'array':
			return Array.isArray(value) ? usableItems(value, schema) : usableAlone(value, schema);
		case 'object':
			return typeof value === 'object' && value !== null && !Array.isArray(value)
				? usableProperties(value, schema)
				: undefined;
	}
}

function usableItems(values: readonly unknown[], { items }: SettingSchema): readonly unknown[] {
	return items ? values.map((value) => usableValue(value, items)).filter((value) => value !== undefined) : [];
}

function usableAlone(value: unknown, schema: SettingSchema): readonly unknown[] | undefined {
	const items = usableItems([value], schema);
	return items.length > 0 ? items : undefined;
}

function usableProperties(value: object, { properties = {} }: SettingSchema): unknown {
	return Object.fromEntries(
		Object.entries(value).flatMap(([name, each]) => {
			const schema = lookUp(properties, name);
			const usable = schema && usableValue(each, schema);
			return usable === undefined ? [] : [[name, usable]];
		}),
	);
}

/**
 * What a table has under a name that comes from a file or a user. `table[name]` would also find what every object inherits, such as
 * `constructor`, which may well be the name of a command, a type or a field.
 */
export function lookUp<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
	return Object.hasOwn(table, name) ? table[name] : undefined;
}

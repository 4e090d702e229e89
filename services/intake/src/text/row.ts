/** One record of an input: the line it begins on (from 1), its text as it stood there, its values by name. */
export interface Row {
  readonly line: number;
  readonly raw: string;
  /** The value of a column, or a dotted path in JSON; undefined when the row has none of that name. */
  get(name: string): unknown;
}

export type RowOutcome =
  | { readonly ok: true; readonly row: Row }
  | { readonly ok: false; readonly line: number; readonly raw: string; readonly message: string };

/** A row of named values, as decoded from JSON or Avro. */
export function objectRow(value: object, line: number, raw: string): Row {
  return { line, raw, get: (name) => lookUp(value, name) };
}

function lookUp(value: object, name: string): unknown {
  if (Object.hasOwn(value, name)) return (value as Record<string, unknown>)[name];
  let at: unknown = value;
  for (const part of name.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Record<string, unknown>)[part];
  }
  return at;
}

import { LineCounter, parseDocument, type Document } from 'yaml';
import { placeOf, type Place } from './positions.ts';

/**
 * Where a JSON pointer stands in a text; `atKey` points to the name at its end instead of the value, `offset` so many
 * characters into the text that is the value.
 */
export type PlaceIn = (pointer: string, atKey?: boolean, offset?: number | null) => Place;

export type YamlFile =
  | { readonly ok: true; readonly data: unknown; readonly placeIn: PlaceIn }
  | { readonly ok: false; readonly errors: readonly (Place & { readonly message: string })[] };

/** Reads YAML 1.2 as plain data with the places of its parts. Aliases are followed, at most 100 copies of one. */
export function readYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (yaml.errors.length > 0) {
    const errors = yaml.errors.map(({ message, pos }) => {
      const { line, col } = lines.linePos(pos[0]);
      return { line, column: col, message };
    });
    return { ok: false, errors };
  }
  try {
    const data = yaml.toJS({ maxAliasCount: 100 }) as unknown;
    return { ok: true, data, placeIn: placesOf(yaml, lines, text) };
  } catch (error) {
    if (error instanceof ReferenceError)
      return { ok: false, errors: [{ line: 1, column: 1, message: error.message }] };
    throw error;
  }
}

function placesOf(yaml: Document.Parsed, lines: LineCounter, text: string): PlaceIn {
  return (pointer, atKey = false, offset = null) => placeOf(yaml, lines, pointer, { atKey, offset, text });
}

import { nearestName } from '@foreshock/policy';
import type { Sample } from './sample.ts';

/** What a file holds, or what is wrong with it and where. */
export type Read<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly message: string };

/** A table as text; an empty cell is a missing value. */
export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** The named columns as numbers, and a customer as bad where the label is `badLabel`; the label has two values. */
export function toSample(
  table: TextTable,
  names: readonly string[],
  label: string,
  badLabel: string,
): Read<Sample> {
  const labels = columnOf(table, label);
  if (!labels.ok) return labels;
  const values = [...new Set(labels.value)];
  if (values.length !== 2 || !values.includes(badLabel))
    return refused(
      `the label "${label}" must have two values, one of them "${badLabel}" for bad; it has ${values.slice(0, 5).join(', ')}`,
    );
  const columns = new Map<string, Float64Array>();
  for (const name of names) {
    const numbers = numbersOf(table, name);
    if (!numbers.ok) return numbers;
    columns.set(name, numbers.value);
  }
  return {
    ok: true,
    value: { columns, bad: Uint8Array.from(labels.value, (one) => Number(one === badLabel)) },
  };
}

/** The cells of a column. */
export function columnOf(table: TextTable, name: string): Read<string[]> {
  const at = table.columns.indexOf(name);
  if (at === -1) {
    const nearest = nearestName(name, table.columns);
    return refused(`no column "${name}"${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`);
  }
  return { ok: true, value: table.rows.map(({ cells }) => cells[at] ?? '') };
}

/** A column as numbers; NaN where the cell is empty. */
export function numbersOf(table: TextTable, name: string): Read<Float64Array> {
  const cells = columnOf(table, name);
  if (!cells.ok) return cells;
  const numbers = Float64Array.from(cells.value, (cell) => (cell === '' ? Number.NaN : Number(cell)));
  const wrong = cells.value.findIndex((cell, row) => cell !== '' && !Number.isFinite(numbers[row]));
  if (wrong === -1) return { ok: true, value: numbers };
  return refused(
    `line ${table.rows[wrong]!.line}, column "${name}": "${cells.value[wrong]}" is not a number; choose the columns by name if it is none to learn from`,
  );
}

const refused = (message: string): { ok: false; message: string } => ({ ok: false, message });

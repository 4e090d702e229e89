/** Why a well-formed record is refused. Stands in the headers of dead letters: never rename one. */
export const invalidReasons = [
  'invalid-id',
  'invalid-text',
  'invalid-amount',
  'invalid-currency',
  'invalid-date',
  'invalid-timestamp',
  'invalid-number',
  'invalid-rate',
  'invalid-policy',
  'too-many-entries',
] as const;
export type InvalidReason = (typeof invalidReasons)[number];

/** The first thing wrong with a record: the field as a path, and a message naming field and value. */
export interface InvalidRecord {
  readonly reason: InvalidReason;
  readonly field: string;
  readonly message: string;
}

/** Checks one value of a named field: its problem, or null. */
export type Check<Value> = (value: Value, field: string) => InvalidRecord | null;

export function problem(
  reason: InvalidReason,
  field: string,
  value: unknown,
  expected: string,
): InvalidRecord {
  return { reason, field, message: `${field} is ${show(value)}: ${expected}` };
}

const shownLength = 100;

function show(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > shownLength ? `${value.slice(0, shownLength)}…` : value);
}

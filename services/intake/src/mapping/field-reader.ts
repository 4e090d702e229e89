import { isoDate, minorUnits, type Day } from '@foreshock/contracts';
import type { Row } from '../text/row.ts';
import { parseAmount, parseMinorUnits } from '../values/amounts.ts';
import { parseDate } from '../values/dates.ts';
import type { Parsed, Problem } from '../values/outcome.ts';
import type { SectionContext } from './context.ts';
import type { FieldObject, FieldSpec } from './types.ts';

/**
 * Reads the fields of one row. It keeps the first problem and goes on with harmless values, so that the reading
 * code is straight; nothing of a row with a problem may be used.
 */
export class FieldReader {
  problem: Problem | undefined;
  readonly #row: Pick<Row, 'get'>;
  readonly #context: SectionContext;

  constructor(row: Pick<Row, 'get'>, context: SectionContext) {
    this.#row = row;
    this.#context = context;
  }

  fail(field: string, reason: string, message: string): void {
    this.problem ??= { field, reason, message };
  }

  /** Text, or null when the field is not mapped or empty. */
  optional(field: string, spec: FieldSpec | undefined): string | null {
    if (spec === undefined) return null;
    const wanted = asObject(spec);
    const text = this.#source(field, wanted) || String(wanted.default ?? '');
    if (wanted.values === undefined || text === '') return text === '' ? null : text;
    const word = Object.hasOwn(wanted.values, text) ? wanted.values[text] : undefined;
    if (word === undefined) {
      this.fail(field, 'unknown-value', `"${text}" is not among ${Object.keys(wanted.values).join(', ')}`);
    }
    return word === undefined ? null : String(word);
  }

  required(field: string, spec: FieldSpec | undefined): string {
    const text = this.optional(field, spec);
    if (text === null) this.fail(field, 'missing-value', `${nameOf(spec)} is empty`);
    return text ?? '';
  }

  oneOf<T extends string>(field: string, spec: FieldSpec | undefined, words: readonly T[], otherwise?: T): T {
    const text = this.optional(field, spec) ?? otherwise;
    const word = words.find((each) => each === text);
    if (word === undefined) {
      const reason = text === undefined ? 'missing-value' : 'unknown-value';
      this.fail(field, reason, `"${text ?? ''}" is not one of ${words.join(', ')}`);
    }
    return word ?? (words[0] as T);
  }

  optionalDate(field: string, spec: FieldSpec | undefined): Day | null {
    const text = this.optional(field, spec);
    if (text === null || spec === undefined) return null;
    const order = asObject(spec).order ?? this.#context.dates.order;
    return this.#take(field, parseDate(text, { ...this.#context.dates, order }), 0);
  }

  date(field: string, spec: FieldSpec | undefined): Day {
    this.required(field, spec);
    return this.optionalDate(field, spec) ?? 0;
  }

  /** A date on which something happened: within the period. */
  eventDate(field: string, spec: FieldSpec | undefined): Day {
    return this.inPeriod(field, this.date(field, spec));
  }

  inPeriod(field: string, day: Day): Day {
    const { from, to } = this.#context.period;
    if (day < from || day > to) {
      const period = `${isoDate(from)} to ${isoDate(to)}`;
      this.fail(field, 'date-out-of-period', `${isoDate(clamp(day))} is outside ${period}`);
    }
    return day;
  }

  /** Signed integer minor units of a currency. */
  amount(field: string, spec: FieldSpec | undefined, currency: string): number {
    const text = this.required(field, spec);
    const digits = minorUnits(currency);
    if (text === '' || spec === undefined || digits === undefined) return 0;
    const written = asObject(spec).minorUnits
      ? parseMinorUnits(text)
      : parseAmount(text, this.#context.numbers, digits);
    return this.#take(field, written, 0);
  }

  optionalAmount(field: string, spec: FieldSpec | undefined, currency: string): number | null {
    return this.optional(field, spec) === null ? null : this.amount(field, spec, currency);
  }

  currency(field: string, spec: FieldSpec | undefined): string {
    const code = this.required(field, spec).toUpperCase();
    if (code !== '' && minorUnits(code) === undefined) {
      this.fail(field, 'unknown-currency', `"${code}" is not an ISO 4217 currency`);
    }
    return code;
  }

  optionalInteger(field: string, spec: FieldSpec | undefined): number | null {
    const text = this.optional(field, spec);
    if (text === null) return null;
    if (!/^\d{1,9}$/.test(text)) this.fail(field, 'integer-format', `"${text}" is not a whole number`);
    return Number(text);
  }

  #take<T>(field: string, outcome: Parsed<T>, otherwise: T): T {
    if (outcome.ok) return outcome.value;
    this.fail(field, outcome.reason, outcome.message);
    return otherwise;
  }

  #source(field: string, spec: FieldObject): string {
    if (spec.constant !== undefined) return String(spec.constant);
    const texts = (spec.columns ?? [spec.column ?? '']).map((name) => this.#text(field, name));
    return texts.every((text) => text === '') ? '' : texts.join(spec.join ?? '/');
  }

  #text(field: string, name: string): string {
    const value = this.#row.get(name);
    if (value === undefined || value === null) return '';
    if (value instanceof Date) return value.toISOString();
    if (typeof value === 'string') return value.trim();
    if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
      return String(value);
    }
    this.fail(field, 'not-a-value', `${name} holds a structure, expected text or a number`);
    return '';
  }
}

export function asObject(spec: FieldSpec): FieldObject {
  return typeof spec === 'string' ? { column: spec } : spec;
}

function nameOf(spec: FieldSpec | undefined): string {
  if (spec === undefined) return 'a field that the mapping does not name';
  const { column, columns } = asObject(spec);
  return columns?.join(' + ') ?? column ?? 'the constant';
}

/** Keeps a far-off day printable. */
function clamp(day: Day): Day {
  return Math.min(Math.max(day, -700_000), 2_900_000);
}

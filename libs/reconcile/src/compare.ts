import { columnName } from '@foreshock/clickhouse';
import { INDICATORS, type IndicatorName } from '@foreshock/ledger';

export type Value = number | boolean | null;

/** The indicators of one customer as a row of columns. */
export interface Answer {
  readonly customer_id: string;
  readonly partition: number;
  readonly as_of: string;
  readonly [column: string]: Value | string;
}

/** Where the two answers differ. A customer that one of them does not have differs in `customer`. */
export interface Difference {
  readonly customerId: string;
  readonly indicator: IndicatorName | 'customer';
  /** What the monitor published, carried to the day in question; null also where it published nothing. */
  readonly published: Value;
  /** What the events say by SQL. */
  readonly fromEvents: Value;
}

/** Relative distance up to which two fractions count as one: they are rounded along different ways. */
const TOLERANCE = 1e-9;

/** @returns every difference between what was published and what the events say, by customer. */
export function compare(published: readonly Answer[], fromEvents: readonly Answer[]): Difference[] {
  const shown = new Map(published.map((row) => [row.customer_id, row]));
  const wanted = new Map(fromEvents.map((row) => [row.customer_id, row]));
  const customers = [...new Set([...shown.keys(), ...wanted.keys()])].sort();
  return customers.flatMap((customerId) =>
    differencesOf(customerId, shown.get(customerId), wanted.get(customerId)),
  );
}

function differencesOf(customerId: string, one: Answer | undefined, other: Answer | undefined): Difference[] {
  if (one === undefined || other === undefined)
    return [
      { customerId, indicator: 'customer', published: one !== undefined, fromEvents: other !== undefined },
    ];
  return INDICATORS.flatMap(({ name, type }) => {
    const published = one[columnName(name)] as Value;
    const fromEvents = other[columnName(name)] as Value;
    const alike = type === 'double' ? isClose(published, fromEvents) : published === fromEvents;
    return alike ? [] : [{ customerId, indicator: name, published, fromEvents }];
  });
}

function isClose(a: Value, b: Value): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
}

import type { Indicators, Money } from '@foreshock/api/model';

type Value = Indicators['values'][string];

/** An indicator's amount; null where it has none. */
export function moneyIn(values: Readonly<Record<string, Value>>, name: string): Money | null {
  const value = values[name];
  return typeof value === 'object' ? (value ?? null) : null;
}

/** An indicator's number; null where it has none. */
export function numberIn(values: Readonly<Record<string, Value>>, name: string): number | null {
  const value = values[name];
  return typeof value === 'number' ? value : null;
}

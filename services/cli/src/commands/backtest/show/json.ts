import type { Comparison } from '@foreshock/backtest';
import { isoDate } from '@foreshock/contracts';

/** Fields that are days: they go out as dates. */
const DAYS: ReadonlySet<string> = new Set(['from', 'to', 'day', 'since', 'cohorts']);

/** The report for programs: the comparison with dates as ISO texts, and which costs nobody gave. */
export function toJson(comparison: Comparison, assumed: readonly string[]): unknown {
  return { format: 'foreshock-backtest', formatVersion: 1, ...(dated('', comparison) as object), assumed };
}

function dated(name: string, value: unknown): unknown {
  if (typeof value === 'number') return DAYS.has(name) ? isoDate(value) : value;
  if (Array.isArray(value)) return value.map((one) => dated(name, one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, dated(key, one)]));
}

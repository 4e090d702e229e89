import { levelOf } from './condition.ts';
import type { RiskState } from './state.ts';
import type { Values } from './values.ts';
import type { Watch, WatchedLevel } from './watch.ts';

/**
 * Ratios are rounded, so that a value carried on can differ in its last digits from the one computed on that day. A day
 * too early does no harm, a day too late would miss a decision: levels count as reached this much before.
 */
const SLACK_DAYS = 1e-6;

/** Days (at least 1) until the value may come to one of the watched levels, infinity where it never does by itself. */
export function daysUntilChange(watch: Watch, values: Values, open: RiskState['open']): number {
  const value = values[watch.slot]!;
  const history = watch.historySlot === null ? NaN : values[watch.historySlot]!;
  const left =
    watch.carry === 'day' ? daysOfGrowth(value, watch.until) : daysOfHistory(value, history, watch);
  if (!(left > 0)) return Infinity;
  let days = Infinity;
  for (const level of watch.levels) {
    if (level.whileOpen !== null && !isAnyOpen(level.whileOpen, open)) continue;
    const target = levelOf(level, values);
    days = Math.min(days, daysTo(level, target, watch, value, history));
  }
  return days <= left ? days : Infinity;
}

/** A value that grows by one a day does so while it is above zero, up to `until`. */
function daysOfGrowth(value: number, until: number): number {
  return value > 0 ? until - value : 0;
}

/** A value in proportion to the days of history moves on until these are enough; unknown days may go on for ever. */
function daysOfHistory(value: number, history: number, { until }: Watch): number {
  if (value === 0 || Number.isNaN(value)) return 0;
  return Number.isNaN(history) ? Infinity : until - history;
}

function daysTo(
  { change }: WatchedLevel,
  target: number,
  { carry }: Watch,
  value: number,
  history: number,
): number {
  if (change === 'daily') return 1;
  return carry === 'day'
    ? daysByGrowth(change, target - value, value)
    : daysByHistory(target / value, history);
}

function daysByGrowth(change: 'reach' | 'pass', gap: number, value: number): number {
  const isAhead = change === 'reach' ? gap > 0 : gap >= 0;
  if (!isAhead) return Infinity;
  if (!Number.isInteger(value)) return Math.max(1, Math.ceil(gap - SLACK_DAYS));
  return change === 'reach' ? Math.ceil(gap) : Math.floor(gap) + 1;
}

/** A value of v on day h of the history is v × (h + k) / h after k days: away from zero, up or down. */
function daysByHistory(ratio: number, history: number): number {
  if (!(ratio > 1 - SLACK_DAYS)) return Infinity;
  return Number.isNaN(history) ? 1 : Math.max(1, Math.ceil(history * ratio - history - SLACK_DAYS));
}

export function isAnyOpen(ruleIds: readonly string[], open: RiskState['open']): boolean {
  for (const ruleId of ruleIds) if (open[ruleId] !== undefined) return true;
  return false;
}

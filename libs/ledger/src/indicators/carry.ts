import { LONGEST_HISTORY_DAYS } from '../history.ts';
import type { IndicatorDefinition } from './definition.ts';
import { INDICATORS, type Indicators } from './registry.ts';

const CARRIED = (INDICATORS as readonly IndicatorDefinition[]).filter(({ carry }) => carry !== undefined);

/**
 * The indicators `days` later, if no event comes and no fact-derived value changes on the way: what only follows the
 * calendar moves on, all else stays. The values that a ledger itself would then give, but for rounding in the last digit.
 */
export function carriedIndicators(indicators: Indicators, days: number): Indicators {
  if (days <= 0) return indicators;
  const out: Record<string, number | boolean | null> = { ...indicators };
  for (const { name, carry, carryUpTo } of CARRIED) {
    const value = out[name];
    if (typeof value !== 'number' || value <= 0) continue;
    out[name] =
      carry === 'day'
        ? Math.min(value + days, carryUpTo ?? Infinity)
        : value * growth(indicators.historyDays, days, carryUpTo ?? LONGEST_HISTORY_DAYS);
  }
  return out as Indicators;
}

/** By how much min(window, history) grows. */
function growth(history: number, days: number, window: number): number {
  const before = Math.min(window, history);
  return before === 0 ? 1 : Math.min(window, history + days) / before;
}

import type { LimitPolicy } from './document.ts';
import { at, type Report } from './error.ts';
import { nearestName } from './nearest.ts';
import type { Values, ValueTable } from './values.ts';

export interface CompiledLimit {
  readonly turnoverSlot: number;
  /** By the grade's rank. */
  readonly shares: readonly number[];
  readonly startMinor: readonly number[];
  readonly capMinor: number;
  readonly roundToMinor: number;
  readonly changeRatio: number;
}

export function compileLimit(
  limit: LimitPolicy,
  grades: readonly string[],
  path: string,
  table: ValueTable,
  report: Report,
): CompiledLimit {
  for (const field of ['shareByGrade', 'startMinorByGrade'] as const) {
    for (const name of Object.keys(limit[field] ?? {})) {
      if (!grades.includes(name))
        report.key(at(at(path, field), name), `unknown grade "${name}"`, nearestName(name, grades));
    }
  }
  const without = grades.filter((grade) => !Object.hasOwn(limit.shareByGrade, grade));
  if (without.length > 0) report(at(path, 'shareByGrade'), `no share for grade ${without.join(', ')}`);
  return {
    turnoverSlot: table.slotOf(limit.turnover, at(path, 'turnover')),
    shares: grades.map((grade) => limit.shareByGrade[grade] ?? 0),
    startMinor: grades.map((grade) => limit.startMinorByGrade?.[grade] ?? 0),
    capMinor: limit.capMinor,
    roundToMinor: limit.roundToMinor,
    changeRatio: limit.changeRatio,
  };
}

/** The recommended credit limit, minor units; unknown turnover counts as none. */
export function recommendedLimitMinor(limit: CompiledLimit, rank: number, values: Values): number {
  const turnover = values[limit.turnoverSlot]!;
  const byTurnover = Number.isNaN(turnover) ? 0 : limit.shares[rank]! * turnover;
  const wanted = Math.min(limit.capMinor, Math.max(limit.startMinor[rank]!, byTurnover));
  return Math.floor(wanted / limit.roundToMinor) * limit.roundToMinor;
}

/** Keeps the last recommendation where the new one is within the change ratio of it. */
export function steadyLimitMinor(limit: CompiledLimit, lastMinor: number, nextMinor: number): number {
  return Math.abs(nextMinor - lastMinor) < limit.changeRatio * lastMinor ? lastMinor : nextMinor;
}

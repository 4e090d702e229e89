import type { LimitPolicy } from './document.ts';
import { at, type Report } from './error.ts';
import { nearestName } from './nearest.ts';
import type { Values, ValueTable } from './values.ts';

export interface CompiledLimit {
  readonly turnoverSlot: number;
  /** In millionths, by the grade's rank. */
  readonly shares: readonly number[];
  readonly startMinor: readonly number[];
  readonly capMinor: number;
  readonly capOf: { readonly slot: number; readonly timesMillionths: number } | null;
  readonly coverage: readonly CompiledCoverage[];
  readonly inDefaultMinor: number;
  readonly roundToMinor: number;
  readonly changeRatio: number;
}

export interface CompiledCoverage {
  readonly slot: number;
  readonly shareMillionths: number;
  readonly worstRank: number;
}

const MILLION = 1_000_000;

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
  const { capOf } = limit;
  return {
    turnoverSlot: table.slotOf(limit.turnover, at(path, 'turnover')),
    shares: grades.map((grade) => millionths(limit.shareByGrade[grade] ?? 0)),
    startMinor: grades.map((grade) => limit.startMinorByGrade?.[grade] ?? 0),
    capMinor: limit.capMinor,
    capOf:
      capOf === undefined
        ? null
        : {
            slot: table.slotOf(capOf.of, at(at(path, 'capOf'), 'of')),
            timesMillionths: millionths(capOf.times),
          },
    coverage: compileCoverage(limit, grades, at(path, 'coverage'), table, report),
    inDefaultMinor: limit.inDefaultMinor ?? Infinity,
    roundToMinor: limit.roundToMinor,
    changeRatio: limit.changeRatio,
  };
}

function compileCoverage(
  { coverage = [] }: LimitPolicy,
  grades: readonly string[],
  path: string,
  table: ValueTable,
  report: Report,
): readonly CompiledCoverage[] {
  return coverage.map(({ value, share, downTo }, index) => {
    const here = at(path, index);
    const worstRank = downTo === undefined ? grades.length - 1 : grades.indexOf(downTo);
    if (downTo !== undefined && worstRank < 0)
      report(at(here, 'downTo'), `unknown grade "${downTo}"`, nearestName(downTo, grades));
    return { slot: table.slotOf(value, at(here, 'value')), shareMillionths: millionths(share), worstRank };
  });
}

function millionths(share: number): number {
  return Math.round(share * MILLION);
}

/** The slots of all values that a limit follows. */
export function slotsOfLimit({ turnoverSlot, capOf, coverage }: CompiledLimit): readonly number[] {
  return [turnoverSlot, ...(capOf === null ? [] : [capOf.slot]), ...coverage.map(({ slot }) => slot)];
}

/** What guarantees, collateral and insurance cover of a limit for a grade, minor units; what is missing covers nothing. */
export function coveredMinor({ coverage }: CompiledLimit, rank: number, values: Values): number {
  let covered = 0;
  for (const { slot, shareMillionths, worstRank } of coverage)
    if (rank <= worstRank) covered += shareOf(values[slot]!, shareMillionths);
  return covered;
}

/** The recommended credit limit, minor units; unknown turnover counts as none. */
export function recommendedLimitMinor(
  limit: CompiledLimit,
  rank: number,
  values: Values,
  isInDefault: boolean,
): number {
  const byTurnover = shareOf(values[limit.turnoverSlot]!, limit.shares[rank]!);
  let own = Math.min(limit.capMinor, Math.max(limit.startMinor[rank]!, byTurnover));
  const { capOf } = limit;
  if (capOf !== null && !Number.isNaN(values[capOf.slot]))
    own = Math.min(own, shareOf(values[capOf.slot]!, capOf.timesMillionths));
  const wanted = limit.coverage.length === 0 ? own : own + coveredMinor(limit, rank, values);
  const allowed = isInDefault ? Math.min(wanted, limit.inDefaultMinor) : wanted;
  return allowed - (allowed % limit.roundToMinor);
}

/** A share of an amount in whole minor units, exactly, rounded down; of a missing or negative amount nothing. */
function shareOf(amount: number, shareMillionths: number): number {
  if (!(amount > 0)) return 0;
  const product = Math.floor(amount) * shareMillionths;
  if (product <= Number.MAX_SAFE_INTEGER) return (product - (product % MILLION)) / MILLION;
  const exact = (BigInt(Math.floor(amount)) * BigInt(shareMillionths)) / BigInt(MILLION);
  return Math.min(Number(exact), Number.MAX_SAFE_INTEGER);
}

/** Keeps the last recommendation where the new one is within the change ratio of it. */
export function steadyLimitMinor(limit: CompiledLimit, lastMinor: number, nextMinor: number): number {
  return Math.abs(nextMinor - lastMinor) < limit.changeRatio * lastMinor ? lastMinor : nextMinor;
}

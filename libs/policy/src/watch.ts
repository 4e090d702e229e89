import type { Comparator } from './document.ts';
import type { CompiledCondition, Reading } from './condition.ts';
import type { CompiledDefault } from './default.ts';
import { slotsOfLimit, type CompiledLimit } from './limit.ts';
import type { CompiledRule } from './rule.ts';
import type { CompiledScorecard } from './score.ts';
import { HISTORY_DAYS, type Carry, type ValueTable } from './values.ts';

/**
 * A level that a value is held against somewhere in a segment. `reach`: something changes as soon as the value is
 * there, `pass`: as soon as it is beyond, `daily`: with every change of the value.
 */
export interface WatchedLevel {
  readonly change: 'reach' | 'pass' | 'daily';
  readonly level: number;
  /** The level is this slot's value, `level` times, plus `plus`; null for a plain number. */
  readonly ofSlot: number | null;
  readonly plus: number;
  /** It matters only while one of these rules has an open warning; null: always. */
  readonly whileOpen: readonly string[] | null;
}

/** A value that moves by itself, with every level at which that can matter. */
export interface Watch {
  readonly slot: number;
  readonly carry: Carry;
  /** For `day` the value, for `history` the days of history at which it stands still. */
  readonly until: number;
  /** Where the days of history are; null where nobody provides them. */
  readonly historySlot: number | null;
  readonly levels: readonly WatchedLevel[];
}

/** The parts of a segment that read values. */
export interface Reads {
  readonly scorecard: CompiledScorecard;
  readonly limit: CompiledLimit;
  readonly rules: readonly CompiledRule[];
  readonly defaultDefinition: CompiledDefault | null;
}

/** Everything by which the passing of days alone can lead a segment's customers to another decision. */
export function compileWatches(reads: Reads, table: ValueTable): readonly Watch[] {
  const found = new Map<number, WatchedLevel[]>();
  const carryOf = (slot: number): Carry | null => table.domainOf(table.names[slot]!)?.carry ?? null;
  for (const [slot, level] of levelsOf(reads)) {
    if (carryOf(slot) === null) continue;
    const known = found.get(slot) ?? [];
    found.set(slot, merged(known, level));
  }
  return [...found].map(([slot, levels]) => {
    const carry = carryOf(slot)!;
    const until = table.domainOf(table.names[slot]!)?.carryUpTo ?? Infinity;
    const historySlot = carry === 'day' ? null : table.optionalSlotOf(HISTORY_DAYS);
    return { slot, carry, until, historySlot, levels };
  });
}

type Level = readonly [slot: number, level: WatchedLevel];

function levelsOf(reads: Reads): readonly Level[] {
  const { scorecard, limit } = reads;
  return [
    ...scorecard.characteristics.flatMap(({ slot, cuts }) =>
      Array.from(cuts, (level): Level => [slot, { ...FIXED, change: 'reach', level, whileOpen: null }]),
    ),
    ...slotsOfLimit(limit).map((slot) => daily(slot, null)),
    ...looksOf(reads).flatMap(({ readings, anyChange, whileOpen }) => [
      ...readings.flatMap((reading) => levelsOfReading(reading, whileOpen)),
      ...anyChange.map((slot) => daily(slot, whileOpen)),
    ]),
  ];
}

const FIXED = { ofSlot: null, plus: 0 };

function daily(slot: number, whileOpen: WatchedLevel['whileOpen']): Level {
  return [slot, { ...FIXED, change: 'daily', level: 0, whileOpen }];
}

function levelsOfReading(reading: Reading, whileOpen: WatchedLevel['whileOpen']): readonly Level[] {
  const { slot, comparator, level, ofSlot, plus } = reading;
  const levels = CHANGES[comparator].map((change): Level => [
    slot,
    { change, level, ofSlot, plus, whileOpen },
  ]);
  return ofSlot === null ? levels : [...levels, daily(ofSlot, whileOpen)];
}

/** What a condition reads, and when that matters. */
export interface Look {
  readonly readings: readonly Reading[];
  readonly anyChange: readonly number[];
  readonly whileOpen: WatchedLevel['whileOpen'];
}

/** Everything that a segment's conditions read. */
export function looksOf({ scorecard, rules, defaultDefinition }: Reads): readonly Look[] {
  const conditions = [
    ...scorecard.overrides.map(({ condition }) => condition),
    ...(defaultDefinition?.reasons ?? []),
    ...rules.map(({ raise }) => raise),
  ];
  return [...conditions.map((condition) => look(condition, null)), ...rules.flatMap(looksOfRule)];
}

/** Beside the raise condition: the size of the amount always, clearing and escalation while a warning is open. */
function looksOfRule({ id, clear, severities, materiality }: CompiledRule): readonly Look[] {
  const whileOpen = [...severities.map(({ when }) => when), clear].flatMap((when) =>
    when === null ? [] : [look(when, [id])],
  );
  if (materiality === null) return whileOpen;
  const { readings, trifle } = materiality;
  return [
    look({ readings, anyChange: [] }, null),
    ...whileOpen,
    look({ readings: [trifle], anyChange: [] }, [id]),
  ];
}

function look(
  { readings, anyChange }: Pick<CompiledCondition, 'readings' | 'anyChange'>,
  whileOpen: Look['whileOpen'],
): Look {
  return { readings, anyChange, whileOpen };
}

/** When a comparison can turn while the value moves on. */
const CHANGES: Readonly<Record<Comparator, readonly ('reach' | 'pass')[]>> = {
  lt: ['reach'],
  gte: ['reach'],
  gt: ['pass'],
  lte: ['pass'],
  eq: ['reach', 'pass'],
};

/** The list with one more level; of equal ones there is one, which matters whenever any of them does. */
function merged(levels: readonly WatchedLevel[], level: WatchedLevel): WatchedLevel[] {
  const isSame = (one: WatchedLevel): boolean =>
    one.change === level.change &&
    one.level === level.level &&
    one.ofSlot === level.ofSlot &&
    one.plus === level.plus;
  const same = levels.find(isSame);
  if (same === undefined) return [...levels, level];
  const whileOpen =
    same.whileOpen === null || level.whileOpen === null ? null : [...same.whileOpen, ...level.whileOpen];
  return [...levels.filter((one) => !isSame(one)), { ...level, whileOpen }];
}

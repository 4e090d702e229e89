import type { Comparator } from './document.ts';
import type { Reading } from './condition.ts';
import type { CompiledDefault } from './default.ts';
import type { CompiledLimit } from './limit.ts';
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
  /** The level is this slot's value, `level` times; null for a plain number. */
  readonly ofSlot: number | null;
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
interface Reads {
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

function levelsOf({ scorecard, limit, rules, defaultDefinition }: Reads): readonly Level[] {
  const conditions = [
    ...scorecard.overrides.map(({ condition }) => condition),
    ...(defaultDefinition?.reasons ?? []),
    ...rules.map(({ raise }) => raise),
  ];
  return [
    ...scorecard.characteristics.flatMap(({ slot, cuts }) =>
      Array.from(cuts, (level): Level => [slot, { change: 'reach', level, ofSlot: null, whileOpen: null }]),
    ),
    [limit.turnoverSlot, { change: 'daily', level: 0, ofSlot: null, whileOpen: null }],
    ...conditions.flatMap(({ readings }) => levelsOfReadings(readings, null)),
    ...rules.flatMap(levelsOfRule),
  ];
}

/** Beside the raise condition: the size of the amount always, clearing and escalation while a warning is open. */
function levelsOfRule({ id, clear, severities, materiality }: CompiledRule): readonly Level[] {
  const whileOpen = [...severities.map(({ when }) => when), clear].flatMap((when) => when?.readings ?? []);
  return [
    ...levelsOfReadings(materiality?.readings ?? [], null),
    ...levelsOfReadings(materiality === null ? whileOpen : [...whileOpen, materiality.trifle], [id]),
  ];
}

function levelsOfReadings(
  readings: readonly Reading[],
  whileOpen: readonly string[] | null,
): readonly Level[] {
  return readings.flatMap(({ slot, comparator, level, ofSlot }): readonly Level[] => [
    ...CHANGES[comparator].map((change): Level => [slot, { change, level, ofSlot, whileOpen }]),
    ...(ofSlot === null ? [] : [[ofSlot, { change: 'daily', level, ofSlot: null, whileOpen }] as const]),
  ]);
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
    one.change === level.change && one.level === level.level && one.ofSlot === level.ofSlot;
  const same = levels.find(isSame);
  if (same === undefined) return [...levels, level];
  const whileOpen =
    same.whileOpen === null || level.whileOpen === null ? null : [...same.whileOpen, ...level.whileOpen];
  return [...levels.filter((one) => !isSame(one)), { ...level, whileOpen }];
}

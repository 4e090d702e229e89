import { orNull } from './condition.ts';
import type { ScorePoints } from './decision.ts';
import type { Combination } from './document.ts';
import type { Band, CompiledOverride } from './grades.ts';
import type { Rating } from './rating.ts';
import type { Values } from './values.ts';

export type Group = ScorePoints['group'];

export interface CompiledCharacteristic {
  readonly id: string;
  readonly name: string;
  readonly slot: number;
  readonly group: Group;
  readonly source: string;
  readonly missing: number;
  /** Upper ends of the bins but the last, ascending. */
  readonly cuts: Float64Array;
  /** One more than cuts. */
  readonly points: Float64Array;
}

export interface CompiledScorecard {
  readonly base: number;
  readonly externalBase: number;
  readonly characteristics: readonly CompiledCharacteristic[];
  /** Sorted by name. */
  readonly sources: readonly { readonly source: string; readonly slots: readonly number[] }[];
  readonly combine: Combination;
  readonly bands: readonly Band[];
  readonly overrides: readonly CompiledOverride[];
  readonly marginPoints: number;
  /** Written anew by every evaluation before it is read: saves an allocation, carries nothing over. */
  readonly rating: Rating;
}

export function pointsOf(characteristic: CompiledCharacteristic, values: Values): number {
  const value = values[characteristic.slot]!;
  if (Number.isNaN(value)) return characteristic.missing;
  const { cuts } = characteristic;
  let bin = 0;
  while (bin < cuts.length && value >= cuts[bin]!) bin++;
  return characteristic.points[bin]!;
}

/** Writes the score and its two parts; the outside part is NaN where no outside source is there. */
export function scoreOf(card: CompiledScorecard, values: Values, out: Rating): void {
  let behaviour = card.base;
  let external = card.externalBase;
  let hasExternal = false;
  for (const characteristic of card.characteristics) {
    const points = pointsOf(characteristic, values);
    if (characteristic.group === 'behaviour') behaviour += points;
    else {
      external += points;
      hasExternal ||= !Number.isNaN(values[characteristic.slot]);
    }
  }
  out.behaviour = behaviour;
  out.external = hasExternal ? external : NaN;
  out.score = hasExternal ? combined(card, behaviour, external) : behaviour;
}

type Combining = Pick<CompiledScorecard, 'combine' | 'externalBase'>;

/** Behaviour and outside score as one. */
export function combined({ combine, externalBase }: Combining, behaviour: number, external: number): number {
  switch (combine.rule) {
    case 'worse':
      return Math.min(behaviour, external);
    case 'sum':
      return behaviour + external - externalBase;
    case 'weighted':
      return Math.round(combine.behaviourWeight * behaviour + (1 - combine.behaviourWeight) * external);
  }
}

/** The lowest and highest score that any values can get; characteristics are taken as independent. */
export function reachOf(card: Combining & Pick<CompiledScorecard, 'base' | 'characteristics'>): {
  min: number;
  max: number;
} {
  const end = (group: Group, pick: (...points: number[]) => number): number =>
    card.characteristics
      .filter((characteristic) => characteristic.group === group)
      .reduce(
        (sum, { missing, points }) => sum + pick(missing, ...points),
        group === 'behaviour' ? card.base : card.externalBase,
      );
  const ends = (pick: (...points: number[]) => number): number => {
    const behaviour = end('behaviour', pick);
    const hasExternal = card.characteristics.some(({ group }) => group === 'external');
    return hasExternal ? pick(behaviour, combined(card, behaviour, end('external', pick))) : behaviour;
  };
  return { min: ends(Math.min), max: ends(Math.max) };
}

export function pointsTable(card: CompiledScorecard, values: Values): readonly ScorePoints[] {
  return card.characteristics.map((characteristic) => ({
    name: characteristic.id,
    group: characteristic.group,
    value: orNull(values[characteristic.slot]!),
    points: pointsOf(characteristic, values),
  }));
}

/** A source is present when at least one characteristic that it feeds has a value. */
export function sourcesOf(card: CompiledScorecard, values: Values): { present: string[]; missing: string[] } {
  const present: string[] = [];
  const missing: string[] = [];
  for (const { source, slots } of card.sources) {
    (slots.some((slot) => !Number.isNaN(values[slot])) ? present : missing).push(source);
  }
  return { present, missing };
}

import type { Group } from './group.ts';

/** Episodes with money whose horizon is over, of the kinds (rule and severity) that occur both with and without a step. */
export interface Side {
  readonly episodes: number;
  /** Share of them that was paid, weighted as the kinds occur with a step; null without any. */
  readonly paidShare: number | null;
}

/** Described, not explained: whoever gets a letter was chosen by somebody. */
export interface Comparison {
  readonly withStep: Side;
  readonly withoutStep: Side;
  /** Kinds on both sides, and episodes whose kind is on one side only. */
  readonly kinds: number;
  readonly leftOut: number;
}

/** @returns paid shares with and without a step, of equal kinds. Keys are JSON: rule, severity, whether a step was taken. */
export function matched(pairs: readonly Group[]): Comparison {
  const kinds = new Map<string, { with?: Group; without?: Group }>();
  for (const pair of pairs.filter(({ withMoney }) => withMoney > 0)) {
    const [rule, severity, acted] = JSON.parse(pair.key) as [string, string, boolean | number];
    const kind = `${rule} ${severity}`;
    kinds.set(kind, { ...kinds.get(kind), [acted ? 'with' : 'without']: pair });
  }
  const both = [...kinds.values()].filter((kind): kind is Required<typeof kind> =>
    Boolean(kind.with && kind.without),
  );
  const sum = (side: 'with' | 'without') => both.reduce((n, kind) => n + kind[side].withMoney, 0);
  const weight = sum('with');
  const share = (side: 'with' | 'without') =>
    weight === 0
      ? null
      : both.reduce((n, kind) => n + (kind[side].paid / kind[side].withMoney) * kind.with.withMoney, 0) /
        weight;
  const all = [...kinds.values()].flatMap((kind) => [
    kind.with?.withMoney ?? 0,
    kind.without?.withMoney ?? 0,
  ]);
  return {
    withStep: { episodes: weight, paidShare: share('with') },
    withoutStep: { episodes: sum('without'), paidShare: share('without') },
    kinds: both.length,
    leftOut: all.reduce((a, b) => a + b, 0) - weight - sum('without'),
  };
}

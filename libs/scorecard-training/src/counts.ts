/** How many good and bad customers. */
export interface Counts {
  readonly goods: number;
  readonly bads: number;
}

/** Customers with values in [from, to). */
export interface CountedBin extends Counts {
  readonly from: number;
  readonly to: number;
}

export const rowsIn = ({ goods, bads }: Counts): number => goods + bads;

export const badRate = (counts: Counts): number => counts.bads / rowsIn(counts);

export function totalOf(counts: readonly Counts[]): Counts {
  const sum = (of: (one: Counts) => number) => counts.reduce((total, one) => total + of(one), 0);
  return { goods: sum(({ goods }) => goods), bads: sum(({ bads }) => bads) };
}

/** One bin of the neighbours `lower` and `upper`. */
export function joined(lower: CountedBin, upper: CountedBin): CountedBin {
  return { from: lower.from, to: upper.to, ...totalOf([lower, upper]) };
}

/** `bins` with the one at `index` and its upper neighbour as one. */
export function joinedAt(bins: readonly CountedBin[], index: number): CountedBin[] {
  return [...bins.slice(0, index), joined(bins[index]!, bins[index + 1]!), ...bins.slice(index + 2)];
}

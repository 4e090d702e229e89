/** A score (higher is better) and whether its customer turned out bad. */
export interface Outcome {
  readonly score: number;
  readonly bad: boolean;
}

export interface Separation {
  /** Largest distance between the shares of bad and of good customers at or below a score: max |F_bad − F_good|. */
  readonly ks: number;
  /** 2 × AUC − 1, where AUC is the chance that a good customer scores above a bad one, a tie being half. */
  readonly gini: number;
}

/** How well a score tells good from bad; null without at least one of each. */
export function separation(outcomes: readonly Outcome[]): Separation | null {
  const bads = outcomes.filter(({ bad }) => bad).length;
  const goods = outcomes.length - bads;
  if (bads === 0 || goods === 0) return null;
  let badBelow = 0;
  let goodBelow = 0;
  let ks = 0;
  let wins = 0;
  for (const { bad, good } of countsByScore(outcomes)) {
    wins += good * (badBelow + bad / 2);
    badBelow += bad;
    goodBelow += good;
    ks = Math.max(ks, Math.abs(badBelow / bads - goodBelow / goods));
  }
  return { ks, gini: (2 * wins) / (bads * goods) - 1 };
}

/** From the lowest score to the highest. */
function countsByScore(outcomes: readonly Outcome[]): { bad: number; good: number }[] {
  const counts = new Map<number, { bad: number; good: number }>();
  for (const { score, bad } of [...outcomes].sort((one, other) => one.score - other.score)) {
    const at = counts.get(score) ?? { bad: 0, good: 0 };
    counts.set(score, at);
    at[bad ? 'bad' : 'good'] += 1;
  }
  return [...counts.values()];
}

import { badRate, joined, joinedAt, rowsIn, totalOf, type CountedBin } from './counts.ts';
import { informationValue } from './woe.ts';

/** Bins hold at least this share of the rows (Siddiqi 2006, ch. 6: at least 5 %). */
const SMALLEST_SHARE = 0.05;

/**
 * Joins neighbours until the bad rate only rises or only falls with the value, whichever keeps more information, no bin
 * is small or lacks goods or bads, and there are at most `maxBins`.
 */
export function monotoneBins(bins: readonly CountedBin[], maxBins: number): CountedBin[] {
  const total = totalOf(bins);
  const candidates = [1, -1].map((direction) => fewer(larger(pooled(bins, direction)), maxBins));
  const [rising, falling] = candidates as [CountedBin[], CountedBin[]];
  return informationValue(rising, total) >= informationValue(falling, total) ? rising : falling;
}

/** Pools adjacent violators; `direction` 1 for a rising bad rate, −1 for a falling one (Ayer et al. 1955). */
function pooled(bins: readonly CountedBin[], direction: number): CountedBin[] {
  const violates = (lower: CountedBin, upper: CountedBin) =>
    rowsIn(lower) === 0 || rowsIn(upper) === 0 || direction * (badRate(upper) - badRate(lower)) <= 0;
  const kept: CountedBin[] = [];
  for (const bin of bins) {
    kept.push(bin);
    while (kept.length > 1 && violates(kept.at(-2)!, kept.at(-1)!)) {
      const upper = kept.pop()!;
      kept.push(joined(kept.pop()!, upper));
    }
  }
  return kept;
}

function larger(bins: CountedBin[]): CountedBin[] {
  const least = SMALLEST_SHARE * rowsIn(totalOf(bins));
  const small = bins.findIndex((bin) => rowsIn(bin) < least || bin.bads === 0 || bin.goods === 0);
  if (small === -1 || bins.length === 1) return bins;
  const below = bins[small - 1];
  const above = bins[small + 1];
  const goesUp = below === undefined || (above !== undefined && rowsIn(above) < rowsIn(below));
  return larger(joinedAt(bins, goesUp ? small : small - 1));
}

/** Joins the pair that costs the least information, until there are few enough. */
function fewer(bins: CountedBin[], maxBins: number): CountedBin[] {
  if (bins.length <= Math.max(1, maxBins)) return bins;
  const total = totalOf(bins);
  const choices = bins.slice(1).map((_, index) => joinedAt(bins, index));
  const values = choices.map((choice) => informationValue(choice, total));
  return fewer(choices[values.indexOf(Math.max(...values))]!, maxBins);
}

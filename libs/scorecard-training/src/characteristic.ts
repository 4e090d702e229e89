import { rowsIn, totalOf, type CountedBin, type Counts } from './counts.ts';
import { monotoneBins } from './monotone.ts';
import { binOf, countBetween, quantileCuts } from './pre-bins.ts';
import { informationValue, weightOfEvidence } from './woe.ts';

/** Quantiles before joining. */
const PRE_BINS = 20;

/** Fewer missing values than this say nothing: their weight is 0. */
const FEWEST_MISSING = 50;

/** Whether missing values weigh what became of those customers, or nothing (they then speak neither way). */
export type MissingValues = 'learnt' | 'neutral';

/** A column in monotone bins, each with its weight of evidence. */
export interface BinnedCharacteristic {
  readonly name: string;
  readonly bins: readonly (CountedBin & { readonly woe: number })[];
  readonly missing: Counts & { readonly woe: number };
  readonly informationValue: number;
}

/** Bins a column by what became of the customers; `values` and `bad` are those of the training part alone. */
export function binned(
  name: string,
  values: Float64Array,
  bad: Uint8Array,
  options: { readonly maxBins: number; readonly missing: MissingValues },
): BinnedCharacteristic {
  const counted = countBetween(values, bad, quantileCuts(values, PRE_BINS));
  const bins = monotoneBins(counted.bins, options.maxBins);
  const total = totalOf([...bins, counted.missing]);
  const missingSpeaks = options.missing === 'learnt' && rowsIn(counted.missing) >= FEWEST_MISSING;
  return {
    name,
    bins: bins.map((bin) => ({ ...bin, woe: weightOfEvidence(bin, total) })),
    missing: {
      ...counted.missing,
      woe: missingSpeaks ? weightOfEvidence(counted.missing, total) : 0,
    },
    informationValue: informationValue(missingSpeaks ? [...bins, counted.missing] : bins, total),
  };
}

/** Every value's weight of evidence, by the bins of the characteristic. */
export function woesOf({ bins, missing }: BinnedCharacteristic, values: Float64Array): Float64Array {
  const cuts = bins.slice(1).map(({ from }) => from);
  return values.map((value) => (Number.isNaN(value) ? missing.woe : bins[binOf(value, cuts)]!.woe));
}

import type { Counts } from './counts.ts';

/** An empty cell counts as half a customer, so that its weight stays finite. */
const EMPTY_CELL = 0.5;

/**
 * Weight of evidence ln(share of the goods / share of the bads) of a bin; above 0 it speaks for the customer
 * (Siddiqi, "Credit Risk Scorecards", 2006, ch. 6).
 */
export function weightOfEvidence(bin: Counts, total: Counts): number {
  const goodShare = (bin.goods || EMPTY_CELL) / total.goods;
  return Math.log(goodShare / ((bin.bads || EMPTY_CELL) / total.bads));
}

/** Information value Σ (share of the goods − share of the bads) × WoE; below 0.02 a characteristic says nothing, above 0.3 much. */
export function informationValue(bins: readonly Counts[], total: Counts): number {
  return bins.reduce(
    (sum, bin) => sum + (bin.goods / total.goods - bin.bads / total.bads) * weightOfEvidence(bin, total),
    0,
  );
}

/** Index and days beyond terms, from early to late. */
const ANCHORS = [
  { index: 100, days: -30 },
  { index: 90, days: -20 },
  { index: 80, days: 0 },
  { index: 70, days: 15 },
  { index: 60, days: 22 },
  { index: 50, days: 30 },
  { index: 40, days: 60 },
  { index: 30, days: 90 },
  { index: 20, days: 120 },
] as const;

/**
 * The payment index of an amount-weighted number of days beyond terms: linear between the anchors, 100 at most, and
 * on along the last slope to no less than 1.
 */
export function paymentIndex(daysBeyondTerms: number): number {
  if (daysBeyondTerms <= ANCHORS[0].days) return ANCHORS[0].index;
  let segment = 1;
  while (segment < ANCHORS.length - 1 && daysBeyondTerms > ANCHORS[segment]!.days) segment++;
  const from = ANCHORS[segment - 1]!;
  const to = ANCHORS[segment]!;
  const share = (daysBeyondTerms - from.days) / (to.days - from.days);
  return Math.max(1, from.index + share * (to.index - from.index));
}

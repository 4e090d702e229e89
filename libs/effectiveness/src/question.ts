/** By what episodes are grouped: `action` by what was recommended, `step` by what was done, `owner` by collector. */
export const DIMENSIONS = ['rule', 'severity', 'action', 'step', 'owner', 'segment'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface Question {
  readonly by: Dimension;
  /** Raised on or after and on or before, ISO dates; absent for all. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Days after the raise within which outcomes count. */
  readonly horizonDays: number;
}

/** From which share on money counts as paid: bank fees and small discounts are no default. */
const PAID_SHARE = 0.95;
/** A warning that clears so soon with nothing done was noise. */
const QUICK_DAYS = 14;
/** The levels of the European definition of default (Delegated Regulation 2018/171): 100 of a main unit, and 1 %. */
const MATERIAL_MINOR = 10_000;
const MATERIAL_RATIO = 0.01;

/** @returns the values of the statement's parameters. */
export function questionParams({ by, from, to, horizonDays }: Question): Record<string, string | number> {
  return {
    by,
    from: from ?? '1970-01-01',
    to: to ?? '2299-12-31',
    horizon: horizonDays,
    paidShare: PAID_SHARE,
    quickDays: QUICK_DAYS,
    materialMinor: MATERIAL_MINOR,
    materialRatio: MATERIAL_RATIO,
  };
}

import { z } from 'zod';
import type { Figures } from './group.ts';

const minor = z.int().min(0);

/** What work and money cost, in minor units of a currency. Kinds are recommended actions, and the steps DUNNED and PROMISED. */
export const costsShape = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code'),
  /** Looking at a warning. */
  perWarningMinor: minor,
  perActionMinor: z.partialRecord(
    z.enum([
      'HOLD',
      'LIMIT',
      'TERMS',
      'GUARANTEE',
      'INSURANCE',
      'PREPAYMENT',
      'COLLECTION_STEP',
      'LEGAL_STEP',
      'DUNNED',
      'PROMISED',
    ]),
    minor,
  ),
  /** What money that comes later costs a year: 0.08 is 8 %. */
  capitalRatePerYear: z.number().min(0).max(1),
});
export type Costs = z.output<typeof costsShape>;

/** Assumptions, to be replaced by one's own: ten minutes a warning, a letter, a call, a lawyer's letter. */
export const DEFAULT_COSTS: Omit<Costs, 'currency'> = {
  perWarningMinor: 500,
  perActionMinor: { COLLECTION_STEP: 1_000, LEGAL_STEP: 15_000, DUNNED: 200, PROMISED: 1_000 },
  capitalRatePerYear: 0.08,
};

/** Minor units of the base currency, rounded. */
export interface Worth {
  /** Warnings looked at and steps that the ledger shows. */
  readonly costMinor: number;
  /** What all recommended actions would cost besides, if each were carried out. */
  readonly recommendedCostMinor: number;
  /** Days won at the cost of capital; negative where money came later than forecast. */
  readonly benefitMinor: number;
}

/** @returns what a group of episodes cost and brought under these assumptions. Losses avoided are not guessed. */
export function worthOf(figures: Figures, costs: Omit<Costs, 'currency'>): Worth {
  const priceOf = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).reduce(
      (sum, [kind, count]) =>
        sum + count * (costs.perActionMinor[kind as keyof Costs['perActionMinor']] ?? 0),
      0,
    );
  const known = figures.episodes - figures.notYetKnown;
  return {
    costMinor: known * costs.perWarningMinor + priceOf(figures.steps),
    recommendedCostMinor: priceOf(figures.recommended),
    benefitMinor: Math.round((figures.wonMinorDays * costs.capitalRatePerYear) / 365),
  };
}

import type { StampedDecision } from '@foreshock/engine';
import type { Day } from '@foreshock/ledger';
import type { Standing } from '@foreshock/policy';
import { intervene, type Intervention } from './intervention.ts';
import { nextDay, standing, startRun, today, type Refusal, type Run } from './run.ts';
import type { Situation } from './situation.ts';

export interface WhatIf {
  readonly customerId: string;
  readonly on: Day;
  readonly before: Standing;
  readonly after: Standing;
  /** What the interventions would decide, in their order. */
  readonly decisions: readonly StampedDecision[];
  /** By the number of the intervention: those that the ledger would refuse. */
  readonly refusals: readonly (Refusal & { readonly index: number })[];
}

/** Lets interventions happen on a day, one after the other, and compares the customer before and after. */
export function whatIf(
  situation: Situation,
  interventions: readonly Intervention[],
  on: Day = situation.businessDate,
): WhatIf {
  const run = startRun(situation);
  while (today(run) < on) nextDay(run);
  const before = standing(run);
  const decisions: StampedDecision[] = [];
  const refusals: (Refusal & { index: number })[] = [];
  interventions.forEach((intervention, index) => {
    const { decisions: made, refusal } = intervene(run, intervention, `what-if-${index + 1}`);
    decisions.push(...made);
    if (refusal !== null) refusals.push({ ...refusal, index });
  });
  const after = standing(run);
  return { customerId: situation.customerId, on: today(run), before, after, decisions, refusals };
}

/** Lets them happen at this point of a run. @returns whether the ledger took all of them */
export function interveneAll(run: Run, interventions: readonly Intervention[]): boolean {
  return interventions.every(
    (intervention, index) => intervene(run, intervention, `try-${index + 1}`).refusal === null,
  );
}

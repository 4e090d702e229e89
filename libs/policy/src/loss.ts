import type { Policy } from './compile.ts';
import { amountIn, segmentOf, type Context, type EvaluationInput } from './context.ts';
import { rankOfGrade } from './grades.ts';
import { provisionMinor } from './provision.ts';
import { expectedLossMinor } from './scaling.ts';
import type { Assessment } from './state.ts';

/** What a customer's exposure is expected to cost, as of the decision. Amounts in base currency minor units. */
export interface Loss {
  readonly probabilityOfDefault: number;
  readonly lossGivenDefault: number;
  readonly exposureAtDefaultMinor: number;
  readonly expectedLossMinor: number;
  readonly provisionMinor: number;
  readonly inDefault: boolean;
}

/** Within a year: the grade's; of one that is in default already it is certain. */
export function probabilityOfDefault({ policy, segment, input }: Context, rank: number): number {
  return input.values[policy.inDefaultSlot] === 1 ? 1 : segment.scorecard.bands[rank]!.pd;
}

export function lossOf(context: Context, rank: number): Loss {
  const { policy, segment, input } = context;
  const pd = probabilityOfDefault(context, rank);
  const exposureAtDefaultMinor = amountIn(input.values, policy.exposureSlot);
  return {
    probabilityOfDefault: pd,
    lossGivenDefault: segment.lgd,
    exposureAtDefaultMinor,
    expectedLossMinor: expectedLossMinor(pd, segment.lgd, exposureAtDefaultMinor),
    provisionMinor: provisionMinor(segment.provision, input.values),
    inDefault: input.values[policy.inDefaultSlot] === 1,
  };
}

/** By the assessment that the evaluation of this very input left in force, on the exposure of this moment. */
export function lossInForce(policy: Policy, input: EvaluationInput, { grade }: Assessment): Loss {
  const segment = segmentOf(policy, input.segmentFacts);
  return lossOf({ policy, segment, input }, rankOfGrade(segment.scorecard.bands, grade));
}

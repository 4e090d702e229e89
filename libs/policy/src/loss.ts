import { amountIn, type Context } from './context.ts';
import { provisionMinor } from './provision.ts';
import { expectedLossMinor } from './scaling.ts';

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

import { whatIf } from '@foreshock/forecast';
import { whatIfView } from '@foreshock/wording';
import { EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';
import { horizonArgument } from './arguments.ts';
import { interventionsOf, type InterventionOptions } from './interventions.ts';
import { customerOf, withSources } from './open.ts';
import { whatIfText } from './what-if-text.ts';

export interface WhatIfOptions extends OutputOptions, InterventionOptions {
  readonly asOf?: string;
  readonly lang: 'en' | 'zh';
}

/** Shows a customer before and after something would happen. Exit code 4 when the ledger would refuse a part of it. */
export async function whatIfCommand(customerId: string, options: WhatIfOptions): Promise<void> {
  await withSources(async (sources) => {
    const { situation } = await customerOf(sources, customerId, { asOf: options.asOf });
    const { businessDate, policy } = situation;
    const on = options.on === undefined ? businessDate : horizonArgument(options.on, businessDate, '--on');
    const interventions = interventionsOf(options, { customerId, base: policy.baseCurrency, on });
    const view = whatIfView(whatIf(situation, interventions, on), options.lang);
    print(options, view, () => whatIfText(view));
    if (view.refusals.length > 0) process.exitCode = EXIT.rejected;
  });
}

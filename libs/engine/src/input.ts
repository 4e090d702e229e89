import type { Day, LedgerInput } from '@foreshock/ledger';
import type { FxRateRecord } from './fx.ts';

/** A policy takes effect. `body` is the policy document as canonical JSON. */
export interface PolicyActivated {
  readonly policyId: string;
  readonly version: string;
  readonly body: string;
  readonly mode: 'LIVE' | 'SHADOW';
}

/** A record of the log. */
export type EngineInput =
  | LedgerInput
  | { readonly type: 'ClockTick'; readonly record: { readonly date: Day } }
  | { readonly type: 'PolicyActivated'; readonly record: PolicyActivated }
  | { readonly type: 'FxRate'; readonly record: FxRateRecord };

import type { Day, LedgerInput } from '@foreshock/ledger';
import type { FxRateRecord } from './fx.ts';

/** A policy takes effect. `body` is the policy document as canonical JSON. */
export interface PolicyActivated {
  readonly policyId: string;
  readonly version: string;
  readonly body: string;
  readonly mode: 'LIVE' | 'SHADOW';
}

/** The shadow policy is compared no longer. */
export interface ShadowDeactivated {
  readonly policyId: string;
  readonly version: string;
}

/** A record of the log. */
export type EngineInput =
  | LedgerInput
  | { readonly type: 'ClockTick'; readonly record: { readonly date: Day } }
  | { readonly type: 'PolicyActivated'; readonly record: PolicyActivated }
  | { readonly type: 'ShadowDeactivated'; readonly record: ShadowDeactivated }
  | { readonly type: 'FxRate'; readonly record: FxRateRecord };

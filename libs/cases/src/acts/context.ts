import type { Instant } from '../case.ts';
import type { CasesConfig } from '../config.ts';

/** What an act is judged by, beside the case itself. */
export interface ActContext {
  readonly config: CasesConfig;
  readonly now: Instant;
  /** Whether another case of the customer is open. */
  readonly hasOtherCase: boolean;
}

/** Bounds on what one case holds. */
export const MOST = { acts: 1_000, promises: 50, disputes: 100, actions: 200, invoices: 100 } as const;

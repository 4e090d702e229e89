import type { CustomerEvent, SignalEvent } from '@foreshock/ledger';

/** What is known of somebody who wants to buy on account. */
export interface Applicant {
  readonly customerId: string;
  readonly name: string;
  readonly segment: CustomerEvent['segment'];
  readonly industry: string | null;
  readonly country: string | null;
  readonly region: string | null;
  /** Base currency minor units; null where none was asked for. */
  readonly requestedLimitMinor: number | null;
  readonly requestedTermsDays: number | null;
  /** The statement, the outside rating and whatever else there is. */
  readonly signals: readonly ApplicantSignal[];
}

export type ApplicantSignal = Pick<SignalEvent, 'kind' | 'numbers' | 'texts' | 'validUntil'>;

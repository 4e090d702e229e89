export type RejectReason =
  | 'no-fx-rate'
  | 'amount-out-of-range'
  | 'date-out-of-range'
  | 'allocation-exceeds-payment'
  | 'payment-conflict'
  | 'invoice-conflict'
  | 'promise-without-date'
  | 'dunning-level-out-of-range'
  | 'judgement-incomplete'
  | 'number-not-finite'
  | 'forgotten-period';

/** Why an event was refused, and what to do about it. The ledger is as it was before. */
export interface Reject {
  readonly reject: RejectReason;
  readonly message: string;
}

export type Outcome = 'applied' | 'duplicate' | Reject;

/** Converts to the base currency at the rate in force; null where no rate is known. */
export type Book = (amountMinor: number, currency: string) => number | null;

export function rejected(reject: RejectReason, message: string): Reject {
  return { reject, message };
}

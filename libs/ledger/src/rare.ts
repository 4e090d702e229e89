import type { Commitments } from './commitments.ts';
import type { Amendment, CreditNote, Dispute, PaymentPromise, Stamp, Terms } from './facts.ts';
import type { LastWords } from './judgements.ts';
import type { Ledger } from './ledger.ts';
import type { DaySeries } from './series.ts';

/** What few customers have, outside the block of numbers. */
export interface Rare {
  /** By row of the invoice. */
  readonly invoices: Map<number, RareInvoice>;
  /** The orders that invoices were issued for, by row. */
  readonly orderIds: Map<number, string>;
  /** Payments at another amount than their own, by row: what they were booked at. */
  readonly booked: Map<number, number>;
  /** Reversed payments, by row. */
  readonly reversed: Map<number, Stamp>;
  /** Items that reduced their invoice by another amount than their own: by how much, in the base currency. */
  readonly taken: Map<number, number>;
  /** Open amounts under dispute by due date; what went wrong by date; dunning notices and complaints by date. */
  disputed: DaySeries | null;
  incidents: DaySeries | null;
  notices: DaySeries | null;
  commitments: Commitments | null;
  judgements: LastWords | null;
}

export interface RareInvoice {
  /** The terms as they were issued, where an amendment replaced them. */
  issued: Terms | null;
  amended: Amendment | null;
  /** In the base currency, where that is not the amount itself. */
  bookedMinor: number | null;
  writtenOff: Stamp | null;
  dispute: Dispute | null;
  /** By (day, eventId). */
  credits: readonly CreditNote[];
  promises: readonly PaymentPromise[];
}

export function rareOf(ledger: Ledger): Rare {
  return (ledger.rare ??= {
    invoices: new Map(),
    orderIds: new Map(),
    booked: new Map(),
    reversed: new Map(),
    taken: new Map(),
    disputed: null,
    incidents: null,
    notices: null,
    commitments: null,
    judgements: null,
  });
}

export function rareInvoice(ledger: Ledger, row: number): RareInvoice | null {
  return ledger.rare?.invoices.get(row) ?? null;
}

const NONE: readonly never[] = [];

export function newRareInvoice(): RareInvoice {
  return {
    issued: null,
    amended: null,
    bookedMinor: null,
    writtenOff: null,
    dispute: null,
    credits: NONE,
    promises: NONE,
  };
}

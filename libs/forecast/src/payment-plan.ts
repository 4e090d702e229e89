import {
  openInvoicesOf,
  paidPartsOf,
  type Day,
  type Ledger,
  type OpenInvoice,
  type PaidPart,
} from '@foreshock/ledger';
import { expectedDaysLate } from './habit.ts';

/** When an open invoice is assumed to be paid, and why then. */
export interface PlannedPayment extends OpenInvoice {
  /** Null: not at all. */
  readonly paidOn: Day | null;
  /**
   * `usual`: as late as this customer pays what is this late already. `due-date`: it is not due yet, and nothing says
   * later. `later-than-ever`: he paid nothing that late in 365 days. `disputed`: it waits for the dispute.
   */
  readonly because: 'usual' | 'due-date' | 'later-than-ever' | 'disputed';
}

/** Each open invoice paid when this customer usually pays, in full. Nothing new is invoiced. */
export function usualPayments(ledger: Ledger): readonly PlannedPayment[] {
  const parts = paidPartsOf(ledger);
  return openInvoicesOf(ledger).map((invoice) => ({
    ...invoice,
    ...usualPayment(invoice, parts, ledger.today),
  }));
}

function usualPayment(
  { dueDate, disputed }: OpenInvoice,
  parts: readonly PaidPart[],
  today: Day,
): Pick<PlannedPayment, 'paidOn' | 'because'> {
  if (disputed) return { paidOn: null, because: 'disputed' };
  const daysLate = expectedDaysLate(parts, today - dueDate);
  if (daysLate !== null) return { paidOn: dueDate + daysLate, because: 'usual' };
  if (dueDate > today) return { paidOn: dueDate, because: 'due-date' };
  return { paidOn: null, because: 'later-than-ever' };
}

/** What is not due yet is paid on its due date; what is overdue or disputed is not. */
export function duePayments(ledger: Ledger): readonly PlannedPayment[] {
  return openInvoicesOf(ledger).map((invoice) => {
    if (invoice.disputed) return { ...invoice, paidOn: null, because: 'disputed' };
    if (invoice.dueDate <= ledger.today) return { ...invoice, paidOn: null, because: 'later-than-ever' };
    return { ...invoice, paidOn: invoice.dueDate, because: 'due-date' };
  });
}

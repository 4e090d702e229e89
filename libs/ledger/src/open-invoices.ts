import { claimOf } from './claim.ts';
import { contributionOf, type Contribution } from './contribution.ts';
import type { Day } from './day.ts';
import { factsOf, type InvoiceFacts } from './facts.ts';
import { invoiceAt } from './invoices.ts';
import { INVOICES } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { lengthOf } from './sections.ts';
import { textAt } from './text.ts';

/** An invoice on which something is open. */
export interface OpenInvoice {
  readonly invoiceId: string;
  readonly issueDate: Day;
  readonly dueDate: Day;
  /** In the invoice's currency. */
  readonly leftMinor: number;
  readonly currency: string;
  /** In the base currency. */
  readonly openMinor: number;
  readonly disputed: boolean;
}

/** A part of an invoice that was paid: how late, and how much (base currency). */
export interface PaidPart {
  /** Payment date − due date; below 0 for an early one. */
  readonly daysLate: number;
  /** Due date − issue date. */
  readonly termsDays: number;
  readonly amountMinor: number;
}

/** The year of the payment habits. */
const HABIT_DAYS = 365;

/** What is open, the oldest due date first, then by id. Reads only; takes time in proportion to the invoices kept. */
export function openInvoicesOf(ledger: Ledger): readonly OpenInvoice[] {
  const open: OpenInvoice[] = [];
  for (let row = 0; row < lengthOf(ledger, INVOICES); row++) {
    const facts = factsOf(ledger, row);
    const of = contributionOf(facts);
    if (of.open && facts.terms !== null) open.push(openInvoice(ledger, row, facts, facts.terms.currency, of));
  }
  return open.sort((a, b) => a.dueDate - b.dueDate || (a.invoiceId < b.invoiceId ? -1 : 1));
}

/** The parts paid within 365 days, the same that the average days late is made of, in no order. Reads only. */
export function paidPartsOf(ledger: Ledger): readonly PaidPart[] {
  const paid: PaidPart[] = [];
  for (let row = 0; row < lengthOf(ledger, INVOICES); row++) {
    const { parts, issueDate, dueDate } = contributionOf(factsOf(ledger, row));
    for (const { day, amountMinor } of parts)
      if (day > ledger.today - HABIT_DAYS && day <= ledger.today)
        paid.push({ daysLate: day - dueDate, termsDays: dueDate - issueDate, amountMinor });
  }
  return paid;
}

function openInvoice(
  ledger: Ledger,
  row: number,
  facts: InvoiceFacts,
  currency: string,
  { issueDate, dueDate, openMinor, disputed }: Contribution,
): OpenInvoice {
  const invoiceId = textAt(ledger, ledger.chunk.i32[2 * invoiceAt(ledger, row) + 8]!);
  return { invoiceId, issueDate, dueDate, leftMinor: leftOf(facts), currency, openMinor, disputed };
}

/** Credit notes take first, then payments; neither can take more than there is. */
function leftOf({ terms, credits, allocations }: InvoiceFacts): number {
  if (terms === null) return 0;
  const claims = [...credits, ...allocations].map((document) => claimOf(document, terms));
  return Math.max(0, terms.amountMinor - claims.reduce((sum, claim) => sum + claim, 0));
}

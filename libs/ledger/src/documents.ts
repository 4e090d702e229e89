import { claimOf } from './claim.ts';
import { contributionOf, type Contribution } from './contribution.ts';
import { currencyCode } from './currency.ts';
import type { Day } from './day.ts';
import { factsOf, type InvoiceFacts, type Terms } from './facts.ts';
import { invoiceAt } from './invoices.ts';
import { INVOICES, MARK_BITS, PAYMENTS, RECEIVED, REVERSED } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { itemAt, itemsEnd, paymentAt, paymentMarks } from './payments.ts';
import { isKept } from './promises.ts';
import { lengthOf } from './sections.ts';
import { textAt } from './text.ts';

/** An invoice with what came in on it. Amounts are in the invoice's currency, `openMinor` is in the base currency. */
export interface InvoiceDocument {
  readonly invoiceId: string;
  readonly orderId: string | null;
  readonly state: 'OPEN' | 'SETTLED' | 'WRITTEN_OFF' | 'CANCELLED';
  readonly issueDate: Day;
  readonly dueDate: Day;
  readonly currency: string;
  /** As issued or last amended. */
  readonly amountMinor: number;
  readonly creditedMinor: number;
  readonly paidMinor: number;
  /** What nobody paid, credited, cancelled or wrote off. */
  readonly leftMinor: number;
  readonly openMinor: number;
  readonly disputed: boolean;
  readonly settledOn: Day | null;
  readonly writtenOffOn: Day | null;
  /** By payment date. */
  readonly payments: readonly InvoicePayment[];
  readonly promises: readonly InvoicePromise[];
}

export interface InvoicePayment {
  readonly paymentId: string;
  readonly paymentDate: Day;
  readonly amountMinor: number;
  /** Payment date − due date; below 0 for an early one. */
  readonly daysLate: number;
}

/** `amountMinor` null is the whole invoice; `kept` is null while its day is not over. */
export interface InvoicePromise {
  readonly madeOn: Day;
  readonly promisedDate: Day;
  readonly amountMinor: number | null;
  readonly kept: boolean | null;
}

/** A payment with the invoices that it names, in its own currency. */
export interface PaymentDocument {
  readonly paymentId: string;
  readonly paymentDate: Day;
  readonly amountMinor: number;
  readonly currency: string;
  readonly isReversed: boolean;
  readonly allocations: readonly { readonly invoiceId: string; readonly amountMinor: number }[];
}

/**
 * The invoices that the ledger keeps: those on which something is open, then the rest; the oldest due date first among the
 * open ones, the newest among the rest, then by id. Closed ones leave it after two years. Reads only.
 */
export function invoicesOf(ledger: Ledger): readonly InvoiceDocument[] {
  const invoices: InvoiceDocument[] = [];
  for (let row = 0; row < lengthOf(ledger, INVOICES); row++) {
    const facts = factsOf(ledger, row);
    if (facts.terms !== null) invoices.push(invoiceDocument(ledger, row, facts, facts.terms));
  }
  const isOpen = ({ state }: InvoiceDocument): number => (state === 'OPEN' ? 0 : 1);
  return invoices.sort(
    (a, b) =>
      isOpen(a) - isOpen(b) ||
      (a.state === 'OPEN' ? a.dueDate - b.dueDate : b.dueDate - a.dueDate) ||
      (a.invoiceId < b.invoiceId ? -1 : 1),
  );
}

/** The payments that the ledger keeps, the newest first, then by id. Reads only. */
export function paymentsOf(ledger: Ledger): readonly PaymentDocument[] {
  const payments: PaymentDocument[] = [];
  for (let row = 0; row < lengthOf(ledger, PAYMENTS); row++)
    if ((paymentMarks(ledger, row) & RECEIVED) !== 0) payments.push(paymentDocument(ledger, row));
  return payments.sort((a, b) => b.paymentDate - a.paymentDate || (a.paymentId < b.paymentId ? -1 : 1));
}

function invoiceDocument(ledger: Ledger, row: number, facts: InvoiceFacts, terms: Terms): InvoiceDocument {
  const of = contributionOf(facts);
  const credited = facts.credits.reduce((sum, credit) => sum + claimOf(credit, terms), 0);
  const net = terms.amountMinor - Math.min(terms.amountMinor, credited);
  const paidMinor = of.parts.reduce((sum, { documentMinor }) => sum + documentMinor, 0);
  const state = stateOf(facts, of);
  return {
    invoiceId: textAt(ledger, ledger.chunk.i32[2 * invoiceAt(ledger, row) + 8]!),
    orderId: facts.orderId,
    state,
    issueDate: terms.issueDate,
    dueDate: terms.dueDate,
    currency: terms.currency,
    amountMinor: terms.amountMinor,
    creditedMinor: terms.amountMinor - net,
    paidMinor,
    leftMinor: state === 'OPEN' ? net - paidMinor : 0,
    openMinor: of.openMinor,
    disputed: of.disputed,
    settledOn: of.settledOn,
    writtenOffOn: of.writtenOffOn,
    payments: of.parts.map(({ item, day, documentMinor }) => ({
      paymentId: paymentIdAt(ledger, ledger.chunk.i32[2 * itemAt(ledger, item) + 2]!),
      paymentDate: day,
      amountMinor: documentMinor,
      daysLate: day - terms.dueDate,
    })),
    promises: facts.promises.map((promise) => ({
      ...{ madeOn: promise.madeOn, promisedDate: promise.promisedDate, amountMinor: promise.amountMinor },
      kept: promise.promisedDate >= ledger.today ? null : isKept(promise, net, of.parts),
    })),
  };
}

function stateOf({ cancelled, writtenOff }: InvoiceFacts, { open }: Contribution): InvoiceDocument['state'] {
  if (cancelled) return 'CANCELLED';
  if (writtenOff !== null) return 'WRITTEN_OFF';
  return open ? 'OPEN' : 'SETTLED';
}

function paymentDocument(ledger: Ledger, row: number): PaymentDocument {
  const { f64, i32 } = ledger.chunk;
  const at = paymentAt(ledger, row);
  const allocations: { invoiceId: string; amountMinor: number }[] = [];
  for (let item = i32[2 * at + 3]!; item < itemsEnd(ledger, row); item++) {
    const own = itemAt(ledger, item);
    const invoice = invoiceAt(ledger, i32[2 * own + 3]!);
    allocations.push({ invoiceId: textAt(ledger, i32[2 * invoice + 8]!), amountMinor: f64[own]! });
  }
  return {
    paymentId: paymentIdAt(ledger, row),
    paymentDate: i32[2 * at + 2]!,
    amountMinor: f64[at]!,
    currency: currencyCode(i32[2 * at + 6]! >>> MARK_BITS),
    isReversed: (paymentMarks(ledger, row) & REVERSED) !== 0,
    allocations,
  };
}

function paymentIdAt(ledger: Ledger, row: number): string {
  return textAt(ledger, ledger.chunk.i32[2 * paymentAt(ledger, row) + 4]!);
}

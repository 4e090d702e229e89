import type { Movement, MovementKind } from './account.ts';

/** A record of the log about an invoice or a payment, as the copy of the log has it: dates as ISO texts. */
export interface BookedEvent {
  readonly type: 'InvoiceEvent' | 'PaymentEvent';
  readonly kind: string;
  readonly document: string;
  /** Days since 1970-01-01: the issue or payment date, for what happens to them later the day of the event. */
  readonly on: number;
  readonly amountMinor: number;
  readonly currency: string;
  readonly allocations: readonly { readonly invoiceId: string; readonly amountMinor: number }[];
}

/** An account as its events build it up. */
interface Books {
  readonly invoices: Map<string, { amountMinor: number; creditedMinor: number; isClosed: boolean }>;
  /** By invoice: what payments took, whether it is known yet or not. */
  readonly paid: Map<string, number>;
  readonly payments: Map<string, BookedEvent>;
  readonly movements: Movement[];
}

/** What each event moved. An event about something unknown, or that repeats another, moves nothing. */
export function movementsOf(events: readonly BookedEvent[]): readonly Movement[] {
  const books: Books = { invoices: new Map(), paid: new Map(), payments: new Map(), movements: [] };
  for (const event of events) (event.type === 'InvoiceEvent' ? bookInvoice : bookPayment)(books, event);
  return books.movements.toSorted((one, other) => one.on - other.on);
}

function bookInvoice(books: Books, event: BookedEvent): void {
  const { kind, document, amountMinor } = event;
  const known = books.invoices.get(document);
  if (kind === 'ISSUED') {
    if (known !== undefined) return;
    books.invoices.set(document, { amountMinor, creditedMinor: 0, isClosed: false });
    move(books, event, 'INVOICE', amountMinor);
  }
  if (known === undefined || known.isClosed) return;
  const claimed = Math.max(0, known.amountMinor - known.creditedMinor);
  switch (kind) {
    case 'AMENDED':
      move(books, event, 'AMENDMENT', amountMinor - known.amountMinor);
      known.amountMinor = amountMinor;
      return;
    case 'CREDIT_NOTE':
      known.creditedMinor += amountMinor;
      return move(books, event, 'CREDIT_NOTE', -amountMinor);
    case 'CANCELLED':
      known.isClosed = true;
      return move(books, event, 'CANCELLATION', -claimed);
    case 'WRITTEN_OFF':
      known.isClosed = true;
      return move(books, event, 'WRITE_OFF', -Math.max(0, claimed - (books.paid.get(document) ?? 0)));
  }
}

function bookPayment(books: Books, event: BookedEvent): void {
  const { kind, document } = event;
  const received = books.payments.get(document);
  if (kind === 'RECEIVED' && received === undefined) {
    books.payments.set(document, event);
    for (const { invoiceId, amountMinor } of event.allocations) take(books, invoiceId, amountMinor);
    move(books, event, 'PAYMENT', -event.amountMinor);
  }
  if (kind === 'REVERSED' && received !== undefined) {
    books.payments.delete(document);
    for (const { invoiceId, amountMinor } of received.allocations) take(books, invoiceId, -amountMinor);
    move(books, { ...received, on: event.on }, 'RETURNED_PAYMENT', received.amountMinor);
  }
}

function take({ paid }: Books, invoiceId: string, amountMinor: number): void {
  paid.set(invoiceId, (paid.get(invoiceId) ?? 0) + amountMinor);
}

function move({ movements }: Books, event: BookedEvent, kind: MovementKind, amountMinor: number): void {
  if (amountMinor === 0) return;
  const { on, document, currency } = event;
  movements.push({ on, kind, document, amountMinor, currency });
}

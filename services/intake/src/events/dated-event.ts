import { hash } from 'node:crypto';
import type { CustomerEvent, Day, InvoiceEvent, OverdueEvent, PaymentEvent } from '@foreshock/contracts';
import { DAY_MS } from '../values/dates.ts';

interface CustomerRecords {
  CustomerEvent: CustomerEvent;
  InvoiceEvent: InvoiceEvent;
  OverdueEvent: OverdueEvent;
  PaymentEvent: PaymentEvent;
}

/** An event of one customer, ready for the log, and the business date it belongs to. */
export type DatedEvent = {
  [T in keyof CustomerRecords]: { readonly day: Day; readonly type: T; readonly record: CustomerRecords[T] };
}[keyof CustomerRecords];

type Content<R> = Omit<R, 'eventId' | 'occurredAt'>;

/**
 * Gives content its id and time. The id is derived from the content, its date and the number of the document it
 * comes from: the same document read twice, in any file and on any line, is the same event.
 */
export function datedEvent<T extends keyof CustomerRecords>(
  type: T,
  day: Day,
  documentId: string,
  content: Content<CustomerRecords[T]>,
): Extract<DatedEvent, { type: T }> {
  const eventId = contentId([type, documentId, day, content]);
  const record = { eventId, occurredAt: day * DAY_MS, ...content };
  return { day, type, record } as unknown as Extract<DatedEvent, { type: T }>;
}

/** 32 hex digits of a SHA-256 over JSON; the order of an object's fields counts. */
export function contentId(content: unknown): string {
  return hash('sha256', JSON.stringify(content), 'hex').slice(0, 32);
}

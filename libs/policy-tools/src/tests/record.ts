import type { Day, EventBase } from '@foreshock/ledger';

const DAY_MS = 86_400_000;

/** A test has one customer. */
export const CUSTOMER_ID = 'customer';

/** What every record has. `number` counts the test's events. */
export function recordOf(day: Day, number: number): EventBase {
  return { eventId: `e${number}`, customerId: CUSTOMER_ID, occurredAt: day * DAY_MS, source: 'test' };
}

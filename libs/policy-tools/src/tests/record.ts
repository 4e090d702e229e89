import type { Day, EventBase, LedgerInput } from '@foreshock/ledger';

const DAY_MS = 86_400_000;

/** A test has one customer. */
export const CUSTOMER_ID = 'customer';

/** A field that this kind of event cannot do without. */
export class MissingField extends Error {
  override readonly name = 'MissingField';
}

export interface DatedInput {
  readonly day: Day;
  readonly input: LedgerInput;
}

/** What every record has. `number` counts the test's events. */
export function recordOf(day: Day, number: number): EventBase {
  return { eventId: `e${number}`, customerId: CUSTOMER_ID, occurredAt: day * DAY_MS, source: 'test' };
}

import { nextChangeDay, type Day } from '@foreshock/ledger';
import type { Customer } from './partition.ts';

/**
 * Which customers something happens to on which day, without any event. Most customers change again before their day
 * comes, so it is worked out once a business date and not once an event.
 */
export interface Timers {
  /** Each customer stands in the list of its `listedOn`; places that it has left are skipped. */
  readonly byDay: Map<Day, Customer[]>;
  /** Customers whose day has to be worked out anew. */
  readonly changed: Customer[];
}

/** No day. */
export const NEVER = -(2 ** 31);

export function createTimers(): Timers {
  return { byDay: new Map(), changed: [] };
}

/** Notes that a customer's next day may be another one now. */
export function reschedule(timers: Timers, customer: Customer): void {
  if (customer.isRescheduled) return;
  customer.isRescheduled = true;
  timers.changed.push(customer);
}

/** Takes out the customers due on a day, in order of their ids, so that the order never depends on history. */
export function takeDue(timers: Timers, day: Day): Customer[] {
  settle(timers);
  const listed = timers.byDay.get(day);
  if (listed === undefined) return NOBODY;
  timers.byDay.delete(day);
  const due: Customer[] = [];
  for (const customer of listed) {
    if (customer.listedOn !== day) continue;
    customer.listedOn = NEVER;
    if (customer.due === day) due.push(customer);
    else if (customer.due !== NEVER) list(timers, customer);
  }
  return due.sort(byId);
}

const NOBODY: Customer[] = [];

/** Works out the next day of every customer that changed. */
function settle(timers: Timers): void {
  const { changed } = timers;
  for (const customer of changed) {
    customer.isRescheduled = false;
    customer.due = dueDay(customer);
    // A customer that moved to a later day is listed anew when the earlier one comes.
    if (customer.due !== NEVER && (customer.listedOn === NEVER || customer.due < customer.listedOn))
      list(timers, customer);
  }
  changed.length = 0;
}

/** Whether only the shadow policy has a reason to look at a customer that is due on a day. */
export function isForShadowAlone(customer: Customer, day: Day): boolean {
  return customer.shadow?.day === day && liveDay(customer) !== day;
}

function dueDay(customer: Customer): Day {
  const { shadow } = customer;
  return shadow === null ? liveDay(customer) : earlier(liveDay(customer), shadow.day);
}

function liveDay({ ledger, policyDay }: Customer): Day {
  return earlier(nextChangeDay(ledger) ?? NEVER, policyDay);
}

function earlier(one: Day, other: Day): Day {
  return one === NEVER || other === NEVER ? Math.max(one, other) : Math.min(one, other);
}

function list(timers: Timers, customer: Customer): void {
  const { byDay } = timers;
  const { due } = customer;
  customer.listedOn = due;
  const listed = byDay.get(due);
  if (listed === undefined) byDay.set(due, [customer]);
  else listed.push(customer);
}

function byId(a: Customer, b: Customer): number {
  return a.customerId < b.customerId ? -1 : 1;
}

import { createLedger } from '@foreshock/ledger';
import { initialMemory } from '@foreshock/policy';
import { expect, it } from 'vitest';
import { customerOf, type Customer } from './partition.ts';
import { createTimers, NEVER, reschedule, takeDue, type Timers } from './timers.ts';

const idle = (customerId: string) => customerOf(customerId, createLedger(0), initialMemory(), -1);

function schedule(timers: Timers, customer: Customer, day: number): void {
  customer.policyDay = day;
  reschedule(timers, customer);
}

const idsDue = (timers: Timers, day: number) => takeDue(timers, day).map(({ customerId }) => customerId);

it('wakes each customer once, on its latest day, in order of ids', () => {
  const timers = createTimers();
  const [a, b, c, d] = [idle('a'), idle('b'), idle('c'), idle('d')];
  schedule(timers, b, 5);
  schedule(timers, a, 5);
  schedule(timers, c, 5);
  schedule(timers, d, 9);
  expect(idsDue(timers, 4)).toEqual([]);
  schedule(timers, c, 7);
  schedule(timers, d, 5);
  expect(idsDue(timers, 5)).toEqual(['a', 'b', 'd']);
  expect(idsDue(timers, 5)).toEqual([]);
  expect(idsDue(timers, 7)).toEqual(['c']);
  expect(idsDue(timers, 9)).toEqual([]);
});

it('forgets a customer with nothing due', () => {
  const timers = createTimers();
  const a = idle('a');
  schedule(timers, a, 5);
  expect(idsDue(timers, 4)).toEqual([]);
  schedule(timers, a, NEVER);
  expect(idsDue(timers, 5)).toEqual([]);
  expect(timers.byDay.size).toBe(0);
});

it('a customer that comes back to a day it had left is due once', () => {
  const timers = createTimers();
  const a = idle('a');
  for (const day of [8, 5, 8, 6, 8]) {
    schedule(timers, a, day);
    expect(idsDue(timers, 4)).toEqual([]);
  }
  for (const day of [5, 6, 7]) expect(idsDue(timers, day)).toEqual([]);
  expect(idsDue(timers, 8)).toEqual(['a']);
});

import { expect, it } from 'vitest';
import { createTimers, schedule, takeDue } from './timers.ts';

it('wakes each customer once, on its latest day, in order of ids', () => {
  const timers = createTimers();
  schedule(timers, 'b', 5);
  schedule(timers, 'a', 5);
  schedule(timers, 'c', 5);
  schedule(timers, 'c', 7);
  expect(takeDue(timers, 5)).toEqual(['a', 'b']);
  expect(takeDue(timers, 5)).toEqual([]);
  expect(takeDue(timers, 7)).toEqual(['c']);
});

it('forgets a customer with nothing due', () => {
  const timers = createTimers();
  schedule(timers, 'a', 5);
  schedule(timers, 'a', null);
  expect(takeDue(timers, 5)).toEqual([]);
  expect(timers.byDay.size + timers.dayOf.size).toBe(0);
});

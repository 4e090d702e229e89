import { expect, test } from 'vitest';
import type { Outcome } from '../track.ts';
import { growOlder, lookAt, type PastDue } from './past-due.ts';

const look = (day: number, daysPastDue: number, isMaterial = true): PastDue => {
  return { day, daysPastDue, isMaterial, exposureMinor: 7 };
};

/** Looks at a customer at these days' ends, and lets time pass up to the last one. */
function outcomes(looks: readonly PastDue[], lastDay: number): string[] {
  const found: Outcome[] = [];
  let before: PastDue | null = null;
  for (const now of looks) {
    growOlder(found, before, now.day - 1);
    lookAt(found, now);
    before = now;
  }
  growOlder(found, before, lastDay);
  return found.map(({ kind, day, until }) => `${kind} ${day}–${until ?? ''}`);
}

test('what nobody touches grows older by the calendar', () => {
  expect(outcomes([look(10, 5)], 34)).toEqual([]);
  expect(outcomes([look(10, 5)], 35)).toEqual(['pastDue30 35–']);
  const all = ['pastDue30 35–', 'pastDue60 65–', 'pastDue90 95–', 'default 96–'];
  expect(outcomes([look(10, 5)], 96)).toEqual(all);
});

test('what is paid on the very day on which it would be reached is not reached', () => {
  expect(outcomes([look(10, 5), look(35, 0)], 99)).toEqual([]);
  expect(outcomes([look(10, 5), look(36, 0)], 99)).toEqual(['pastDue30 35–36']);
});

test('a trifle is nothing; it counts from the day on which it is material', () => {
  expect(outcomes([look(10, 5, false)], 99)).toEqual([]);
  expect(outcomes([look(10, 5, false), look(50, 45)], 50)).toEqual(['pastDue30 50–']);
});

test('a break shorter than 30 days is none', () => {
  expect(outcomes([look(10, 30), look(20, 0), look(49, 30)], 50)).toEqual(['pastDue30 10–']);
  expect(outcomes([look(10, 30), look(20, 0), look(50, 30)], 50)).toEqual([
    'pastDue30 10–20',
    'pastDue30 50–',
  ]);
});

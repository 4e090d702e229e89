import { expect, it } from 'vitest';
import { officeHours, roundTheClock } from './calendar.ts';
import { calendarProblems } from './check.ts';
import { localDate, nextTimeOfDay } from './time-of-day.ts';

const at = (iso: string): number => Date.parse(iso);
const iso = (ms: number): string => new Date(ms).toISOString();

it('finds the time of day on the next working day', () => {
  const calendar = officeHours('Asia/Shanghai', ['2026-10-01', '2026-10-02']);
  expect(iso(nextTimeOfDay(calendar, 510, at('2026-09-30T00:29:59Z')))).toBe('2026-09-30T00:30:00.000Z');
  expect(iso(nextTimeOfDay(calendar, 510, at('2026-09-30T00:30:00Z')))).toBe('2026-10-05T00:30:00.000Z');
});

it('comes once where the clocks are put back, and after the gap where they are put forward', () => {
  const calendar = roundTheClock('Europe/Berlin');
  expect(iso(nextTimeOfDay(calendar, 150, at('2026-10-24T12:00:00Z')))).toBe('2026-10-25T00:30:00.000Z');
  expect(iso(nextTimeOfDay(calendar, 150, at('2026-10-25T00:30:00Z')))).toBe('2026-10-26T01:30:00.000Z');
  expect(iso(nextTimeOfDay(calendar, 150, at('2026-03-28T12:00:00Z')))).toBe('2026-03-29T01:00:00.000Z');
});

it('tells the local date', () => {
  expect(localDate(roundTheClock('Asia/Shanghai'), at('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
  expect(localDate(roundTheClock('America/New_York'), at('2024-03-01T04:59:59Z'))).toBe('2024-02-29');
});

it('says every mistake of a calendar with its place', () => {
  const { week } = officeHours();
  const wrong = {
    timeZone: 'Mars/Olympus',
    week: {
      ...week,
      monday: [[600, 540]],
      tuesday: [[0, 1500]],
      wednesday: [
        [0, 60],
        [30, 90],
      ],
    } as const,
    holidays: ['2026-02-29', 'Christmas'],
  };
  expect(calendarProblems(wrong)).toEqual([
    'timeZone: "Mars/Olympus" is not a known time zone, such as Europe/Berlin',
    'week.monday[0]: ends at or before it begins',
    'week.tuesday[0]: minutes of the day are whole numbers from 0 to 1440',
    'week.wednesday[1]: begins before the span in front of it ends',
    'holidays: "2026-02-29" is not a date, such as 2026-12-25',
    'holidays: "Christmas" is not a date, such as 2026-12-25',
  ]);
  expect(calendarProblems(officeHours('Europe/Berlin', ['2026-12-25']))).toEqual([]);
  const idle = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
  expect(calendarProblems({ ...officeHours(), week: idle })).toEqual([
    'week: needs at least one span of working hours',
  ]);
});

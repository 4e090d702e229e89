import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officeHours, roundTheClock, type Calendar } from './calendar.ts';
import { addWorkingMs, isWorkingTime, nextWorkingTime, workingMsBetween } from './working-time.ts';

const HOUR = 3_600_000;
const at = (iso: string): number => Date.parse(iso);
const iso = (ms: number): string => new Date(ms).toISOString();

const berlin = officeHours('Europe/Berlin', ['2026-12-25']);
const night = (timeZone: string): Calendar => {
  const spans = [[60, 210]] as const; // 01:00 to 03:30, over every change of the clocks
  return { ...roundTheClock(timeZone), week: { ...roundTheClock().week, sunday: spans } };
};

describe('working time', () => {
  it.each([
    ['2026-12-24T07:59:59.999Z', false],
    ['2026-12-24T08:00:00Z', true],
    ['2026-12-24T16:59:59.999Z', true],
    ['2026-12-24T17:00:00Z', false],
    ['2026-12-25T12:00:00Z', false], // a holiday
    ['2026-12-26T12:00:00Z', false], // a Saturday
  ])('at %s: %s', (instant, working) => {
    expect(isWorkingTime(berlin, at(instant))).toBe(working);
  });

  it('goes on after a holiday and a week-end', () => {
    expect(iso(nextWorkingTime(berlin, at('2026-12-24T17:00:00Z')))).toBe('2026-12-28T08:00:00.000Z');
    expect(iso(addWorkingMs(berlin, at('2026-12-24T15:00:00Z'), 4 * HOUR))).toBe('2026-12-28T10:00:00.000Z');
  });

  it('ends with the day when the last minute is enough, and takes no time for nothing', () => {
    expect(iso(addWorkingMs(berlin, at('2026-12-24T08:00:00Z'), 9 * HOUR))).toBe('2026-12-24T17:00:00.000Z');
    expect(iso(addWorkingMs(berlin, at('2026-12-25T08:00:00Z'), 0))).toBe('2026-12-25T08:00:00.000Z');
  });

  it('knows the offset of the day: an office opens an hour earlier by UTC in summer', () => {
    expect(iso(nextWorkingTime(berlin, at('2026-03-27T20:00:00Z')))).toBe('2026-03-30T07:00:00.000Z');
    expect(iso(nextWorkingTime(berlin, at('2026-10-23T20:00:00Z')))).toBe('2026-10-26T08:00:00.000Z');
  });

  it('refuses a calendar without work instead of searching for ever', () => {
    const idle: Calendar = { ...berlin, week: { ...berlin.week, ...officeHours().week, monday: [] } };
    const none = { ...idle, week: { ...idle.week, tuesday: [], wednesday: [], thursday: [], friday: [] } };
    expect(() => nextWorkingTime(none, 0)).toThrow(RangeError);
    expect(() => addWorkingMs(none, 0, 1)).toThrow(RangeError);
    expect(workingMsBetween(none, 0, 1e12)).toBe(0);
  });
});

describe('when the clocks change', () => {
  it('has an hour less of a span in spring: it begins at the other side of the gap', () => {
    const spring = at('2026-03-29T00:00:00Z'); // 01:00; 02:00 becomes 03:00 at 01:00 UTC
    const calendar = night('Europe/Berlin');
    expect(workingMsBetween(calendar, spring, spring + 5 * HOUR)).toBe(1.5 * HOUR);
    expect(iso(addWorkingMs(calendar, spring, 1.25 * HOUR))).toBe('2026-03-29T01:15:00.000Z');
  });

  it('has an hour more of a span in autumn', () => {
    const autumn = at('2026-10-24T23:00:00Z'); // 01:00; 03:00 becomes 02:00 at 01:00 UTC
    const calendar = night('Europe/Berlin');
    expect(workingMsBetween(calendar, autumn, autumn + 6 * HOUR)).toBe(3.5 * HOUR);
    expect(iso(addWorkingMs(calendar, autumn, 3.5 * HOUR))).toBe('2026-10-25T02:30:00.000Z');
  });

  it('is on a span of the hour that comes twice both times', () => {
    const sunday = { ...roundTheClock('Europe/Berlin').week, sunday: [[120, 150]] as const };
    const calendar = { ...roundTheClock('Europe/Berlin'), week: sunday };
    const working = ['00:15', '00:45', '01:15', '01:45'].map((time) =>
      isWorkingTime(calendar, at(`2026-10-25T${time}:00Z`)),
    );
    expect(working).toEqual([true, false, true, false]);
    expect(iso(addWorkingMs(calendar, at('2026-10-25T00:00:00Z'), 45 * 60_000))).toBe(
      '2026-10-25T01:15:00.000Z',
    );
  });

  it('knows changes of half an hour', () => {
    const autumn = at('2026-04-04T14:00:00Z'); // 01:00 in Lord Howe; 02:00 becomes 01:30 at 15:00 UTC
    expect(workingMsBetween(night('Australia/Lord_Howe'), autumn, autumn + 6 * HOUR)).toBe(3 * HOUR);
  });
});

describe('for any time zone, week and instant', () => {
  const zone = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Shanghai',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'Pacific/Apia',
  );
  const span = fc
    .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 40 }))
    .map(([from, length]) => [from * 15, Math.min(1440, (from + length) * 15)] as const);
  const calendar = fc
    .record({ timeZone: zone, spans: fc.array(span, { minLength: 1, maxLength: 1 }), sunday: fc.boolean() })
    .map(({ timeZone, spans, sunday }): Calendar => {
      const { week } = officeHours(timeZone);
      return {
        timeZone,
        holidays: ['2026-03-30'],
        week: { ...week, tuesday: spans, sunday: sunday ? spans : [] },
      };
    });
  const instant = fc
    .integer({ min: at('2026-01-01T00:00:00Z') / 900_000, max: at('2026-12-31T00:00:00Z') / 900_000 })
    .map((quarter) => quarter * 900_000);

  it('counts what the clock on the wall shows, quarter by quarter', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 300 }), (days, fromMs, quarters) => {
        let counted = 0;
        for (let index = 0; index < quarters; index += 1)
          if (isWorkingTime(days, fromMs + index * 900_000)) counted += 900_000;
        expect(workingMsBetween(days, fromMs, fromMs + quarters * 900_000)).toBe(counted);
      }),
    );
  });

  it('adds as much as lies between, and reaches the earliest such instant', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 40 * HOUR }), (days, fromMs, workingMs) => {
        const due = addWorkingMs(days, fromMs, workingMs);
        expect(workingMsBetween(days, fromMs, due)).toBe(workingMs);
        expect(workingMsBetween(days, fromMs, due - 1)).toBe(workingMs - 1);
      }),
    );
  });

  it('finds the next working instant and nothing before it', () => {
    fc.assert(
      fc.property(calendar, instant, (days, fromMs) => {
        const next = nextWorkingTime(days, fromMs);
        expect(isWorkingTime(days, next)).toBe(true);
        expect(workingMsBetween(days, fromMs, next)).toBe(0);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { DAY_MS, parseDate, type DateOrder } from './dates.ts';

const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
const read = (text: string, order: DateOrder) => parseDate(text, { order, twoDigitYearPivot: 68 });

describe('parseDate', () => {
  it.each<[string, DateOrder, string]>([
    ['2013-02-01', 'iso', '2013-02-01'],
    ['20130201', 'iso', '2013-02-01'],
    ['2013-02-01T23:59:59Z', 'iso', '2013-02-01'],
    ['2/1/2013', 'month-first', '2013-02-01'],
    ['2/1/2013 11:30 PM', 'month-first', '2013-02-01'],
    ['2/1/2013', 'day-first', '2013-01-02'],
    ['01.02.13', 'day-first', '2013-02-01'],
    ['1-Feb-99', 'day-first', '1999-02-01'],
    ['1 February 2013', 'day-first', '2013-02-01'],
    ['Feb 1, 2013', 'month-first', '2013-02-01'],
    ['13.02.01', 'year-first', '2013-02-01'],
    ['2013/2/1', 'year-first', '2013-02-01'],
    ['29.02.2012', 'day-first', '2012-02-29'],
    ['15737', 'epoch-days', '2013-02-01'],
    ['1359676800000', 'epoch-millis', '2013-02-01'],
    ['1359763199', 'epoch-seconds', '2013-02-01'],
  ])('reads %s (%s) as %s', (text, order, iso) => {
    expect(read(text, order)).toEqual({ ok: true, value: day(iso) });
  });

  it.each<[string, DateOrder, string]>([
    ['2/1/2013', 'iso', 'date-format'],
    ['13/1/2013', 'month-first', 'date-format'],
    ['29.02.2013', 'day-first', 'no-such-date'],
    ['31/04/2013', 'day-first', 'no-such-date'],
    ['0/1/2013', 'day-first', 'no-such-date'],
    ['1/2/213', 'day-first', 'date-format'],
    ['tomorrow', 'day-first', 'date-format'],
    ['', 'iso', 'date-format'],
    ['1.5', 'epoch-days', 'date-format'],
  ])('refuses %s (%s): %s', (text, order, reason) => {
    expect(read(text, order)).toMatchObject({ ok: false, reason });
  });
});

import { WEEKDAYS, type Calendar, type Span } from './calendar.ts';
import { dayOfIso } from './day.ts';
import { isTimeZone } from './zone.ts';

const MOST_HOLIDAYS = 1000;

/** What is wrong with a calendar, a sentence each with its place in it; empty when it is sound. */
export function calendarProblems(calendar: Calendar): readonly string[] {
  const { timeZone, week, holidays } = calendar;
  const spans = WEEKDAYS.flatMap((day) => week[day]);
  return [
    ...(isTimeZone(timeZone)
      ? []
      : [`timeZone: "${timeZone}" is not a known time zone, such as Europe/Berlin`]),
    ...WEEKDAYS.flatMap((day) => spanProblems(`week.${day}`, week[day])),
    ...(spans.length > 0 ? [] : ['week: needs at least one span of working hours']),
    ...(holidays.length <= MOST_HOLIDAYS ? [] : [`holidays: at most ${MOST_HOLIDAYS}`]),
    ...holidays
      .filter((iso) => dayOfIso(iso) === null)
      .map((iso) => `holidays: "${iso}" is not a date, such as 2026-12-25`),
  ];
}

function spanProblems(place: string, spans: readonly Span[]): string[] {
  return spans.flatMap(([from, to], index) => {
    const name = `${place}[${index}]`;
    if (![from, to].every((minute) => Number.isInteger(minute) && minute >= 0 && minute <= 1440))
      return [`${name}: minutes of the day are whole numbers from 0 to 1440`];
    if (from >= to) return [`${name}: ends at or before it begins`];
    const before = spans[index - 1];
    return before !== undefined && from < before[1]
      ? [`${name}: begins before the span in front of it ends`]
      : [];
  });
}

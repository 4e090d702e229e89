import { z } from 'zod';
import { WEEKDAYS } from '@foreshock/calendar';
import { duration, hours } from './time.ts';

export const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'expected letters, digits, _ and -');

const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(item).min(1));

/** One name or a list of names. */
export const names = oneOrMore(name);

/** When somebody works. `week` gives hours by weekday; a weekday that is absent is a day off. */
export const calendar = z.strictObject({
  timeZone: z.string().min(1).default('UTC'),
  week: z.partialRecord(z.enum(WEEKDAYS), oneOrMore(hours)).optional(),
  holidays: z.array(z.iso.date()).default([]),
});
export type CalendarFile = z.output<typeof calendar>;

const perSeverity = z.strictObject({
  HIGH: duration.optional(),
  MEDIUM: duration.optional(),
  LOW: duration.optional(),
});

/** How long people have, and when an old case goes on. Working time, but for the last two. */
export const cases = z.strictObject({
  respondWithin: perSeverity.default({}),
  nextStepWithin: perSeverity.default({}),
  mergeWithin: duration.optional(),
  longestSnooze: duration.optional(),
  fallbackLossShare: z.number().optional(),
  /** Who is told of a case that missed its time; the team if absent. */
  overdueTo: names.optional(),
});
export type CasesFile = z.output<typeof cases>;

import { z } from 'zod';

const UNITS_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const DURATION = /^(\d{1,9})(ms|s|m|h|d)$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$|^24:00$/;

/** A time as people write it: `30s`, `4h`, `14d`. */
export const duration = z.string().regex(DURATION, 'expected a time such as 30s, 5m, 4h or 14d');
/** A time of day: `08:00`; `24:00` is its end. */
export const timeOfDay = z.string().regex(TIME, 'expected a time of day such as 08:00');
/** Part of a day: `09:00-18:00`. */
export const hours = z
  .string()
  .regex(/^\d\d:\d\d-\d\d:\d\d$/, 'expected hours such as 09:00-18:00')
  .refine(
    (text) => text.split('-').every((time) => TIME.test(time)),
    'expected times of day from 00:00 to 24:00',
  );

/** Milliseconds of a checked duration. */
export function msOf(text: string): number {
  const [, count = '', unit = ''] = DURATION.exec(text) ?? [];
  return Number(count) * UNITS_MS[unit as keyof typeof UNITS_MS];
}

/** Minutes since midnight of a checked time of day. */
export function minuteOf(text: string): number {
  const [hour = '', minute = ''] = text.split(':');
  return Number(hour) * 60 + Number(minute);
}

/** Spans of local minutes of checked hours, ascending; those that pass midnight are cut there. */
export function spansOf(texts: readonly string[]): (readonly [number, number])[] {
  const spans = texts.flatMap((text): (readonly [number, number])[] => {
    const [from, to] = text.split('-').map(minuteOf) as [number, number];
    if (from < to) return [[from, to]];
    return [[0, to] as const, [from, 1440] as const].filter(([start, end]) => start < end);
  });
  return spans.sort(([a], [b]) => a - b);
}

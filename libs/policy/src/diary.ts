import type { Day } from './day.ts';

/**
 * What evaluations write down of a customer for later days, in one flat list of numbers, so that it costs one small
 * object: first the day of the next review (NaN: none), then a stamp and a value for each change of a value whose past
 * is asked for, in rising order of the stamps. A value holds to the end of the day before its next entry; NaN is missing.
 */
export type Diary = readonly number[];

/** A stamp is the day, and in its lowest bits the place of the value's name. */
const PLACE_BITS = 8;
/** So many values can have a past. */
export const MAX_PLACES = 1 << PLACE_BITS;
/** Where the first entry is. */
export const FIRST_ENTRY = 1;

export const EMPTY_DIARY: Diary = [NaN];

export function stampOf(day: Day, place: number): number {
  return day * MAX_PLACES + place;
}

export function dayOfStamp(stamp: number): Day {
  return stamp >> PLACE_BITS;
}

export function placeOfStamp(stamp: number): number {
  return stamp & (MAX_PLACES - 1);
}

/** Where the entries after a day begin. */
export function firstAfter(diary: Diary, day: Day): number {
  let from = 0;
  let to = (diary.length - FIRST_ENTRY) / 2;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (dayOfStamp(diary[FIRST_ENTRY + 2 * middle]!) <= day) from = middle + 1;
    else to = middle;
  }
  return FIRST_ENTRY + 2 * from;
}

/** The day of the next assessment even if nothing happens; null where the grade's terms name no frequency. */
export function reviewDayOf(diary: Diary): Day | null {
  const day = diary[0]!;
  return Number.isNaN(day) ? null : day;
}

/** Whether two values of a diary are the same one. */
export function isSameValue(one: number, other: number): boolean {
  return one === other || (Number.isNaN(one) && Number.isNaN(other));
}

/** The diary after it went through JSON, which has no NaN. */
export function diaryFrom(numbers: readonly (number | null)[]): Diary {
  return numbers.map((number) => number ?? NaN);
}

/** The diary with its entries at the places of other names; what these do not name is forgotten. */
export function carriedOver(diary: Diary, names: readonly string[], others: readonly string[]): Diary {
  const entries: (readonly [stamp: number, value: number])[] = [];
  for (let at = FIRST_ENTRY; at < diary.length; at += 2) {
    const place = others.indexOf(names[placeOfStamp(diary[at]!)]!);
    if (place >= 0) entries.push([stampOf(dayOfStamp(diary[at]!), place), diary[at + 1]!]);
  }
  entries.sort(([one], [other]) => one - other);
  return [diary[0]!, ...entries.flat()];
}

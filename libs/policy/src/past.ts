import type { Day } from './day.ts';
import {
  carriedOver,
  dayOfStamp,
  FIRST_ENTRY,
  isSameValue,
  placeOfStamp,
  stampOf,
  type Diary,
} from './diary.ts';
import type { Memory } from './state.ts';
import type { PastValue, Values } from './values.ts';

/** The values of which a policy asks the past; a value's place is its index. */
export interface CompiledPast {
  readonly values: readonly PastValue[];
  readonly names: readonly string[];
  /** By place, the value before today and whether there is one. Both are written by every `recall` before they are read. */
  readonly latest: Float64Array;
  readonly isKnown: Uint8Array;
  /** The entries of today, and by place whether an older value than the oldest that counts was seen: scratch as well. */
  readonly noted: Float64Array;
  readonly isOver: Uint8Array;
}

export function compilePast(values: readonly PastValue[]): CompiledPast {
  const names = values.map(({ name }) => name);
  return {
    ...{ values, names },
    latest: new Float64Array(names.length),
    isKnown: new Uint8Array(names.length),
    noted: new Float64Array(2 * names.length),
    isOver: new Uint8Array(names.length),
  };
}

/** The diary in terms of the policy's names. */
export function diaryUnder({ names }: CompiledPast, { risk, diary }: Memory): Diary {
  return areSame(names, risk.pastNames) ? diary : carriedOver(diary, risk.pastNames, names);
}

export function areSame(names: readonly string[], others: readonly string[]): boolean {
  if (names === others) return true;
  return names.length === others.length && names.every((name, place) => name === others[place]);
}

/** Writes the values of days ago into their slots: those at the end of that day, NaN before the first that is known. */
export function recall(past: CompiledPast, diary: Diary, today: Day, values: Values): void {
  const { latest, isKnown } = past;
  isKnown.fill(0);
  for (const { lookBacks } of past.values) for (const { slot } of lookBacks) values[slot] = NaN;
  for (let at = FIRST_ENTRY; at < diary.length; at += 2) {
    const stamp = diary[at]!;
    const day = dayOfStamp(stamp);
    if (day >= today) return;
    const place = placeOfStamp(stamp);
    const value = diary[at + 1]!;
    latest[place] = value;
    isKnown[place] = 1;
    for (const { daysAgo, slot } of past.values[place]!.lookBacks)
      if (day <= today - daysAgo) values[slot] = value;
  }
}

/**
 * The diary with the day of the next review (NaN: none) and with today's values: the last evaluation of a day counts, a
 * value that stays adds nothing, and what no later day looks back on is left out. The very same object where nothing
 * changed. To be called after `recall` of the same diary.
 */
export function remember(
  past: CompiledPast,
  diary: Diary,
  reviewOn: number,
  today: Day,
  values: Values,
): Diary {
  const length = noteToday(past, today, values);
  const end = endBefore(diary, today);
  if (isSameValue(diary[0]!, reviewOn) && isTail(past.noted, length, diary, end)) return diary;
  const before = end === diary.length ? trimmed(past, diary, today) : diary;
  const kept = before === diary ? end : before.length;
  // Made at its final length: one that grows takes room ahead, and every customer has one.
  const next = new Array<number>(kept + length);
  next[0] = reviewOn;
  for (let at = FIRST_ENTRY; at < kept; at++) next[at] = before[at]!;
  for (let at = 0; at < length; at++) next[kept + at] = past.noted[at]!;
  return next;
}

/** Writes the entries of today: values that are others than before today. @returns how many numbers they are */
function noteToday(
  { values: asked, latest, isKnown, noted }: CompiledPast,
  today: Day,
  values: Values,
): number {
  let length = 0;
  for (let place = 0; place < asked.length; place++) {
    const value = values[asked[place]!.slot]!;
    const now = Number.isFinite(value) ? value : NaN;
    if (isKnown[place] === 1 && isSameValue(latest[place]!, now)) continue;
    noted[length++] = stampOf(today, place);
    noted[length++] = now;
  }
  return length;
}

/** Where the entries of today begin, or would. */
function endBefore(diary: Diary, today: Day): number {
  let end = diary.length;
  while (end > FIRST_ENTRY && dayOfStamp(diary[end - 2]!) >= today) end -= 2;
  return end;
}

function isTail(noted: Float64Array, length: number, diary: Diary, end: number): boolean {
  if (diary.length - end !== length) return false;
  for (let at = 0; at < length; at++) if (!isSameValue(diary[end + at]!, noted[at]!)) return false;
  return true;
}

/** The diary without what was over before the first day that anything looks back on; the very same where there is none. */
function trimmed({ values: asked, isOver }: CompiledPast, diary: Diary, today: Day): Diary {
  isOver.fill(0);
  let kept: number[] | null = null;
  for (let at = diary.length - 2; at >= FIRST_ENTRY; at -= 2) {
    const place = placeOfStamp(diary[at]!);
    const { lookBacks } = asked[place]!;
    const isOld = dayOfStamp(diary[at]!) <= today - lookBacks[lookBacks.length - 1]!.daysAgo;
    if (isOld && isOver[place] === 1) kept ??= diary.slice(at + 2).reverse();
    else if (kept !== null) kept.push(diary[at + 1]!, diary[at]!);
    if (isOld) isOver[place] = 1;
  }
  return kept === null ? diary : [...kept, diary[0]!].reverse();
}

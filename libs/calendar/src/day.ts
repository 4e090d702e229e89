/** Milliseconds of a day without a change of offset. */
export const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a date in the proleptic Gregorian calendar; `month` counts from 1. */
export function epochDay(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date of an epoch day, `YYYY-MM-DD`. */
export function isoOfDay(epoch: number): string {
  const shifted = epoch + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const index = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * index + 2) / 5) + 1;
  const month = index < 10 ? index + 3 : index - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** Epoch day of `YYYY-MM-DD`; null when that is no date. */
export function dayOfIso(iso: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (found === null) return null;
  const day = epochDay(Number(found[1]), Number(found[2]), Number(found[3]));
  return isoOfDay(day) === iso ? day : null;
}

/** 0 is Monday, 6 is Sunday. */
export const weekdayOf = (epoch: number): number => (((epoch + 3) % 7) + 7) % 7;

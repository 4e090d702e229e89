/** Whole days since 1970-01-01, proleptic Gregorian. */
export type Day = number;

/** `20260131` for a day (years 0000 to 9999). Civil-from-days, H. Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
export function yyyymmdd(day: Day): string {
  const shifted = day + 719_468;
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
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}${pad(month, 2)}${pad(dayOfMonth, 2)}`;
}

/** `2026-01-31` for a day. */
export function isoDate(day: Day): string {
  const digits = yyyymmdd(day);
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

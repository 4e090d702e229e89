const locale = (language: string): string => (language === 'zh' ? 'zh-CN' : 'en-GB');

/** A business date in words: 21 Apr 2013, 2013年4月21日. @param date YYYY-MM-DD */
export function dateText(date: string, language: string): string {
  return new Intl.DateTimeFormat(locale(language), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

const DAY_MS = 86_400_000;

/** Whole days from one business date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** The business date so many days on. */
export const daysOn = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

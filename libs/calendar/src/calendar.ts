/** Minutes of the local day, from inclusive, to exclusive: `[540, 1020]` is nine to five. 1440 is the end of the day. */
export type Span = readonly [fromMinute: number, toMinute: number];

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When somebody works. Plain data, to be kept unchanged: what is derived from it is remembered by identity. */
export interface Calendar {
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** Spans of each weekday, ascending and apart; an empty list is a day off. */
  readonly week: Readonly<Record<Weekday, readonly Span[]>>;
  /** Local dates without work, `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

const everyDay = (spans: readonly Span[]): Calendar['week'] => ({
  ...weekdays(spans),
  saturday: spans,
  sunday: spans,
});

const weekdays = (spans: readonly Span[]): Calendar['week'] => ({
  monday: spans,
  tuesday: spans,
  wednesday: spans,
  thursday: spans,
  friday: spans,
  saturday: [],
  sunday: [],
});

/** A calendar without a pause. */
export const roundTheClock = (timeZone = 'UTC'): Calendar => ({
  timeZone,
  week: everyDay([[0, 1440]]),
  holidays: [],
});

/** Monday to Friday, nine to six. */
export const officeHours = (timeZone = 'UTC', holidays: readonly string[] = []): Calendar => ({
  timeZone,
  week: weekdays([[540, 1080]]),
  holidays,
});

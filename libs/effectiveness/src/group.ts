/** What came of the money at stake within some days of the raise, over the episodes that are old enough to tell. */
export interface Window {
  readonly days: number;
  readonly collectableMinor: number;
  readonly recoveredMinor: number;
}

/**
 * A group of episodes. Counts are of episodes whose horizon is over, but for `episodes` and `notYetKnown`; money is of those
 * too, each invoice once, base currency minor units.
 */
export interface Figures {
  readonly episodes: number;
  readonly notYetKnown: number;
  /** Of those known: with money to collect, and of these paid. */
  readonly withMoney: number;
  readonly paid: number;
  readonly falseAlarms: number;
  readonly inDefaultBefore: number;
  readonly badOutcomes: number;
  /** From the raise to the bad outcome; null without any. */
  readonly medianLeadDays: number | null;
  readonly actedOn: number;
  readonly notified: number;
  readonly steps: Readonly<Record<string, number>>;
  readonly recommended: Readonly<Record<string, number>>;
  readonly atStakeMinor: number;
  /** Of what was at stake: paid before the raise but known only later; credited, amended away or cancelled since. */
  readonly paidBeforeMinor: number;
  readonly droppedMinor: number;
  readonly collectableMinor: number;
  readonly recoveredMinor: number;
  readonly windows: readonly Window[];
  /** Paid money for which there was a forecast, and minor units × days that it came before it; negative: after it. */
  readonly forecastMinor: number;
  readonly wonMinorDays: number;
  /** Not paid so far, and minor units × days beyond the forecast so far: a lower bound. */
  readonly unpaidMinor: number;
  readonly unpaidLostMinorDays: number;
}

export interface Group extends Figures {
  readonly key: string;
}

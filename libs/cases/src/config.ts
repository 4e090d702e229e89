import { calendarProblems, officeHours, type Calendar } from '@foreshock/calendar';
import type { Severity } from './case.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A day of nine working hours. */
const WORKING_DAY_MS = 9 * HOUR_MS;

export interface CasesConfig {
  /** By which the times to respond and for the next step run. */
  readonly calendar: Calendar;
  /** Working time within which somebody takes a case up. */
  readonly respondWithinMs: Readonly<Record<Severity, number>>;
  /** Working time within which the next step follows the last one. */
  readonly nextStepWithinMs: Readonly<Record<Severity, number>>;
  /** Time after the end of an episode within which a warning opens the same case again, rather than a new one. */
  readonly mergeWithinMs: number;
  /** Longest time for which a case is put off at once. */
  readonly longestSnoozeMs: number;
  /** Share of what is overdue that counts as expected loss where no expected loss is known. */
  readonly fallbackLossShare: number;
}

export const defaultCases: CasesConfig = {
  calendar: officeHours(),
  respondWithinMs: { HIGH: 4 * HOUR_MS, MEDIUM: WORKING_DAY_MS, LOW: 3 * WORKING_DAY_MS },
  nextStepWithinMs: { HIGH: WORKING_DAY_MS, MEDIUM: 3 * WORKING_DAY_MS, LOW: 5 * WORKING_DAY_MS },
  mergeWithinMs: 14 * DAY_MS,
  longestSnoozeMs: 60 * DAY_MS,
  fallbackLossShare: 0.1,
};

const SHORTEST_MS = 60_000;
const LONGEST_MS = 366 * DAY_MS;

/** What is wrong with a configuration, a sentence each with its place in it; empty when it is sound. */
export function casesProblems(config: CasesConfig): readonly string[] {
  const times: readonly (readonly [place: string, ms: number])[] = [
    ...Object.entries(config.respondWithinMs).map(([of, ms]) => [`respondWithinMs.${of}`, ms] as const),
    ...Object.entries(config.nextStepWithinMs).map(([of, ms]) => [`nextStepWithinMs.${of}`, ms] as const),
    ['longestSnoozeMs', config.longestSnoozeMs],
  ];
  const isTime = (ms: number, least: number): boolean =>
    Number.isInteger(ms) && ms >= least && ms <= LONGEST_MS;
  return [
    ...calendarProblems(config.calendar).map((problem) => `calendar.${problem}`),
    ...times
      .filter(([, ms]) => !isTime(ms, SHORTEST_MS))
      .map(([place]) => `${place}: from a minute to a year`),
    ...(isTime(config.mergeWithinMs, 0) ? [] : ['mergeWithinMs: from 0 to a year']),
    ...(config.fallbackLossShare > 0 && config.fallbackLossShare <= 1
      ? []
      : ['fallbackLossShare: above 0, at most 1']),
  ];
}

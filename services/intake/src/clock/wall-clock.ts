import { dayOf, type Day } from '@foreshock/contracts';
import type { Logger } from '@foreshock/observability';
import type { Component } from '@foreshock/service';
import type { BusinessClock } from './business-clock.ts';

/** The calendar date of an instant in a time zone of the IANA list. @throws RangeError on an unknown zone. */
export function dateIn(timeZone: string, instantMs: number): Day {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instantMs);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return dayOf(`${part('year')}-${part('month')}-${part('day')}`);
}

export interface WallClockOptions {
  readonly clock: BusinessClock;
  readonly timeZone: string;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly now?: () => number;
  readonly everyMs?: number;
}

/** Looks at the calendar every half minute and opens each business date as it begins, those missed included. */
export function createWallClock({
  clock,
  timeZone,
  logger,
  now = Date.now,
  everyMs = 30_000,
}: WallClockOptions): Component & {
  look(): Promise<void>;
} {
  let timer: NodeJS.Timeout | undefined;
  let done: Day | null = null;
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    const today = dateIn(timeZone, now());
    if (done !== null && today <= done) return;
    const opened = await clock.advanceTo(today);
    done = today;
    if (opened.length > 0) logger.info({ days: opened.length, date: today }, 'business date moved on');
  };
  const lookAgain = () => {
    // The date stays due, so the next look tries again.
    running = look().catch((error: unknown) =>
      logger.warn({ err: error }, 'business date not written, trying again'),
    );
  };
  return {
    name: 'business clock',
    look,
    start: async () => {
      await look();
      timer = setInterval(lookAgain, everyMs);
      timer.unref();
    },
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

import { roundTheClock, type Calendar, type Span } from '@foreshock/calendar';
import { COLLECTOR, type AlertingConfig, type Recipient, type Route } from './config.ts';

/** A target's rules with everything said. */
export interface Target {
  readonly language: 'en' | 'zh';
  readonly calendar: Calendar;
  /** When it is not quiet; null: it never is. */
  readonly awake: Calendar | null;
  readonly perMinute: number;
  readonly digestMost: number;
}

/** A configuration, ready for use. */
export interface Rules {
  readonly config: AlertingConfig;
  readonly targets: ReadonlyMap<string, Target>;
  readonly routes: ReadonlyMap<string, Route>;
}

/** Makes a checked configuration ready. */
export function rulesOf(config: AlertingConfig): Rules {
  const targets = Object.entries(config.targets).map(([name, rules]): [string, Target] => {
    const calendar = rules.calendar ?? config.calendar;
    const awake = rules.quiet === undefined ? null : awakeOutside(calendar.timeZone, rules.quiet);
    const { language, perMinute = Number.POSITIVE_INFINITY, digestMost = 500 } = rules;
    return [name, { language, calendar, awake, perMinute, digestMost }];
  });
  const routes = config.routes.map((route): [string, Route] => [route.name, route]);
  return { config, targets: new Map(targets), routes: new Map(routes) };
}

function awakeOutside(timeZone: string, quiet: readonly Span[]): Calendar {
  const edges = [0, ...quiet.flat(), 1440];
  const spans: Span[] = [];
  for (let index = 0; index < edges.length; index += 2) {
    const [from = 0, to = 0] = edges.slice(index, index + 2);
    if (from < to) spans.push([from, to]);
  }
  const { week } = roundTheClock();
  const days = Object.keys(week).map((day) => [day, spans]);
  return { timeZone, week: Object.fromEntries(days) as Calendar['week'], holidays: [] };
}

/** The targets that recipients stand for, each once, in order; `collector` is the one who answers for the customer now. */
export function targetsOf(
  { config }: Rules,
  recipients: readonly Recipient[],
  collector: string | null,
): readonly string[] {
  const names = recipients.map((recipient) =>
    recipient === COLLECTOR ? receiverOf(config, collector) : recipient,
  );
  return [
    ...new Set(
      names.flatMap((name) => {
        if (name === null) return [];
        return Object.hasOwn(config.receivers, name) ? (config.receivers[name] ?? []) : [name];
      }),
    ),
  ];
}

function receiverOf({ collectors, team }: AlertingConfig, collector: string | null): Recipient | null {
  const known = collector !== null && Object.hasOwn(collectors, collector);
  return (known ? collectors[collector] : undefined) ?? team;
}

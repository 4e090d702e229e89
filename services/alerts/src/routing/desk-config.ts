import { officeHours, WEEKDAYS, type Calendar, type Weekday } from '@foreshock/calendar';
import {
  check,
  COLLECTOR,
  USUAL_INHIBITION,
  type AlertingConfig,
  type Match,
  type Route,
  type TargetRules,
} from '@foreshock/alerting';
import { casesProblems, defaultCases, type CasesConfig } from '@foreshock/cases';
import type { Routing, Target } from '../routing.ts';
import type { CalendarFile, CasesFile } from './people.ts';
import type { MatchFile, RouteFile } from './route.ts';
import { minuteOf, msOf, spansOf } from './time.ts';

/** Everything by which the desk decides. Plain data, so that it can stand on the log. */
export interface DeskConfig {
  readonly alerting: AlertingConfig;
  readonly cases: CasesConfig;
}

/** What is wrong with a file whose shape is right, a sentence each with its place. */
export function deskProblems(file: Routing): readonly string[] {
  const { alerting, cases } = deskConfigOf(file);
  const ofCases = casesProblems(cases).filter((problem) => !problem.startsWith('calendar.'));
  return [...check(alerting), ...ofCases.map((problem) => `cases.${problem}`)];
}

/** The rules that a routing file states, with what it leaves open. */
export function deskConfigOf(file: Routing): DeskConfig {
  const calendar = calendarNamed(file, file.calendar) ?? officeHours();
  const team = file.team ?? null;
  const alerting: AlertingConfig = {
    calendar,
    targets: Object.fromEntries(
      Object.entries(file.targets).map(([name, target]) => [name, targetRules(file, target)]),
    ),
    receivers: file.receivers,
    collectors: file.collectors,
    team,
    routes: file.routes.map((route, index) => routeOf(file, route, index)),
    inhibit:
      file.inhibit === 'usual'
        ? USUAL_INHIBITION
        : file.inhibit.map(({ source, target }) => ({ source: matchOf(source), target: matchOf(target) })),
    coolDownMs: coolDownOf(file),
    caseOverdueTo: file.cases.overdueTo ?? (team === null ? [] : [team]),
  };
  return { alerting, cases: casesOf(file.cases, calendar) };
}

/** Chat services count messages; more than this a minute they refuse, or people stop to read. */
const USUAL_PER_MINUTE: Partial<Record<Target['channel'], number>> = {
  slack: 20,
  feishu: 20,
  dingtalk: 20,
  wecom: 20,
  email: 30,
};

/** A program wants to know of every crossing; people do not want to hear of the same one again and again. */
const USUAL_COOL_DOWN = '1h';

function coolDownOf(file: Routing): number {
  if (file.coolDown !== undefined) return msOf(file.coolDown);
  return isForPrograms(file, Object.keys(file.targets)) ? 0 : msOf(USUAL_COOL_DOWN);
}

function targetRules(file: Routing, target: Target): TargetRules {
  const { language, calendar, quiet, digestMost } = target;
  const perMinute = target.perMinute ?? USUAL_PER_MINUTE[target.channel];
  const own = calendarNamed(file, calendar);
  return {
    language,
    ...(own === undefined ? {} : { calendar: own }),
    ...(quiet === undefined ? {} : { quiet: spansOf(quiet) }),
    ...(perMinute === undefined ? {} : { perMinute }),
    ...(digestMost === undefined ? {} : { digestMost }),
  };
}

/** Programs want everything at once; people want what belongs together in one message. */
const FOR_PROGRAMS = { groupWaitMs: 0, groupIntervalMs: 1_000 };
const FOR_PEOPLE = { groupWaitMs: 30_000, groupIntervalMs: 300_000 };
const PROGRAMS: ReadonlySet<Target['channel']> = new Set<Target['channel']>([
  'webhook',
  'log',
  'alertmanager',
]);

function routeOf(file: Routing, route: RouteFile, index: number): Route {
  const { event, ...match } = route.match;
  const usual = isForPrograms(file, route.to) ? FOR_PROGRAMS : FOR_PEOPLE;
  const calendar = calendarNamed(file, route.calendar);
  return {
    name: route.name ?? `route-${index + 1}`,
    match: matchOf(match),
    ...(event === undefined ? {} : { events: event }),
    to: route.to,
    urgency: route.urgency,
    groupWaitMs: route.groupWait === undefined ? usual.groupWaitMs : msOf(route.groupWait),
    groupIntervalMs: route.groupInterval === undefined ? usual.groupIntervalMs : msOf(route.groupInterval),
    ...(route.repeat === undefined ? {} : { repeatIntervalMs: msOf(route.repeat) }),
    ...(route.digestAt === undefined ? {} : { digestAtMinute: minuteOf(route.digestAt) }),
    escalation: route.escalation.map(({ after, to }) => ({ afterMs: msOf(after), to })),
    ...(calendar === undefined ? {} : { calendar }),
  };
}

function isForPrograms({ targets, receivers, collectors, team }: Routing, to: readonly string[]): boolean {
  const reached = to
    .flatMap((one) =>
      one === COLLECTOR ? [...Object.values(collectors), ...(team === undefined ? [] : [team])] : [one],
    )
    .flatMap((one) => receivers[one] ?? [one]);
  return reached.every((target) => PROGRAMS.has(targets[target]?.channel ?? 'log'));
}

function matchOf({ customer, rule, ...rest }: MatchFile): Match {
  const given = { ...rest, customerId: customer, ruleId: rule };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function casesOf(file: CasesFile, calendar: Calendar): CasesConfig {
  const within = (
    usual: CasesConfig['respondWithinMs'],
    given: CasesFile['respondWithin'],
  ): CasesConfig['respondWithinMs'] => ({
    HIGH: given.HIGH === undefined ? usual.HIGH : msOf(given.HIGH),
    MEDIUM: given.MEDIUM === undefined ? usual.MEDIUM : msOf(given.MEDIUM),
    LOW: given.LOW === undefined ? usual.LOW : msOf(given.LOW),
  });
  const { mergeWithin, longestSnooze, fallbackLossShare } = file;
  return {
    ...defaultCases,
    calendar,
    respondWithinMs: within(defaultCases.respondWithinMs, file.respondWithin),
    nextStepWithinMs: within(defaultCases.nextStepWithinMs, file.nextStepWithin),
    ...(mergeWithin === undefined ? {} : { mergeWithinMs: msOf(mergeWithin) }),
    ...(longestSnooze === undefined ? {} : { longestSnoozeMs: msOf(longestSnooze) }),
    ...(fallbackLossShare === undefined ? {} : { fallbackLossShare }),
  };
}

function calendarNamed({ calendars }: Routing, name: string | undefined): Calendar | undefined {
  const file = name === undefined ? undefined : calendars[name];
  return file === undefined ? undefined : calendarOf(file);
}

function calendarOf({ timeZone, week, holidays }: CalendarFile): Calendar {
  const usual = officeHours(timeZone, holidays);
  if (week === undefined) return usual;
  const spans = (day: Weekday) => spansOf(week[day] ?? []);
  return {
    ...usual,
    week: Object.fromEntries(WEEKDAYS.map((day) => [day, spans(day)])) as unknown as Calendar['week'],
  };
}

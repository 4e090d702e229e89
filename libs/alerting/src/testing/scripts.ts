import { officeHours } from '@foreshock/calendar';
import fc from 'fast-check';
import type { AlertingConfig, Route } from '../config.ts';
import {
  acknowledged,
  cleared,
  config,
  DAY,
  escalated,
  facts,
  HOUR,
  MINUTE,
  MONDAY,
  raised,
  route,
  SECOND,
  silence,
  type Said,
} from './desk.ts';
import { episodes } from './episodes.ts';

const customer = fc.constantFrom('C-1', 'C-2', 'C-3');
const ruleId = fc.constantFrom('fraud', 'limit', 'overdue');
const severity = fc.constantFrom('LOW', 'MEDIUM', 'HIGH');
const laterMs = fc.constantFrom(SECOND, MINUTE, HOUR, 5 * HOUR, 2 * DAY);

/** One act: how long after the one before, and what; what ends is counted from that moment. */
export interface Act {
  readonly pauseMs: number;
  readonly saidAt: (atMs: number) => Said;
}

const warning = fc
  .tuple(fc.constantFrom(raised, raised, escalated, cleared, cleared), customer, ruleId, severity)
  .map(
    ([say, id, rule, how]) =>
      () =>
        say(id, { ruleId: rule, severity: how }),
  );
const inHand = fc
  .tuple(
    customer,
    fc.option(laterMs),
    fc.constantFrom('acknowledged', 'acknowledgement-ended', 'case-closed', 'assigned', 'case-overdue'),
  )
  .map(([id, ms, type]) => (atMs: number): Said => {
    if (type === 'acknowledged') return acknowledged(id, ms === null ? null : atMs + ms);
    if (type === 'assigned') return { type, customerId: id, assignee: ms === null ? null : 'collector-8' };
    if (type === 'case-overdue') return { type, caseId: `case-${id}`, customerId: id, detail: null };
    return { type, customerId: id };
  });
const silencing = fc
  .tuple(
    fc.constantFrom('S-1', 'S-2'),
    laterMs,
    laterMs,
    fc.constantFrom({ customerId: ['C-1'] }, { ruleId: ['fraud', 'limit'] }, { severity: ['LOW'] }),
    fc.boolean(),
  )
  .map(
    ([silenceId, fromMs, lastsMs, match, ends]) =>
      (atMs: number): Said =>
        ends
          ? { type: 'silence-ended', silenceId }
          : silence({
              silenceId,
              match,
              startsAtMs: atMs - SECOND + fromMs,
              endsAtMs: atMs + fromMs + lastsMs,
            }),
  );
const rating = customer.map((id) => (): Said => ({
  type: 'rating-changed',
  changeId: `R-${id}`,
  direction: 'DOWNGRADE',
  facts: facts(id, { severity: null, ruleId: null }),
  detail: null,
}));

/** Up to sixty acts of machine and people about three customers, seconds to days apart. */
export const script: fc.Arbitrary<readonly Act[]> = fc.array(
  fc
    .tuple(
      fc.oneof(
        { weight: 4, arbitrary: fc.constant(0) },
        { weight: 4, arbitrary: fc.constantFrom(SECOND, MINUTE) },
        { weight: 1, arbitrary: laterMs },
      ),
      fc.oneof(
        { weight: 6, arbitrary: warning },
        { weight: 2, arbitrary: inHand },
        { weight: 1, arbitrary: silencing },
        { weight: 1, arbitrary: rating },
      ),
    )
    .map(([pauseMs, saidAt]) => ({ pauseMs, saidAt })),
  { maxLength: 60 },
);

const someRoute = (name: string): fc.Arbitrary<Route> =>
  fc
    .record({
      severities: fc.subarray(['LOW', 'MEDIUM', 'HIGH'] as const, { minLength: 1 }),
      events: fc.constantFrom<Route['events'][]>(
        undefined,
        undefined,
        ['RAISED', 'ESCALATED'],
        ['DOWNGRADED', 'CLEARED'],
      ),
      to: fc.subarray(['collector', 'chat', 'mail', 'managers'], { minLength: 1 }),
      urgency: fc.constantFrom('NOW', 'NOW', 'WORKING_HOURS', 'DIGEST', 'RECORD_ONLY'),
      groupWaitMs: fc.constantFrom(0, 30 * SECOND),
      groupIntervalMs: fc.constantFrom(SECOND, 5 * MINUTE),
      repeatIntervalMs: fc.constantFrom(undefined, HOUR, DAY),
      escalates: fc.boolean(),
    })
    .map(({ severities, events, repeatIntervalMs, escalates, ...rest }) => ({
      ...route({ name, ...rest }),
      ...(severities.length === 3 ? {} : { match: { severity: severities } }),
      ...(events === undefined ? {} : { events }),
      ...(repeatIntervalMs === undefined ? {} : { repeatIntervalMs }),
      escalation:
        escalates && rest.urgency !== 'RECORD_ONLY'
          ? [
              { afterMs: 10 * MINUTE, to: ['collector'] },
              { afterMs: 3 * HOUR, to: ['lead'] },
            ]
          : [],
    }));

/** Any configuration of three routes, four targets, caps, quiet hours, inhibition and cool-down. */
export const rules: fc.Arbitrary<AlertingConfig> = fc
  .record({
    routes: fc.tuple(someRoute('first'), someRoute('second'), someRoute('third')),
    inhibits: fc.boolean(),
    coolDownMs: fc.constantFrom(0, 10 * MINUTE, 4 * HOUR),
    perMinute: fc.constantFrom(undefined, 1, 2),
    quiet: fc.boolean(),
  })
  .map(({ routes, inhibits, coolDownMs, perMinute, quiet }) =>
    config({
      calendar: officeHours('Europe/Berlin', ['2026-03-04']),
      targets: {
        chat: { language: 'en', ...(perMinute === undefined ? {} : { perMinute }) },
        mail: {
          language: 'zh',
          ...(quiet
            ? {
                quiet: [
                  [0, 420],
                  [700, 760],
                  [1320, 1440],
                ],
              }
            : {}),
        },
        lead: { language: 'en', ...(perMinute === undefined ? {} : { perMinute, digestMost: 2 }) },
        phone: { language: 'en' },
      },
      receivers: { managers: ['lead', 'phone'] },
      collectors: { 'collector-7': 'mail', 'collector-8': 'phone' },
      team: 'chat',
      routes,
      inhibit: inhibits ? [{ source: { severity: ['HIGH'] }, target: { severity: ['MEDIUM', 'LOW'] } }] : [],
      coolDownMs,
      caseOverdueTo: ['collector', 'lead'],
    }),
  );

/** Plays a script on a desk from a Monday morning on. */
export function play(acts: readonly Act[], say: (atMs: number, ...said: Said[]) => void): number {
  let atMs = MONDAY;
  const inEpisodes = episodes();
  for (const { pauseMs, saidAt } of acts) {
    atMs += pauseMs;
    say(atMs, inEpisodes(saidAt(atMs)));
  }
  return atMs;
}

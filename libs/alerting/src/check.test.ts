import { officeHours } from '@foreshock/calendar';
import { describe, expect, it } from 'vitest';
import { check, silenceProblems } from './check.ts';
import type { AlertingConfig } from './config.ts';
import { config, MONDAY, route } from './testing/desk.ts';

it('finds nothing wrong with a sound configuration', () => {
  expect(check(config())).toEqual([]);
});

it.each<[string, Partial<AlertingConfig>, string[]]>([
  [
    'recipients that are not there',
    {
      routes: [route({ to: ['chta'], escalation: [{ afterMs: 60_000, to: ['boss'] }] })],
      receivers: { team: ['mial'], none: [], collector: ['chat'] },
      collectors: { 'collector-7': 'nobody' },
      team: 'constructor',
      caseOverdueTo: ['x'],
    },
    [
      'receivers.team: no target "mial"; there are: chat, lead, mail',
      'receivers.none: needs at least one target',
      'receivers.collector: the name is taken',
      'collectors.collector-7: no receiver or target "nobody"; there are: collector, team, none, collector, chat, lead, mail',
      'team: no receiver or target "constructor"; there are: collector, team, none, collector, chat, lead, mail',
      'routes.0.to.0: no receiver or target "chta"; there are: collector, team, none, collector, chat, lead, mail',
      'routes.0.escalation.0.to.0: no receiver or target "boss"; there are: collector, team, none, collector, chat, lead, mail',
      'caseOverdueTo.0: no receiver or target "x"; there are: collector, team, none, collector, chat, lead, mail',
    ],
  ],
  [
    'a collector without a team',
    { team: null, routes: [route({ to: ['collector'] })] },
    ['routes.0.to.0: "collector" needs a team that stands in where the collector is not known'],
  ],
  [
    'times out of their bounds',
    {
      coolDownMs: -1,
      routes: [
        route({
          groupWaitMs: 3_600_001,
          groupIntervalMs: 0,
          repeatIntervalMs: 60_000,
          digestAtMinute: 1440,
          escalation: [{ afterMs: 1, to: ['lead'] }],
        }),
      ],
    },
    [
      'routes.0.groupWaitMs: expected a whole number from 0 to 3600000, got 3600001',
      'routes.0.groupIntervalMs: expected a whole number from 1000 to 86400000, got 0',
      'routes.0.repeatIntervalMs: expected a whole number from 3600000 to 7776000000, got 60000',
      'routes.0.digestAtMinute: expected a whole number from 0 to 1439, got 1440',
      'routes.0.escalation.0.afterMs: expected a whole number from 60000 to 5184000000, got 1',
      'coolDownMs: expected a whole number from 0 to 2592000000, got -1',
    ],
  ],
  [
    'routes that make no sense',
    {
      routes: [
        route({ name: ' ', to: [], events: [] }),
        route({ name: 'a', urgency: 'RECORD_ONLY', to: [], escalation: [{ afterMs: 60_000, to: [] }] }),
        route({
          name: 'a',
          escalation: [2, 1].map((minutes) => ({ afterMs: minutes * 60_000, to: ['lead'] })),
        }),
      ],
    },
    [
      'routes.0.name: is empty',
      'routes.0.to: needs at least one receiver',
      'routes.0.events: is empty, so the route would take nothing',
      'routes.1.escalation: a route that only records cannot escalate',
      'routes.1.escalation.0.to: needs at least one receiver',
      'routes.2.escalation: each step has to come later than the one before',
      'routes: more than one is called "a"',
    ],
  ],
  [
    'targets that can never be told',
    {
      targets: {
        chat: { language: 'en', quiet: [[0, 1440]], perMinute: 0, digestMost: 5000 },
        lead: { language: 'en', quiet: [[600, 300]] },
        mail: { language: 'en', calendar: officeHours('Europe/Berlin', ['soon']) },
      },
      calendar: officeHours('Nowhere'),
    },
    [
      'calendar.timeZone: "Nowhere" is not a known time zone, such as Europe/Berlin',
      'targets.chat.quiet: leaves no minute in which anything may be sent',
      'targets.chat.perMinute: expected a whole number from 1 to 6000, got 0',
      'targets.chat.digestMost: expected a whole number from 1 to 2000, got 5000',
      'targets.lead.quiet: expected spans of minutes of the day, from 0 to 1440, ascending and apart',
      'targets.mail.calendar.holidays: "soon" is not a date, such as 2026-12-25',
    ],
  ],
])('names %s', (_, overrides, problems) => {
  expect(check(config(overrides))).toEqual(problems);
});

describe('a silence', () => {
  const sound = {
    silenceId: 'S-1',
    match: { severity: ['LOW'] },
    startsAtMs: MONDAY,
    endsAtMs: MONDAY + 1000,
    setBy: 'team-lead',
    reason: 'Known.',
  };
  it.each([
    [{}, []],
    [{ match: {} }, ['match: needs at least one property, or it would silence everything']],
    [{ setBy: ' ', reason: '' }, ['setBy: somebody has to answer for it', 'reason: is empty']],
    [
      { endsAtMs: MONDAY },
      ['endsAt − startsAt, in ms: expected a whole number from 1000 to 31622400000, got 0'],
    ],
  ])('%j: %j', (overrides, problems) => {
    expect(silenceProblems({ ...sound, ...overrides })).toEqual(problems);
  });
});

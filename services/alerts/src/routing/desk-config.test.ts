import { describe, expect, it } from 'vitest';
import { defaultRouting, parseRouting } from '../routing.ts';
import { deskConfigOf } from './desk-config.ts';
import { withTemplates } from './template-files.ts';

const whole = `
targets:
  wang-chat: { channel: feishu, credentials: wang, language: zh, calendar: china, quiet: ['22:00-07:00'] }
  team-chat: { channel: slack, credentials: team, perMinute: 5, digestMost: 100 }
  lead-mail: { channel: email, to: [lead@example.com], template: short }
  erp: { channel: webhook, url: 'https://erp.example.com/foreshock' }
receivers:
  leads: [lead-mail, team-chat]
collectors:
  collector-7: wang-chat
team: team-chat
calendars:
  china: { timeZone: Asia/Shanghai, week: { monday: '09:00-18:00', saturday: ['09:00-12:00', '13:00-15:00'] }, holidays: ['2026-10-01'] }
calendar: china
inhibit: usual
coolDown: 4h
routes:
  - name: urgent
    match: { severity: [HIGH], leastOverdueMinor: 100000 }
    to: collector
    groupWait: 10s
    repeat: 1d
    escalation: [{ after: 2h, to: team-chat }, { after: 8h, to: leads }]
  - { match: { about: PORTFOLIO }, to: leads, urgency: DIGEST, digestAt: '08:30' }
  - { match: { event: [DOWNGRADED], grade: [D, E] }, to: erp }
  - { match: { severity: [LOW] }, urgency: RECORD_ONLY }
cases: { respondWithin: { HIGH: 2h }, mergeWithin: 30d, overdueTo: leads }
templates:
  short: { text: '{{ whom }}' }
`;
const configOf = (text: string) => deskConfigOf(parseRouting(text, 'routing.yaml'));
const problemOf = (text: string): string => {
  try {
    parseRouting(text, 'r.yaml');
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a routing file', () => {
  it('states everything by which the desk decides', () => {
    const { alerting, cases } = configOf(whole);
    expect(alerting.targets).toMatchObject({
      'wang-chat': {
        language: 'zh',
        quiet: [
          [0, 420],
          [1320, 1440],
        ],
        calendar: { timeZone: 'Asia/Shanghai' },
        perMinute: 20,
      },
      'team-chat': { perMinute: 5, digestMost: 100 },
      erp: {},
    });
    expect(alerting.calendar.week.saturday).toEqual([
      [540, 720],
      [780, 900],
    ]);
    expect(alerting.calendar.week.tuesday).toEqual([]);
    expect(alerting.routes[0]).toEqual({
      name: 'urgent',
      match: { severity: ['HIGH'], leastOverdueMinor: 100_000 },
      to: ['collector'],
      urgency: 'NOW',
      groupWaitMs: 10_000,
      groupIntervalMs: 300_000,
      repeatIntervalMs: 86_400_000,
      escalation: [
        { afterMs: 7_200_000, to: ['team-chat'] },
        { afterMs: 28_800_000, to: ['leads'] },
      ],
    });
    expect(alerting.routes[1]).toMatchObject({
      name: 'route-2',
      digestAtMinute: 510,
      match: { about: 'PORTFOLIO' },
    });
    expect(alerting.routes[2]).toMatchObject({
      events: ['DOWNGRADED'],
      match: { grade: ['D', 'E'] },
      groupWaitMs: 0,
    });
    expect(alerting).toMatchObject({ coolDownMs: 14_400_000, team: 'team-chat', caseOverdueTo: ['leads'] });
    expect(alerting.inhibit).toHaveLength(1);
    expect(cases).toMatchObject({ respondWithinMs: { HIGH: 7_200_000 }, mergeWithinMs: 30 * 86_400_000 });
  });

  it('of three lines tells programs at once, and people what belongs together', () => {
    const three = (channel: string) => `targets: { it: { channel: ${channel} } }\nroutes:\n  - to: [it]\n`;
    expect(configOf(three('log')).alerting.routes[0]).toMatchObject({
      groupWaitMs: 0,
      groupIntervalMs: 1_000,
    });
    expect(configOf(three('slack, credentials: t')).alerting.routes[0]).toMatchObject({
      groupWaitMs: 30_000,
    });
    expect(deskConfigOf(defaultRouting).alerting).toMatchObject({
      inhibit: [],
      team: null,
      caseOverdueTo: [],
    });
  });

  it.each([
    ['coolDown: 4h', 'coolDwon: 4h', 'the file: nothing is called "coolDwon" here; did you mean "coolDown"?'],
    ['groupWait: 10s', 'groupWait: soon', 'routes.0.groupWait: expected a time such as 30s, 5m, 4h or 14d'],
    ['groupWait: 10s', 'groupWait: 3h', 'routes.0.groupWaitMs: expected a whole number from 0 to 3600000'],
    ['repeat: 1d', 'repeat: 5s', 'routes.0.repeatIntervalMs'],
    ['[HIGH]', '[HIHG]', 'did you mean "HIGH"?'],
    ['to: erp }', 'to: epr }', 'routes.2.to: no target "epr"; there are: collector, leads, '],
    ['team: team-chat', 'team: team-caht', 'team: no receiver or target "team-caht"'],
    [
      'calendar: china,',
      'calendar: cihna,',
      'targets.wang-chat.calendar: no calendar "cihna"; there are: china; did you mean "china"?',
    ],
    ['Asia/Shanghai', 'Asia/Shangri-La', 'calendar.timeZone: "Asia/Shangri-La" is not a known time zone'],
    ["'09:00-18:00'", "'9-18'", 'expected hours such as 09:00-18:00'],
    ['perMinute: 5', 'perMinute: 0', 'targets.team-chat.perMinute: expected a whole number'],
    [
      'template: short',
      'template: shrt',
      'targets.lead-mail.template: no template "shrt"; there are: short; did you mean "short"?',
    ],
    ['mergeWithin: 30d', 'mergeWithin: 800d', 'cases.mergeWithinMs: from 0 to a year'],
    ['team: team-chat\n', '', 'routes.0.to.0: "collector" needs a team'],
  ])('with %s changed to %s says where and what', (right, wrong, message) => {
    expect(problemOf(whole.replace(right, wrong))).toContain(message);
  });

  it('refuses a template with its line, and a file that is not beside it', () => {
    const wrong = (texts: string) => () =>
      withTemplates(parseRouting(whole.replace("text: '{{ whom }}'", texts), 'r.yaml'), 'r.yaml');
    expect(wrong('text: "{{ whom }}\\n{{ hwom }}"')).toThrow(
      'templates.short.text: line 2: no variable "hwom"',
    );
    expect(wrong('textFile: ../secret')).toThrow('templates.short.textFile: ../secret is not beside');
    expect(wrong('textFile: none.liquid')).toThrow('none.liquid cannot be read (ENOENT)');
    expect(wrong("text: 'a', textFile: b")).toThrow('either the text or a file');
    expect(wrong("text: 'a'")).not.toThrow();
  });
});

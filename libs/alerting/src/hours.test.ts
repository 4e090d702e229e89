import { officeHours } from '@foreshock/calendar';
import { describe, expect, it } from 'vitest';
import {
  acknowledged,
  cleared,
  config,
  DAY,
  desk,
  HOUR,
  kept,
  MINUTE,
  MONDAY,
  raised,
  route,
  SECOND,
  seen,
} from './testing/desk.ts';

const at = (iso: string): number => Date.parse(iso);
const times = (from: ReturnType<typeof desk>['messages']) =>
  from.map(({ atMs }) => new Date(atMs).toISOString());

describe('quiet hours', () => {
  const night = [
    [0, 7 * 60],
    [22 * 60, 1440],
  ] as const;
  const targets = { chat: { language: 'en', quiet: night, calendar: officeHours('Europe/Berlin') } } as const;

  it('hold even what is urgent, until they end', () => {
    const { say, wait, messages } = desk(config({ targets }));
    say(at('2026-03-02T20:59:00Z'), raised('C-1')); // 21:59 in Berlin
    say(at('2026-03-02T21:30:00Z'), raised('C-2'));
    say(at('2026-03-03T03:00:00Z'), raised('C-2', { ruleId: 'limit' }), raised('C-3'));
    say(at('2026-03-03T05:00:00Z'), cleared('C-3'));
    wait(at('2026-03-03T12:00:00Z'));
    expect(times(messages)).toEqual(['2026-03-02T20:59:30.000Z', '2026-03-03T06:00:00.000Z']);
    expect(seen(messages)[1]).toBe('GROUP chat C-2 RAISED+RAISED');
  });

  it.each([
    ['2026-03-28T22:30:00Z', '2026-03-29T05:00:00.000Z'], // the night in which an hour is missing
    ['2026-10-24T21:30:00Z', '2026-10-25T06:00:00.000Z'], // the night in which an hour comes twice
  ])('end by the clock on the wall: raised at %s, told at %s', (instant, told) => {
    const { say, wait, messages } = desk(config({ targets }));
    say(at(instant), raised('C-1'));
    wait(at(instant) + DAY);
    expect(times(messages)).toEqual([told]);
  });
});

describe('for working hours', () => {
  const calendar = officeHours('Asia/Shanghai', ['2026-10-01', '2026-10-02']);
  const rules = config({ calendar, routes: [route({ urgency: 'WORKING_HOURS' })] });

  it('a warning waits over night, week-end and holidays, and is one message with what comes meanwhile', () => {
    const { say, wait, messages } = desk(rules);
    say(at('2026-09-30T09:59:00Z'), raised('C-1')); // 17:59, a Wednesday
    say(at('2026-09-30T09:59:45Z'), raised('C-2'));
    say(at('2026-10-03T09:00:00Z'), raised('C-2', { ruleId: 'limit' }));
    wait(at('2026-10-06T00:00:00Z'));
    expect(times(messages)).toEqual(['2026-09-30T09:59:30.000Z', '2026-10-05T01:00:00.000Z']);
    expect(seen(messages)[1]).toBe('GROUP chat C-2 RAISED+RAISED');
  });

  it('that were over when the service came back it waits for the next ones', () => {
    const { say, skip, wait, messages } = desk(rules);
    say(at('2026-09-29T12:00:00Z'), raised('C-1')); // a Tuesday night
    skip(at('2026-09-30T13:00:00Z')); // back on Wednesday night
    wait(at('2026-10-06T00:00:00Z'));
    expect(times(messages)).toEqual(['2026-10-05T01:00:00.000Z']);
  });

  it('is told sooner when it gets urgent, all of it at once', () => {
    const urgent = route({ name: 'urgent', match: { severity: ['HIGH'] } });
    const { say, wait, messages } = desk({ ...rules, routes: [urgent, ...rules.routes] });
    say(at('2026-10-01T12:00:00Z'), raised('C-1'));
    say(at('2026-10-01T13:00:00Z'), {
      ...raised('C-1', { severity: 'HIGH' }),
      type: 'warning-escalated',
    } as never);
    wait(at('2026-10-06T00:00:00Z'));
    expect([seen(messages), times(messages)]).toEqual([
      ['GROUP chat C-1 RAISED+ESCALATED'],
      ['2026-10-01T13:00:30.000Z'],
    ]);
  });
});

describe('a digest', () => {
  const calendar = officeHours('Europe/Berlin');
  const rules = config({
    calendar,
    collectors: { 'collector-7': 'mail', 'collector-8': 'lead' },
    routes: [route({ urgency: 'DIGEST', to: ['collector'], digestAtMinute: 8 * 60 + 30 })],
  });

  it('comes once a working day to each collector, the worst first, without what is over', () => {
    const { say, wait, messages, held } = desk(rules);
    say(
      at('2026-03-27T09:00:00Z'),
      raised('C-1', { severity: 'LOW' }),
      raised('C-2'),
      raised('C-3', { severity: 'HIGH' }),
    );
    say(
      at('2026-03-28T09:00:00Z'),
      raised('C-4', { owner: 'collector-8' }),
      cleared('C-2'),
      acknowledged('C-3'),
    );
    wait(at('2026-03-31T20:00:00Z'));
    expect(seen(messages)).toEqual(['DIGEST mail * RAISED+RAISED', 'DIGEST lead C-4 RAISED']);
    expect(times(messages)).toEqual(['2026-03-30T06:30:00.000Z', '2026-03-30T06:30:00.000Z']); // summer time since Sunday
    expect(messages[0]).toMatchObject({ digest: 'DAILY', customerId: null });
    expect(messages[0]?.notices.map(({ customerId, acknowledged: by }) => [customerId, by?.by])).toEqual([
      ['C-3', 'collector-7'],
      ['C-1', undefined],
    ]);
    expect(kept(held)).toEqual(['mail RAISED CLEARED_FIRST -', 'mail CLEARED NOT_ANNOUNCED -']);
  });

  it('is cut where it is longer than the target takes', () => {
    const targets = { ...rules.targets, mail: { language: 'zh', digestMost: 4 } } as const;
    const { say, wait, messages } = desk({ ...rules, targets });
    for (let index = 0; index < 10; index += 1) say(at('2026-03-02T12:00:00Z'), raised(`C-${index}`));
    wait(at('2026-03-04T12:00:00Z'));
    expect(messages.map(({ notices }) => notices.length)).toEqual([4, 4, 2]);
    expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(3);
  });

  it('that was due while the service was down comes once, late', () => {
    const { say, skip, wait, messages } = desk(rules);
    say(at('2026-03-02T12:00:00Z'), raised('C-1'));
    skip(at('2026-03-05T15:00:00Z'));
    wait(at('2026-03-09T15:00:00Z'));
    expect(times(messages)).toEqual(['2026-03-05T15:00:00.000Z']);
  });
});

describe('a cap', () => {
  const capped = (perMinute: number, digestMost = 500) =>
    config({
      targets: { chat: { language: 'en', perMinute, digestMost }, lead: { language: 'en', perMinute } },
      routes: [
        route({ groupWaitMs: 0, groupIntervalMs: SECOND, escalation: [{ afterMs: HOUR, to: ['lead'] }] }),
      ],
    });

  it('lets messages through up to its number, and the rest comes as one digest when there is room', () => {
    const { say, wait, messages } = desk(capped(3));
    for (let index = 0; index < 10; index += 1) say(MONDAY + index * SECOND, raised(`C-${index}`));
    say(MONDAY + 20 * SECOND, cleared('C-9'));
    wait(MONDAY + 10 * MINUTE);
    expect(
      messages.map(({ kind, digest, atMs, notices }) => [
        kind,
        digest,
        (atMs - MONDAY) / 1000,
        notices.length,
      ]),
    ).toEqual([
      ['GROUP', null, 0, 1],
      ['GROUP', null, 1, 1],
      ['GROUP', null, 2, 1],
      ['DIGEST', 'STORM', 65, 6],
    ]);
  });

  it('is for escalations too, and one customer alone is no digest', () => {
    const { say, wait, messages } = desk(capped(2));
    for (let index = 0; index < 3; index += 1) say(MONDAY + index * SECOND, raised(`C-${index}`));
    wait(MONDAY + 2 * HOUR);
    expect(
      messages.map(({ kind, target, customerId, rung, atMs }) => [
        kind,
        target,
        customerId,
        rung,
        (atMs - MONDAY) / 1000,
      ]),
    ).toEqual([
      ['GROUP', 'chat', 'C-0', null, 0],
      ['GROUP', 'chat', 'C-1', null, 1],
      ['GROUP', 'chat', 'C-2', null, 65],
      ['ESCALATION', 'lead', 'C-0', 1, 3600],
      ['ESCALATION', 'lead', 'C-1', 1, 3601],
      ['ESCALATION', 'lead', 'C-2', 1, 3665],
    ]);
  });

  it('holds an acknowledgement’s word: an escalation that waits for room is not told', () => {
    const { say, wait, messages, held } = desk(capped(2));
    for (let index = 0; index < 5; index += 1) say(MONDAY, raised(`C-${index}`));
    say(MONDAY + HOUR + 70 * SECOND, acknowledged('C-4'));
    wait(MONDAY + 2 * HOUR);
    const told = messages
      .filter(({ target }) => target === 'lead')
      .flatMap(({ notices }) => notices.map(({ customerId }) => customerId));
    expect(told.sort()).toEqual(['C-0', 'C-1', 'C-2', 'C-3']);
    expect(kept(held)).toEqual(['lead RAISED ACKNOWLEDGED -']);
  });
});

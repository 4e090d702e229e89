import { describe, expect, it } from 'vitest';
import { nextDueMs } from './state.ts';
import { officeHours } from '@foreshock/calendar';
import {
  acknowledged,
  cleared,
  config,
  DAY,
  desk,
  escalated,
  HOUR,
  kept,
  MINUTE,
  MONDAY,
  raised,
  route,
  SECOND,
  seen,
} from './testing/desk.ts';

const escalation = [
  { afterMs: 2 * HOUR, to: ['mail'] },
  { afterMs: 4 * HOUR, to: ['lead', 'mail'] },
];
const rules = config({ routes: [route({ groupWaitMs: 0, groupIntervalMs: SECOND, escalation })] });
const ended = (customerId: string) => ({ type: 'acknowledgement-ended', customerId }) as const;
const timed = (from: ReturnType<typeof desk>['messages']) =>
  from.map(({ kind, target, rung, atMs }) => [kind, target, rung, (atMs - MONDAY) / HOUR]);

describe('escalation', () => {
  it('tells the next person and then the lead, each rung once, until the warning is over', () => {
    const { say, wait, messages, state } = desk(rules);
    say(MONDAY, raised('C-1'));
    wait(MONDAY + DAY);
    expect(timed(messages)).toEqual([
      ['GROUP', 'chat', null, 0],
      ['ESCALATION', 'mail', 1, 2],
      ['ESCALATION', 'lead', 2, 4],
      ['ESCALATION', 'mail', 2, 4],
    ]);
    say(MONDAY + DAY, cleared('C-1'));
    wait(MONDAY + 2 * DAY);
    expect(seen(messages).slice(4)).toEqual(['GROUP chat C-1 CLEARED']);
    expect(state.subjects.size).toBe(0);
  });

  it('says all that is open then, and nothing of what cleared', () => {
    const { say, wait, messages } = desk(rules);
    say(MONDAY, raised('C-1'), raised('C-1', { ruleId: 'limit' }));
    say(MONDAY + HOUR, escalated('C-1'), raised('C-1', { ruleId: 'streak' }));
    say(MONDAY + 2 * HOUR - 1, cleared('C-1', { ruleId: 'limit' }));
    wait(MONDAY + 3 * HOUR);
    const urgent = messages.find(({ kind }) => kind === 'ESCALATION');
    expect(urgent?.notices.map(({ ruleId, event, purpose }) => [ruleId, event, purpose])).toEqual([
      ['long-overdue', 'ESCALATED', 'ESCALATION'],
      ['streak', 'RAISED', 'ESCALATION'],
    ]);
  });

  it('counts working time', () => {
    const calendar = officeHours('Europe/Berlin', ['2026-03-03']);
    const { say, wait, messages } = desk({ ...rules, calendar });
    say(Date.parse('2026-03-02T16:30:00Z'), raised('C-1')); // half past five, half an hour before the end of work
    wait(MONDAY + 7 * DAY);
    expect(messages.slice(1).map(({ atMs }) => new Date(atMs).toISOString())).toEqual([
      '2026-03-04T09:30:00.000Z',
      '2026-03-04T11:30:00.000Z',
      '2026-03-04T11:30:00.000Z',
    ]);
  });

  it('begins anew with a new episode', () => {
    const { say, wait, messages } = desk(rules);
    say(MONDAY, raised('C-1', {}, 'W-1'));
    say(MONDAY + 3 * HOUR, cleared('C-1', {}, 'W-1'));
    say(MONDAY + DAY, raised('C-1', {}, 'W-2'));
    wait(MONDAY + DAY + 3 * HOUR);
    expect(timed(messages.filter(({ kind }) => kind === 'ESCALATION'))).toEqual([
      ['ESCALATION', 'mail', 1, 2],
      ['ESCALATION', 'mail', 1, 26],
    ]);
  });
});

it('an episode that is over leaves no rung and no reminder behind, though the case is still assigned', () => {
  const routes = [route({ groupWaitMs: 0, groupIntervalMs: SECOND, escalation, repeatIntervalMs: 6 * HOUR })];
  const { say, wait, messages, state } = desk(config({ routes }));
  say(MONDAY, { type: 'assigned', customerId: 'C-1', assignee: 'collector-8' }, raised('C-1', {}, 'W-1'));
  say(MONDAY + 3 * HOUR, cleared('C-1', {}, 'W-1'));
  wait(MONDAY + 3 * HOUR + MINUTE);
  expect(nextDueMs(state)).toBeNull();
  say(MONDAY + DAY, raised('C-1', {}, 'W-2'));
  wait(MONDAY + DAY + 3 * HOUR);
  expect(timed(messages.filter(({ kind }) => kind !== 'GROUP'))).toEqual([
    ['ESCALATION', 'mail', 1, 2],
    ['ESCALATION', 'mail', 1, 26],
  ]);
});

describe('an acknowledgement', () => {
  it('stops escalation, survives new events, and a worse severity is told with its name on it', () => {
    const { say, wait, messages } = desk(rules);
    say(MONDAY, raised('C-1'));
    say(MONDAY + HOUR, acknowledged('C-1'));
    say(MONDAY + 2 * HOUR, escalated('C-1'), raised('C-1', { ruleId: 'limit' }));
    wait(MONDAY + 7 * DAY);
    expect(seen(messages)).toEqual([
      'GROUP chat C-1 RAISED',
      'GROUP chat C-1 ESCALATED',
      'GROUP chat C-1 RAISED',
    ]);
    const by = { by: 'collector-7', comment: 'Calling them.', atMs: MONDAY + HOUR, untilMs: null };
    expect(messages.map(({ notices }) => notices[0]?.acknowledged)).toEqual([null, by, by]);
  });

  it('that is over lets escalation go on with the rungs that are left, from then', () => {
    const { say, wait, messages } = desk(rules);
    say(MONDAY, raised('C-1'));
    say(MONDAY + 3 * HOUR, acknowledged('C-1', MONDAY + 10 * HOUR));
    wait(MONDAY + 7 * DAY);
    expect(timed(messages).slice(1)).toEqual([
      ['ESCALATION', 'mail', 1, 2],
      ['ESCALATION', 'lead', 2, 14],
      ['ESCALATION', 'mail', 2, 14],
    ]);
  });

  it('may be taken back, and be given again', () => {
    const { say, wait, messages } = desk(rules);
    say(MONDAY, raised('C-1'));
    say(MONDAY + HOUR, acknowledged('C-1', MONDAY + 2 * HOUR), acknowledged('C-1'), ended('C-2'));
    wait(MONDAY + DAY);
    expect(messages).toHaveLength(1);
    say(MONDAY + DAY, ended('C-1'));
    wait(MONDAY + 2 * DAY);
    expect(timed(messages).slice(1)).toEqual([
      ['ESCALATION', 'mail', 1, 26],
      ['ESCALATION', 'lead', 2, 28],
      ['ESCALATION', 'mail', 2, 28],
    ]);
  });

  it('keeps a rung that waits for the quiet hours’ end from being told; it comes when the acknowledgement is over', () => {
    const targets = { ...rules.targets, mail: { language: 'en', quiet: [[10 * 60, 14 * 60]] } } as const;
    const { say, wait, messages, held } = desk({ ...rules, targets });
    say(MONDAY, raised('C-1'));
    say(MONDAY + 3 * HOUR, acknowledged('C-1', MONDAY + 6 * HOUR));
    wait(MONDAY + 8 * HOUR);
    expect(kept(held)).toEqual(['mail RAISED ACKNOWLEDGED -']);
    expect(timed(messages)).toEqual([
      ['GROUP', 'chat', null, 0],
      ['ESCALATION', 'mail', 1, 8],
    ]);
  });

  it('before anybody is told, or of a customer with nothing open, is kept until it ends', () => {
    const { say, wait, messages, state } = desk(rules);
    say(MONDAY, acknowledged('C-1', MONDAY + 5 * HOUR), raised('C-1'), acknowledged('C-2', MONDAY + HOUR));
    wait(MONDAY + 8 * HOUR);
    expect(timed(messages)).toEqual([
      ['GROUP', 'chat', null, 0],
      ['ESCALATION', 'mail', 1, 7],
    ]);
    expect([...state.subjects.keys()]).toEqual(['C-1']);
  });
});

it('a case that is closed is urged no more; what comes after it begins from the first rung', () => {
  const { say, wait, messages } = desk(rules);
  say(MONDAY, raised('C-1'), acknowledged('C-1'));
  say(MONDAY + HOUR, { type: 'case-closed', customerId: 'C-1' });
  wait(MONDAY + DAY);
  expect(messages).toHaveLength(1);
  say(MONDAY + DAY, raised('C-1', { ruleId: 'limit' }));
  wait(MONDAY + DAY + 3 * HOUR);
  expect(timed(messages).slice(1)).toEqual([
    ['GROUP', 'chat', null, 24],
    ['ESCALATION', 'mail', 1, 26],
  ]);
});

describe('a reminder', () => {
  const repeating = config({ routes: [route({ groupWaitMs: 0, repeatIntervalMs: 6 * HOUR })] });

  it('comes again and again while something is open and nobody has it in hand', () => {
    const { say, wait, messages, state } = desk(repeating);
    say(MONDAY, raised('C-1'));
    say(MONDAY + 13 * HOUR, acknowledged('C-1', MONDAY + 40 * HOUR));
    wait(MONDAY + 47 * HOUR);
    expect(timed(messages)).toEqual([
      ['GROUP', 'chat', null, 0],
      ['REMINDER', 'chat', null, 6],
      ['REMINDER', 'chat', null, 12],
      ['REMINDER', 'chat', null, 46],
    ]);
    say(MONDAY + 48 * HOUR, cleared('C-1'));
    wait(MONDAY + 60 * HOUR);
    expect(seen(messages).slice(4)).toEqual(['GROUP chat C-1 CLEARED']);
    expect([state.subjects.size, nextDueMs(state)]).toEqual([0, null]);
  });

  it('counts from the last news, and waits for working hours where the route does', () => {
    const calendar = officeHours('UTC');
    const routes = [
      route({
        groupWaitMs: 0,
        groupIntervalMs: MINUTE,
        urgency: 'WORKING_HOURS',
        repeatIntervalMs: 6 * HOUR,
      }),
    ];
    const { say, wait, messages } = desk(config({ calendar, routes }));
    say(MONDAY, raised('C-1'));
    say(MONDAY + 4 * HOUR, raised('C-1', { ruleId: 'limit' }));
    wait(MONDAY + DAY + HOUR);
    expect(timed(messages)).toEqual([
      ['GROUP', 'chat', null, 0],
      ['GROUP', 'chat', null, 4],
      ['REMINDER', 'chat', null, 24],
    ]);
    expect(messages[2]?.notices).toHaveLength(2);
  });
});

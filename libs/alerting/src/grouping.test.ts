import { describe, expect, it } from 'vitest';
import { initialState, nextDueMs } from './state.ts';
import { step } from './step.ts';
import {
  cleared,
  config,
  desk,
  escalated,
  facts,
  HOUR,
  kept,
  MINUTE,
  MONDAY,
  raised,
  route,
  SECOND,
  seen,
} from './testing/desk.ts';

describe('a group', () => {
  it('waits for what comes with the first, then goes as one message', () => {
    const { say, wait, messages, held } = desk();
    say(MONDAY, raised('C-1'), raised('C-1', { ruleId: 'limit' }), raised('C-2'));
    say(MONDAY + 29 * SECOND, escalated('C-1', { ruleId: 'limit' }));
    expect(messages).toEqual([]);
    wait(MONDAY + MINUTE);
    expect(seen(messages)).toEqual(['GROUP chat C-1 RAISED+RAISED+ESCALATED', 'GROUP chat C-2 RAISED']);
    expect(messages[0]).toMatchObject({
      atMs: MONDAY + 30 * SECOND,
      language: 'en',
      rung: null,
      digest: null,
    });
    expect(held).toEqual([]);
  });

  it('waits no longer for what comes later', () => {
    const { say, wait, messages } = desk();
    say(MONDAY, raised('C-1'));
    say(MONDAY + 29 * SECOND, raised('C-1', { ruleId: 'limit' }));
    wait(MONDAY + 30 * SECOND);
    expect(seen(messages)).toEqual(['GROUP chat C-1 RAISED+RAISED']);
  });

  it('gives back what came with each input', () => {
    const { say, wait, messages } = desk();
    say(MONDAY, raised('C-1'));
    wait(MONDAY + MINUTE);
    expect(messages[0]?.notices[0]).toEqual({
      noticeId: 'C-1.long-overdue/RAISED/0',
      event: 'RAISED',
      warningId: 'C-1.long-overdue',
      customerId: 'C-1',
      portfolio: null,
      ruleId: 'long-overdue',
      severity: 'MEDIUM',
      atMs: MONDAY,
      detail: 'raised C-1.long-overdue',
      acknowledged: null,
      purpose: 'NEWS',
    });
  });

  it('goes at once without a group wait, in the very step', () => {
    const { say, messages } = desk(config({ routes: [route({ groupWaitMs: 0 })] }));
    say(MONDAY, raised('C-1'));
    expect(seen(messages)).toEqual(['GROUP chat C-1 RAISED']);
  });

  it('keeps the interval between two messages, and begins anew after it', () => {
    const { say, wait, messages } = desk();
    say(MONDAY, raised('C-1'));
    say(MONDAY + 2 * MINUTE, raised('C-1', { ruleId: 'limit' }));
    say(MONDAY + 3 * MINUTE, raised('C-1', { ruleId: 'streak' }));
    say(MONDAY + HOUR, raised('C-1', { ruleId: 'partial' }));
    wait(MONDAY + 2 * HOUR);
    expect(messages.map(({ atMs }) => atMs - MONDAY)).toEqual([30_000, 330_000, HOUR + 30_000]);
    expect(seen(messages)[1]).toBe('GROUP chat C-1 RAISED+RAISED');
  });

  it('is of a portfolio as it is of a customer', () => {
    const about = { portfolio: { dimension: 'industry', member: 'STEEL' } };
    const { say, wait, messages } = desk();
    say(MONDAY, raised('industry/STEEL', about), raised('industry/STEEL', { ...about, ruleId: 'share' }));
    wait(MONDAY + MINUTE);
    expect(seen(messages)).toEqual(['GROUP chat industry/STEEL RAISED+RAISED']);
  });

  it('says each thing once, however often it is said on the log', () => {
    const { say, wait, messages } = desk();
    say(MONDAY, raised('C-1'), raised('C-1'), escalated('C-1'), escalated('C-1'), raised('C-1'));
    wait(MONDAY + MINUTE);
    expect(seen(messages)).toEqual(['GROUP chat C-1 RAISED+ESCALATED']);
  });
});

describe('a clearing', () => {
  it('is told to whoever was told of the raising', () => {
    const { say, wait, messages } = desk();
    say(MONDAY, raised('C-1'));
    say(MONDAY + HOUR, cleared('C-1'));
    wait(MONDAY + 2 * HOUR);
    expect(seen(messages)).toEqual(['GROUP chat C-1 RAISED', 'GROUP chat C-1 CLEARED']);
  });

  it('inside the group wait takes the raising with it: nobody is told of what is over', () => {
    const { say, wait, messages, held, state } = desk();
    say(MONDAY, raised('C-1'), escalated('C-1'));
    say(MONDAY + 10 * SECOND, cleared('C-1'));
    wait(MONDAY + HOUR);
    expect(messages).toEqual([]);
    expect(kept(held)).toEqual([
      'chat RAISED CLEARED_FIRST -',
      'chat ESCALATED CLEARED_FIRST -',
      'chat CLEARED NOT_ANNOUNCED -',
    ]);
    expect([state.subjects.size, nextDueMs(state)]).toEqual([0, null]);
  });

  it('of what was never raised is on record only', () => {
    const { say, wait, messages, held } = desk();
    say(MONDAY, cleared('C-9'));
    wait(MONDAY + HOUR);
    expect([seen(messages), kept(held)]).toEqual([[], ['- CLEARED NOT_ANNOUNCED -']]);
  });

  it('goes with an escalation that was still waiting', () => {
    const { say, wait, messages } = desk();
    say(MONDAY, raised('C-1'));
    say(MONDAY + MINUTE, escalated('C-1'), cleared('C-1'));
    wait(MONDAY + HOUR);
    expect(seen(messages)).toEqual(['GROUP chat C-1 RAISED', 'GROUP chat C-1 ESCALATED+CLEARED']);
  });

  it('is kept from a route that does not take the end of warnings', () => {
    const { say, wait, messages, held } = desk(
      config({ routes: [route({ events: ['RAISED', 'ESCALATED'] })] }),
    );
    say(MONDAY, raised('C-1'));
    say(MONDAY + HOUR, cleared('C-1'));
    wait(MONDAY + 2 * HOUR);
    expect([seen(messages), kept(held)]).toEqual([['GROUP chat C-1 RAISED'], ['chat CLEARED NO_ROUTE -']]);
  });

  it('goes where the raising went, though the customer has another owner and no debt any more', () => {
    const { say, wait, messages } = desk(
      config({
        collectors: { 'collector-7': 'mail', 'collector-8': 'lead' },
        routes: [route({ to: ['collector'], match: { leastOverdueMinor: 50_000 } })],
      }),
    );
    say(MONDAY, raised('C-1'));
    say(MONDAY + HOUR, { type: 'assigned', customerId: 'C-1', assignee: 'collector-8' });
    say(MONDAY + HOUR, cleared('C-1', { owner: null, overdueMinor: 0 }));
    wait(MONDAY + 2 * HOUR);
    expect(seen(messages)).toEqual(['GROUP mail C-1 RAISED', 'GROUP mail C-1 CLEARED']);
  });
});

it('an escalation of a warning that nobody knows counts as raised', () => {
  const { say, wait, messages } = desk();
  say(MONDAY, escalated('C-1'));
  say(MONDAY + HOUR, cleared('C-1'));
  wait(MONDAY + 2 * HOUR);
  expect(seen(messages)).toEqual(['GROUP chat C-1 ESCALATED', 'GROUP chat C-1 CLEARED']);
});

it('a change of grade is told where a route asks for it, and keeps nothing open', () => {
  const { say, wait, messages, held, state } = desk(
    config({ routes: [route(), route({ name: 'grades', events: ['DOWNGRADED'], to: ['mail'] })] }),
  );
  const changed = {
    type: 'rating-changed',
    changeId: 'R-1',
    facts: facts('C-1', { severity: null }),
    detail: null,
  } as const;
  say(MONDAY, { ...changed, direction: 'DOWNGRADE' }, { ...changed, direction: 'UPGRADE' });
  wait(MONDAY + HOUR);
  expect([seen(messages), kept(held)]).toEqual([['GROUP mail C-1 DOWNGRADED'], ['- UPGRADED NO_ROUTE -']]);
  expect(state.subjects.size).toBe(0);
});

it('messages of several inputs that come of one record have ids of their own', () => {
  const state = initialState(config({ caseOverdueTo: ['lead'] }));
  const overdue = {
    type: 'case-overdue',
    customerId: 'C-1',
    detail: null,
    position: 7,
    atMs: MONDAY,
  } as const;
  const ids = ['case-1', 'case-1', 'case-2'].flatMap((caseId) =>
    step(state, { ...overdue, caseId, customerId: `C-${state.ordinal}` }).messages.map(
      ({ messageId }) => messageId,
    ),
  );
  expect(ids).toEqual([
    '7.0/lead/case-1/CASE_OVERDUE/7',
    '7.1/lead/case-1/CASE_OVERDUE/7',
    '7.2/lead/case-2/CASE_OVERDUE/7',
  ]);
});

it('time never runs back: a record that was stamped earlier counts as the latest so far', () => {
  const { state, log, messages } = desk(config({ routes: [route({ groupWaitMs: 0 })] }));
  const said = (atMs: number, customerId: string) =>
    messages.push(...step(state, { ...raised(customerId), position: log.length, atMs }).messages);
  said(MONDAY, 'C-1');
  said(MONDAY - HOUR, 'C-2');
  expect(messages.map(({ atMs }) => atMs)).toEqual([MONDAY, MONDAY]);
});

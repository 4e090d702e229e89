import { describe, expect, it } from 'vitest';
import { USUAL_INHIBITION } from './config.ts';
import { nextDueMs } from './state.ts';
import {
  acknowledged,
  cleared,
  config,
  DAY,
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
  silence,
} from './testing/desk.ts';

const now = [route({ groupWaitMs: 0, groupIntervalMs: SECOND })];

describe('inhibition', () => {
  const rules = config({ inhibit: USUAL_INHIBITION });
  const worst = raised('C-1', { ruleId: 'fraud', severity: 'HIGH' });

  it('keeps the lesser warnings of the same customer back while the worst is open, and lets them out after it', () => {
    const { say, wait, messages, held } = desk(rules);
    say(MONDAY, raised('C-1'), worst, raised('C-2'));
    wait(MONDAY + HOUR);
    expect(seen(messages)).toEqual(['GROUP chat C-1 RAISED', 'GROUP chat C-2 RAISED']);
    expect(messages[0]?.notices[0]?.ruleId).toBe('fraud');
    expect(kept(held)).toEqual(['chat RAISED INHIBITED C-1.fraud']);
    say(MONDAY + 2 * HOUR, cleared('C-1', { ruleId: 'fraud' }));
    wait(MONDAY + 3 * HOUR);
    expect(seen(messages).slice(2)).toEqual(['GROUP chat C-1 CLEARED+RAISED']);
  });

  it('says nothing of what cleared while it was kept back', () => {
    const { say, wait, messages, held, state } = desk(rules);
    say(MONDAY, worst, raised('C-1'));
    say(MONDAY + HOUR, cleared('C-1'));
    say(MONDAY + 2 * HOUR, cleared('C-1', { ruleId: 'fraud' }));
    wait(MONDAY + DAY);
    expect(seen(messages)).toEqual(['GROUP chat C-1 RAISED', 'GROUP chat C-1 CLEARED']);
    expect(kept(held).slice(1)).toEqual(['chat RAISED CLEARED_FIRST -', 'chat CLEARED NOT_ANNOUNCED -']);
    expect([state.subjects.size, nextDueMs(state)]).toEqual([0, null]);
  });

  it('ends for a warning that gets as bad itself', () => {
    const { say, wait, messages } = desk(rules);
    say(MONDAY, worst, raised('C-1'));
    say(MONDAY + HOUR, escalated('C-1'));
    wait(MONDAY + 2 * HOUR);
    expect(seen(messages)).toEqual(['GROUP chat C-1 RAISED', 'GROUP chat C-1 RAISED+ESCALATED']);
  });

  it('is for targets that know of the worst: another target, and one for which it is silenced, get the lesser', () => {
    const { say, wait, messages } = desk(
      config({
        inhibit: USUAL_INHIBITION,
        routes: [
          route({ name: 'worst', match: { severity: ['HIGH'] } }),
          route({ name: 'lesser', match: { severity: ['MEDIUM'] }, to: ['chat', 'mail'] }),
        ],
      }),
    );
    say(MONDAY, worst, raised('C-1'));
    wait(MONDAY + HOUR);
    expect(seen(messages)).toEqual(['GROUP chat C-1 RAISED', 'GROUP mail C-1 RAISED']);
    say(MONDAY + HOUR, silence({ match: { ruleId: ['fraud'] }, startsAtMs: MONDAY, endsAtMs: MONDAY + DAY }));
    say(MONDAY + HOUR, raised('C-2', { ruleId: 'fraud', severity: 'HIGH' }), raised('C-2'));
    wait(MONDAY + 2 * HOUR);
    expect(messages.slice(2).map(({ target, notices }) => [target, notices[0]?.severity])).toEqual([
      ['chat', 'MEDIUM'],
      ['mail', 'MEDIUM'],
    ]);
  });

  it('keeps neither back where each would keep the other back', () => {
    const inhibit = [{ source: { source: ['CREDIT'] }, target: { segment: ['LARGE'] } }];
    const { say, wait, messages } = desk(config({ inhibit }));
    say(MONDAY, raised('C-1'), raised('C-1', { ruleId: 'limit' }));
    wait(MONDAY + HOUR);
    expect(seen(messages)).toEqual(['GROUP chat C-1 RAISED+RAISED']);
  });
});

describe('a silence', () => {
  it('holds what is raised in it, and tells at its end what is still open', () => {
    const { say, wait, messages, held } = desk();
    say(
      MONDAY,
      silence(),
      raised('C-1'),
      raised('C-1', { ruleId: 'limit' }),
      raised('C-2', { segment: 'SMALL' }),
    );
    say(MONDAY + HOUR, cleared('C-1', { ruleId: 'limit' }));
    wait(MONDAY + 2 * HOUR - 1);
    expect(seen(messages)).toEqual(['GROUP chat C-2 RAISED']);
    wait(MONDAY + 3 * HOUR);
    expect(seen(messages).slice(1)).toEqual(['GROUP chat C-1 RAISED']);
    expect(messages[1]?.atMs).toBe(MONDAY + 2 * HOUR);
    expect(kept(held)).toEqual([
      'chat RAISED SILENCED S-1',
      'chat RAISED SILENCED S-1',
      'chat RAISED CLEARED_FIRST -',
      'chat CLEARED NOT_ANNOUNCED -',
    ]);
  });

  it('holds the end of what was told before it, and tells it at its end: nobody goes on believing it', () => {
    const { say, wait, messages } = desk();
    say(MONDAY - HOUR, raised('C-1'));
    say(MONDAY, silence());
    say(MONDAY + HOUR, cleared('C-1'));
    wait(MONDAY + 3 * HOUR);
    expect(seen(messages)).toEqual(['GROUP chat C-1 RAISED', 'GROUP chat C-1 CLEARED']);
    expect(messages[1]?.atMs).toBe(MONDAY + 2 * HOUR);
  });

  it('may be ended early, set anew, planned ahead, and overlap another', () => {
    const ahead = desk();
    ahead.say(MONDAY, silence({ startsAtMs: MONDAY + HOUR }), raised('C-1'));
    ahead.say(MONDAY + HOUR, raised('C-2'));
    ahead.say(MONDAY + HOUR + 10 * MINUTE, { type: 'silence-ended', silenceId: 'S-1' });
    ahead.wait(MONDAY + HOUR + 10 * MINUTE);
    expect(ahead.messages.map(({ atMs }) => (atMs - MONDAY) / 1000)).toEqual([30, 4200]);
    const longer = desk();
    longer.say(MONDAY, silence(), raised('C-1'));
    longer.say(MONDAY + MINUTE, silence({ endsAtMs: MONDAY + 4 * HOUR }));
    longer.say(MONDAY + MINUTE, silence({ silenceId: 'S-2', endsAtMs: MONDAY + 5 * HOUR }));
    longer.wait(MONDAY + DAY);
    expect(longer.messages.map(({ atMs }) => (atMs - MONDAY) / HOUR)).toEqual([5]);
    expect(kept(longer.held)).toEqual(['chat RAISED SILENCED S-1', 'chat RAISED SILENCED S-2']);
    expect(longer.state.silences.size).toBe(0);
  });

  it('that is wrong or over is not kept', () => {
    const { say, wait, messages, state } = desk();
    say(
      MONDAY,
      silence({ match: {} }),
      silence({ silenceId: 'S-2', endsAtMs: MONDAY - 1 }),
      silence({ silenceId: 'S-3', startsAtMs: MONDAY - DAY, endsAtMs: MONDAY }),
    );
    say(MONDAY, raised('C-1'));
    wait(MONDAY + HOUR);
    expect([seen(messages), state.silences.size]).toEqual([['GROUP chat C-1 RAISED'], 0]);
  });

  it('stops escalation of what it holds, and lets it go on afterwards', () => {
    const escalation = [{ afterMs: HOUR, to: ['lead'] }];
    const { say, wait, messages, held } = desk(config({ routes: [route({ escalation })] }));
    say(MONDAY - 30 * MINUTE, raised('C-1'));
    say(MONDAY, silence());
    wait(MONDAY + DAY);
    expect(seen(messages)).toEqual(['GROUP chat C-1 RAISED', 'ESCALATION lead C-1 RAISED']);
    expect(messages[1]?.atMs).toBe(MONDAY + 2 * HOUR);
    expect(kept(held)).toEqual(['lead RAISED SILENCED S-1']);
  });

  it('of one warning leaves the escalation of the others alone', () => {
    const escalation = [{ afterMs: HOUR, to: ['lead'] }];
    const { say, wait, messages, held } = desk(config({ routes: [route({ escalation })] }));
    say(MONDAY, raised('C-1'), raised('C-1', { ruleId: 'limit' }));
    say(MONDAY + MINUTE, silence({ match: { ruleId: ['long-overdue'] } }));
    wait(MONDAY + DAY);
    expect(messages.slice(1).map(({ atMs, notices }) => [atMs, notices.map(({ ruleId }) => ruleId)])).toEqual(
      [[MONDAY + HOUR + 30 * SECOND, ['limit']]],
    );
    expect(held).toEqual([]);
  });

  it('holds what happened once, and tells it at its end', () => {
    const { say, wait, messages } = desk(config({ routes: [route({ events: ['DOWNGRADED'] })] }));
    say(MONDAY, silence(), {
      type: 'rating-changed',
      changeId: 'R-1',
      direction: 'DOWNGRADE',
      facts: facts('C-1'),
      detail: null,
    });
    wait(MONDAY + 3 * HOUR);
    expect([seen(messages), messages[0]?.atMs]).toEqual([['GROUP chat C-1 DOWNGRADED'], MONDAY + 2 * HOUR]);
  });
});

describe('a rule that flaps', () => {
  const rules = config({ coolDownMs: 4 * HOUR, routes: now });

  it('is announced once in a cool-down, and no end is told of what was not announced', () => {
    const { say, wait, messages, held, state } = desk(rules);
    for (let crossing = 0; crossing < 1000; crossing += 1)
      say(
        MONDAY + crossing * MINUTE,
        crossing % 2 === 0 ? raised('C-1', {}, `W-${crossing}`) : cleared('C-1', {}, `W-${crossing - 1}`),
      );
    wait(MONDAY + 7 * DAY);
    const told = messages.map(({ atMs, notices }) => [notices[0]?.event, (atMs - MONDAY) / MINUTE]);
    expect(told).toEqual(
      [0, 240, 480, 720, 960].flatMap((at) => [
        ['RAISED', at],
        ['CLEARED', at + 1],
      ]),
    );
    expect(held.filter(({ reason }) => reason === 'NOT_ANNOUNCED')).toHaveLength(495);
    expect([state.subjects.size, nextDueMs(state)]).toEqual([0, null]);
  });

  it('is announced at the end of the cool-down when it is open then', () => {
    const { say, wait, messages } = desk(rules);
    say(MONDAY, raised('C-1', {}, 'W-1'));
    say(MONDAY + MINUTE, cleared('C-1', {}, 'W-1'));
    say(MONDAY + HOUR, raised('C-1', {}, 'W-2'));
    wait(MONDAY + DAY);
    expect(messages.map(({ atMs, notices }) => [notices[0]?.warningId, (atMs - MONDAY) / MINUTE])).toEqual([
      ['W-1', 0],
      ['W-1', 1],
      ['W-2', 240],
    ]);
  });

  it('is announced at once when it is worse than what was announced, and then not again', () => {
    const { say, wait, messages } = desk(rules);
    say(MONDAY, raised('C-1', {}, 'W-1'), cleared('C-1', {}, 'W-1'));
    say(MONDAY + HOUR, raised('C-1', { severity: 'HIGH' }, 'W-2'));
    say(MONDAY + HOUR + MINUTE, cleared('C-1', {}, 'W-2'));
    say(MONDAY + 2 * HOUR, raised('C-1', { severity: 'HIGH' }, 'W-3'), cleared('C-1', {}, 'W-3'));
    wait(MONDAY + DAY);
    expect(
      seen(messages.filter(({ notices }) => notices.some(({ event }) => event === 'RAISED'))),
    ).toHaveLength(2);
  });

  it('cools down from what was announced last, and at the severity that it got to', () => {
    const { say, wait, messages } = desk(rules);
    say(MONDAY, raised('C-1', { severity: 'LOW' }, 'W-1'), cleared('C-1', {}, 'W-1'));
    say(MONDAY + HOUR, raised('C-1', {}, 'C-1.long-overdue'), escalated('C-1'), cleared('C-1'));
    say(MONDAY + 4.5 * HOUR, raised('C-1', { severity: 'HIGH' }, 'W-3'));
    wait(MONDAY + DAY);
    const last = messages.at(-1);
    expect([last?.notices[0]?.warningId, last?.atMs]).toEqual(['W-3', MONDAY + 5 * HOUR]);
  });

  it('cools down for itself: other rules and customers are announced', () => {
    const { say, wait, messages } = desk(rules);
    say(MONDAY, raised('C-1'), raised('C-2'));
    say(MONDAY + MINUTE, raised('C-1', { ruleId: 'limit' }), acknowledged('C-1'));
    wait(MONDAY + HOUR);
    expect(messages).toHaveLength(3);
  });
});

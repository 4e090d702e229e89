import { describe, expect, it } from 'vitest';
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
  silence,
  type Said,
} from './testing/desk.ts';

const before = config();
const { chat: _, ...others } = before.targets;
const after = config({ targets: others, team: 'mail', routes: [route({ to: ['mail'] })] });
const configured = (rules = after): Said => ({ type: 'configured', config: rules });

describe('another configuration', () => {
  it('takes what waits for a target that is gone to where the new routes say, and clears there', () => {
    const { say, wait, messages, held, state } = desk(before);
    say(MONDAY, raised('C-1'), raised('C-2'));
    say(MONDAY + 10 * SECOND, configured());
    say(MONDAY + HOUR, cleared('C-1'));
    wait(MONDAY + DAY);
    expect(seen(messages)).toEqual([
      'GROUP mail C-1 RAISED',
      'GROUP mail C-2 RAISED',
      'GROUP mail C-1 CLEARED',
    ]);
    expect(kept(held)).toEqual(['chat RAISED TARGET_GONE -', 'chat RAISED TARGET_GONE -']);
    expect([...state.outboxes.keys()]).toEqual(['mail']);
  });

  it('takes what was silenced too', () => {
    const { say, wait, messages } = desk(before);
    say(MONDAY, silence(), raised('C-1'));
    say(MONDAY + HOUR, configured());
    wait(MONDAY + DAY);
    expect([seen(messages), messages[0]?.atMs]).toEqual([['GROUP mail C-1 RAISED'], MONDAY + 2 * HOUR]);
  });

  it('does not tell the end of what only a target that is gone knew', () => {
    const { say, wait, messages, held } = desk(before);
    say(MONDAY, raised('C-1'));
    say(MONDAY + HOUR, configured(), cleared('C-1'));
    wait(MONDAY + DAY);
    expect(seen(messages)).toEqual(['GROUP chat C-1 RAISED']);
    expect(kept(held)).toEqual(['- CLEARED NOT_ANNOUNCED -']);
  });

  it('does not tell an end that waited for a target that is gone to those who never heard of the beginning', () => {
    const { say, wait, messages, held } = desk(before);
    say(MONDAY, raised('C-1'), raised('C-2'));
    say(MONDAY + MINUTE, cleared('C-1'), escalated('C-2'));
    say(MONDAY + 2 * MINUTE, cleared('C-2'), configured());
    wait(MONDAY + DAY);
    expect(seen(messages)).toEqual(['GROUP chat C-1 RAISED', 'GROUP chat C-2 RAISED']);
    expect(kept(held)).toEqual([
      'chat CLEARED TARGET_GONE -',
      'chat ESCALATED TARGET_GONE -',
      'chat CLEARED TARGET_GONE -',
    ]);
  });

  it('does not tell it after a silence either', () => {
    const { say, wait, messages, held } = desk(before);
    say(MONDAY, raised('C-1'));
    say(MONDAY + MINUTE, silence(), cleared('C-1'));
    say(MONDAY + HOUR, configured());
    wait(MONDAY + DAY);
    expect(seen(messages)).toEqual(['GROUP chat C-1 RAISED']);
    expect(kept(held)).toEqual(['chat CLEARED SILENCED S-1', 'chat CLEARED TARGET_GONE -']);
  });

  it('keeps what waits for a target that stays, under the rules that it began with', () => {
    const { say, wait, messages } = desk(before);
    say(MONDAY, raised('C-1'));
    say(
      MONDAY + SECOND,
      configured(config({ routes: [route({ groupWaitMs: 10 * MINUTE })] })),
      raised('C-2'),
    );
    wait(MONDAY + DAY);
    expect(messages.map(({ customerId, atMs }) => [customerId, atMs - MONDAY])).toEqual([
      ['C-1', 30 * SECOND],
      ['C-2', 601 * SECOND],
    ]);
  });

  it('goes on with an escalation where it stands, as long as its route is there', () => {
    const rungs = [1, 2, 3].map((hours) => ({ afterMs: hours * HOUR, to: ['lead'] }));
    const escalating = config({ routes: [route({ escalation: rungs })] });
    const { say, wait, messages } = desk(escalating);
    say(MONDAY, raised('C-1'), raised('C-2'), acknowledged('C-2'));
    const mails = rungs.map((rung) => ({ ...rung, to: ['mail'] }));
    say(MONDAY + 90 * MINUTE, configured(config({ routes: [route({ escalation: mails })] })));
    say(MONDAY + 150 * MINUTE, configured(config({ routes: [route({ name: 'other', escalation: mails })] })));
    wait(MONDAY + DAY);
    expect(
      messages.filter(({ kind }) => kind === 'ESCALATION').map(({ target, rung }) => [target, rung]),
    ).toEqual([
      ['lead', 1],
      ['mail', 2],
    ]);
  });

  it('gives an escalation that had come to its last rung the one that was added', () => {
    const rungs = [1, 2].map((hours) => ({ afterMs: hours * HOUR, to: ['lead'] }));
    const { say, wait, messages } = desk(config({ routes: [route({ escalation: rungs.slice(0, 1) })] }));
    say(MONDAY, raised('C-1'));
    say(MONDAY + 90 * MINUTE, configured(config({ routes: [route({ escalation: rungs })] })));
    wait(MONDAY + DAY);
    const told = messages.filter(({ kind }) => kind === 'ESCALATION').map(({ rung, atMs }) => [rung, atMs]);
    expect(told).toEqual([
      [1, MONDAY + HOUR + 30 * SECOND],
      [2, MONDAY + 2 * HOUR + 30 * SECOND],
    ]);
  });
});

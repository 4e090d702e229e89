import { expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.ts';
import { clearedWarning, raisedWarning } from '../testing/fixtures.ts';
import { messageOf, noticeAbout, notificationFor } from '../testing/messages.ts';
import { Firing } from './firing.ts';
import { Refresher, type FiringMessage } from './refresher.ts';
import { foldWarning, type WarningEvent, type WarningOpening } from './warning-event.ts';

const EVERY_MS = 120_000;
const raised = (warningId: string): WarningEvent =>
  foldWarning(new Map(), { type: 'WarningRaised', record: raisedWarning({ warningId }) });
const toldTo = (target: string, ...events: WarningEvent[]) =>
  messageOf(
    events.map((event) => noticeAbout(event)),
    { target },
  );

function scene(firing: Firing) {
  const clock = new FakeClock(0);
  const sent: string[] = [];
  const refresher = new Refresher({
    clock,
    everyMs: EVERY_MS,
    send: (_id, target, { data }) => {
      sent.push(`${target} ${data.notices.map(({ warningId }) => warningId).join()}`);
      return Promise.resolve({ kind: 'delivered' });
    },
    onFatal: (error) => {
      throw error;
    },
  });
  const messages = (): FiringMessage[] =>
    firing.messages.map((message) => ({
      deliveryId: 'dlv_1',
      target: message.target,
      notification: notificationFor(message),
    }));
  const pass = async (rounds: number) => {
    for (let round = 0; round < rounds; round++) {
      clock.advanceTo(clock.now() + EVERY_MS);
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    }
  };
  return { refresher, sent, messages, pass };
}

it('tells a receiver that forgets every warning that fires, until it is over', async () => {
  const firing = new Firing((target) => target === 'on-call');
  const { refresher, sent, messages, pass } = scene(firing);
  firing.told(toldTo('on-call', raised('w-1'), raised('w-2')));
  firing.told(toldTo('team', raised('w-1')));
  refresher.start(messages);
  await pass(1);
  expect(sent).toEqual(['on-call w-1', 'on-call w-2']);
  firing.cleared('w-1');
  await pass(1);
  expect(sent.slice(2)).toEqual(['on-call w-2']);
  refresher.stop();
  await pass(2);
  expect(sent).toHaveLength(3);
});

it('stops with the message that says that the warning is over', () => {
  const firing = new Firing(() => true);
  const openings = new Map<string, WarningOpening>();
  const opened = foldWarning(openings, { type: 'WarningRaised', record: raisedWarning() });
  const over = foldWarning(openings, { type: 'WarningCleared', record: clearedWarning() });
  firing.told(toldTo('on-call', opened));
  expect(firing.messages).toHaveLength(1);
  firing.told(toldTo('on-call', over));
  expect(firing.messages).toEqual([]);
});

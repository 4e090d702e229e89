import { describe, expect, it } from 'vitest';
import type { DeliveryUpdated } from '@foreshock/contracts';
import type { SendOutcome } from '../channels/channel.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { pendingDelivery, targetUpdate } from '../testing/fixtures.ts';
import { Deliverer } from './deliverer.ts';
import { DeliveryBook } from './delivery-book.ts';
import { sentAgain } from './attempt.ts';
import { nextDelayMs, retryDelaysMs } from './schedule.ts';
import { TargetStates } from './target-states.ts';

const failed: SendOutcome = { kind: 'failed', error: 'HTTP 500', retryAfterMs: null };

/** A deliverer over one partition whose receiver answers from a list, the last answer repeated. */
function scene(answers: readonly SendOutcome[], maxConcurrent = 4) {
  const clock = new FakeClock(1_000);
  const book = new DeliveryBook();
  const sent: { id: string; at: number }[] = [];
  const written: DeliveryUpdated[] = [];
  const fatal: unknown[] = [];
  const targets = new TargetStates();
  const deliverer = new Deliverer({
    targets,
    closeTarget: ({ target, deliveryId }, reason) =>
      Promise.resolve(targets.apply(targetUpdate({ target, reason, deliveryId, state: 'DISABLED' }))),
    send: (delivery) => {
      sent.push({ id: delivery.deliveryId, at: clock.now() });
      return Promise.resolve(answers[Math.min(sent.length, answers.length) - 1] ?? failed);
    },
    write: (delivery) => Promise.resolve(void written.push(delivery)),
    clock,
    chance: () => 0,
    maxConcurrent,
    onFatal: (error) => fatal.push(error),
  });
  return { clock, book, sent, written, fatal, deliverer, targets };
}

it('delivers once and is done', async () => {
  const { book, deliverer, sent, written, clock } = scene([{ kind: 'delivered' }]);
  book.apply(pendingDelivery());
  deliverer.own(0, book);
  await deliverer.idle();
  expect(sent).toHaveLength(1);
  expect(written).toMatchObject([
    { deliveryId: 'dlv_1', state: 'DELIVERED', attempts: 1, nextAttemptAt: null },
  ]);
  expect(deliverer.waitingCount).toBe(0);
  expect(clock.nextTimerMs()).toBeNull();
});

it('tries by the schedule with the same id and gives up after the tenth', async () => {
  const { book, deliverer, sent, written, clock } = scene([failed]);
  book.apply(pendingDelivery());
  deliverer.own(0, book);
  await deliverer.idle();
  for (let at = clock.nextTimerMs(); at !== null; at = clock.nextTimerMs()) {
    clock.advanceTo(at);
    await deliverer.idle();
  }
  const waits = sent.map(({ at }, index) => at - (sent[index - 1]?.at ?? 1_000));
  expect(waits).toEqual(retryDelaysMs);
  expect(new Set(sent.map(({ id }) => id))).toEqual(new Set(['dlv_1']));
  expect(written.at(-1)).toMatchObject({ state: 'EXHAUSTED', attempts: 10, lastError: 'HTTP 500' });
});

it('goes on with the schedule where another process stopped', async () => {
  const { book, deliverer, sent, clock } = scene([{ kind: 'delivered' }]);
  const earlier = pendingDelivery({ state: 'FAILED', attempts: 2, nextAttemptAt: 400_000 });
  book.apply(pendingDelivery());
  book.apply(earlier);
  deliverer.own(0, book);
  expect(clock.nextTimerMs()).toBe(400_000);
  clock.advanceTo(400_000);
  await deliverer.idle();
  expect(sent).toEqual([{ id: 'dlv_1', at: 400_000 }]);
});

it('is done at once with a message that another try cannot help', async () => {
  const { book, deliverer, written } = scene([{ kind: 'gone', error: 'refused for one address' }]);
  book.apply(pendingDelivery());
  deliverer.own(0, book);
  await deliverer.idle();
  expect(written).toMatchObject([{ state: 'EXHAUSTED', attempts: 1, lastError: 'refused for one address' }]);
});

it('sends nothing more to a receiver that wants no more, and everything once the target is enabled', async () => {
  const { book, deliverer, sent, written, targets, clock } = scene(
    [{ kind: 'closed', error: 'HTTP 410' }, { kind: 'delivered' }],
    1,
  );
  for (const at of [1, 2, 3]) book.apply(pendingDelivery({ deliveryId: `dlv_${at}`, nextAttemptAt: at }));
  book.apply(pendingDelivery({ deliveryId: 'dlv_other', target: 'other', nextAttemptAt: 4 }));
  deliverer.own(0, book);
  for (let round = 0; round < 4; round++) await deliverer.idle();
  expect(targets.closed).toEqual(['collectors']);
  expect(sent.map(({ id }) => id)).toEqual(['dlv_1', 'dlv_other']);
  expect(written[0]).toMatchObject({ state: 'FAILED', lastError: 'HTTP 410' });
  clock.advanceTo(10 * 86_400_000);
  expect(deliverer.waitingCount).toBe(3);

  targets.apply(targetUpdate({ state: 'ENABLED' }));
  for (let round = 0; round < 4; round++) await deliverer.idle();
  expect(sent.map(({ id }) => id).sort()).toEqual(['dlv_1', 'dlv_1', 'dlv_2', 'dlv_3', 'dlv_other']);
  expect(deliverer.waitingCount).toBe(0);
});

describe('an exhausted delivery that is sent again', () => {
  const exhausted = pendingDelivery({ state: 'EXHAUSTED', attempts: 10, nextAttemptAt: null });

  it('goes with its id through a whole schedule more', async () => {
    const { book, deliverer, sent, written, clock } = scene([failed]);
    book.apply(exhausted);
    expect(book.apply(sentAgain(exhausted, 'team-lead', 2_000))).toBeNull();
    deliverer.own(0, book);
    for (let at = clock.nextTimerMs(); at !== null; at = clock.nextTimerMs()) {
      clock.advanceTo(at);
      await deliverer.idle();
    }
    expect(new Set(sent.map(({ id }) => id))).toEqual(new Set(['dlv_1']));
    expect(sent).toHaveLength(retryDelaysMs.length);
    expect(written.at(-1)).toMatchObject({ state: 'EXHAUSTED', attempts: 20, resentBy: 'team-lead' });
  });

  it('is sent once when it is asked for twice, and not when it was delivered', () => {
    const book = new DeliveryBook();
    const again = sentAgain(exhausted, 'team-lead', 2_000);
    for (const state of [exhausted, again, again]) book.apply(state);
    expect(book.takeDue(2_000, 10)).toHaveLength(1);
    const delivered = { ...again, state: 'DELIVERED' as const, attempts: 11 };
    book.apply(delivered);
    expect(book.apply(again)).toEqual(delivered);
    expect(book.waitingCount).toBe(0);
  });

  it('outlives a late copy of its exhaustion', () => {
    const book = new DeliveryBook();
    const again = sentAgain(exhausted, 'team-lead', 2_000);
    book.apply(exhausted);
    book.apply(again);
    expect(book.apply(exhausted)).toEqual(again);
    expect(book.waitingCount).toBe(1);
  });
});

it('keeps to the bound of tries under way and still sends all', async () => {
  const { book, deliverer, sent } = scene([{ kind: 'delivered' }], 2);
  for (let i = 0; i < 7; i++) book.apply(pendingDelivery({ deliveryId: `dlv_${i}` }));
  deliverer.own(0, book);
  expect(sent).toHaveLength(2);
  for (let round = 0; round < 7; round++) await deliverer.idle();
  expect(sent).toHaveLength(7);
});

it('begins nothing for a partition it gave up', () => {
  const { book, deliverer, sent, clock } = scene([failed]);
  book.apply(pendingDelivery({ nextAttemptAt: 9_000 }));
  deliverer.own(0, book);
  deliverer.disown(0, book);
  clock.advanceTo(100_000);
  expect(sent).toEqual([]);
});

it('a finished delivery stays finished when its beginning comes again', () => {
  const book = new DeliveryBook();
  const delivered = pendingDelivery({ state: 'DELIVERED', attempts: 1, nextAttemptAt: null });
  expect(book.apply(delivered)).toBeNull();
  expect(book.apply(pendingDelivery())).toEqual(delivered);
  expect(book.waitingCount).toBe(0);
});

it('an error of ours is fatal, not a try', async () => {
  const { book, deliverer, fatal, clock } = scene([]);
  const broken = new Deliverer({
    targets: new TargetStates(),
    closeTarget: () => Promise.resolve(),
    send: () => Promise.reject(new TypeError('defect')),
    write: () => Promise.resolve(),
    clock,
    chance: () => 0,
    maxConcurrent: 1,
    onFatal: (error) => fatal.push(error),
  });
  book.apply(pendingDelivery());
  broken.own(0, book);
  await broken.idle();
  expect(fatal).toEqual([new TypeError('defect')]);
  expect(deliverer.waitingCount).toBe(0);
});

it('Retry-After postpones, within a day, and jitter only adds', () => {
  expect(nextDelayMs(1, 0, 60_000)).toBe(60_000);
  expect(nextDelayMs(2, 0, 1_000)).toBe(300_000);
  expect(nextDelayMs(1, 0, 10 * 86_400_000)).toBe(86_400_000);
  expect(nextDelayMs(1, 0.999, null)).toBe(5_500);
  expect(nextDelayMs(10, 0, null)).toBeNull();
});

it('a partition that comes back does not repeat the try under way', async () => {
  const { book, deliverer, sent } = scene([{ kind: 'delivered' }]);
  book.apply(pendingDelivery());
  deliverer.own(0, book);
  deliverer.disown(0, book);
  const rebuilt = new DeliveryBook();
  rebuilt.apply(pendingDelivery());
  deliverer.own(0, rebuilt);
  await deliverer.idle();
  expect(sent).toHaveLength(1);
  expect(rebuilt.waitingCount).toBe(0);
});

it('takes what is due longest first, whatever the order of arrival', () => {
  const book = new DeliveryBook();
  const times = [5, 3, 9, 1, 7, 3, 8, 2, 6, 4];
  times.forEach((at, i) => book.apply(pendingDelivery({ deliveryId: `dlv_${i}`, nextAttemptAt: at })));
  expect(book.nextDueMs).toBe(1);
  expect(book.takeDue(6, 100).map((delivery) => delivery.nextAttemptAt)).toEqual([1, 2, 3, 3, 4, 5, 6]);
  expect(book.nextDueMs).toBe(7);
});

import { createCodec, createFakeRegistry, type Codec, type RecordTypes } from '@foreshock/contracts';
import type { ConsumedRecord, PartitionTask } from '@foreshock/streaming';
import { beforeEach, expect, it } from 'vitest';
import { Deliverer } from '../deliver/deliverer.ts';
import { TargetStates } from '../deliver/target-states.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { pendingDelivery } from '../testing/fixtures.ts';
import { deliveryFactory } from './delivery-task.ts';

const at = { topic: 'in', partition: 2 };
let codec: Codec;
beforeEach(async () => {
  codec = createCodec(createFakeRegistry());
  await codec.registerAll();
});

let offset = 0;
const consumed = (value: Buffer | null): ConsumedRecord => ({
  ...at,
  offset: offset++,
  timestampMs: 1_700_000_000_000,
  key: null,
  value,
  headers: {},
});
const encoded = <N extends keyof RecordTypes>(name: N, record: RecordTypes[N]) =>
  consumed(codec.encode(name, record));

async function* chunk(records: readonly ConsumedRecord[]) {
  yield await Promise.resolve(records);
}
const outputsOf = async (task: PartitionTask, record: ConsumedRecord) => {
  const outcome = task.process(record);
  if (outcome.kind !== 'ok') throw new Error(outcome.message);
  await codec.ensure(outcome.outputs.map((output) => output.value));
  return outcome.outputs.map((output) => ({ ...output, decoded: codec.decode(output.value) }));
};

it('takes up waiting deliveries on restart, and writes a finished state again over a duplicate', async () => {
  const clock = new FakeClock(5_000);
  const deliverer = new Deliverer({
    targets: new TargetStates(),
    closeTarget: () => Promise.resolve(),
    send: () => Promise.resolve({ kind: 'delivered' }),
    write: () => Promise.resolve(),
    clock,
    chance: () => 0,
    maxConcurrent: 1,
    onFatal: (error) => {
      throw error;
    },
  });
  const factory = deliveryFactory({ codec, deliverer, deliveriesTopic: 'deliveries' });
  const waiting = pendingDelivery({ deliveryId: 'dlv_2', nextAttemptAt: 9_000 });
  const delivered = pendingDelivery({ state: 'DELIVERED', attempts: 1, nextAttemptAt: null });
  const log = [encoded('DeliveryUpdated', waiting), encoded('DeliveryUpdated', delivered)];
  const task = await factory.open({ ...at, committedOffset: 9, logStartOffset: 0 }, () => chunk(log));
  expect(clock.nextTimerMs()).toBe(9_000);
  const again = encoded('DeliveryUpdated', pendingDelivery());
  expect(await outputsOf(task, again)).toMatchObject([{ key: 'dlv_1', decoded: { record: delivered } }]);
  expect(task.process(consumed(null))).toEqual({ kind: 'ok', outputs: [] });
  await task.close?.();
  expect(deliverer.waitingCount).toBe(0);
});

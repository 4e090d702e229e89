import { expect, it } from 'vitest';
import type { CustomerBytes, EngineInput, EngineOutput, Partition } from './index.ts';
import { step, takeDirtyCustomers, takeIndicators } from './index.ts';
import {
  activated,
  customer,
  invoice,
  payment,
  policy,
  rate,
  shadowDeactivated,
  strict,
  tick,
} from './testing/given.ts';
import { emptyPartition, restored, wholeSnapshot } from './testing/snapshots.ts';

/** Two policies and a shadow, rates, two currencies, disputes of none: enough that every part of the state matters later on. */
const log: readonly EngineInput[] = [
  rate('USD', 'EUR', 99, 0.9),
  activated(),
  tick(100),
  customer('c1', 'anna'),
  invoice('c1', 'i1', 100, 102, 5_000),
  invoice('c2', 'i2', 100, 104, 7_000, 'USD'),
  tick(103),
  payment('c3', 'unknown', 103, 300),
  rate('USD', 'EUR', 103, 0.8),
  tick(106),
  invoice('c2', 'i3', 106, 120, 100, 'USD'),
  payment('c1', 'i1', 106, 2_000),
  activated({ ...policy, version: '2' }),
  activated(strict, 'SHADOW'),
  tick(115),
  payment('c2', 'i2', 115, 7_000),
  tick(118),
  tick(140),
  shadowDeactivated(strict),
  tick(141),
];

/** Outputs of the log from an offset on, indicators at the end of each batch of three. */
function outputsFrom(partition: Partition, from: number): EngineOutput[] {
  const outputs: EngineOutput[] = [];
  for (let offset = from; offset < log.length; offset++) {
    const result = step(partition, log[offset]!, offset);
    if (result.kind === 'ok') outputs.push(...result.outputs);
    if (offset % 3 === 2) outputs.push(...indicators(partition));
  }
  return [...outputs, ...indicators(partition)];
}

const indicators = (partition: Partition) =>
  takeIndicators(partition).map((record): EngineOutput => ({ type: 'IndicatorsUpdated', record }));

it.each(log.map((_, offset) => offset))('a state restored at offset %i goes on as the one before', (cut) => {
  const partition = emptyPartition();
  for (let offset = 0; offset < cut; offset++) step(partition, log[offset]!, offset);
  const copy = restored(wholeSnapshot(partition));
  expect(wholeSnapshot(copy)).toEqual(wholeSnapshot(partition));
  expect(outputsFrom(copy, cut)).toEqual(outputsFrom(partition, cut));
});

it('takes only what changed since the last time', () => {
  const partition = emptyPartition();
  const feed = (from: number, to: number) =>
    log.slice(from, to).forEach((input, index) => step(partition, input, from + index));
  const taken = () => Array.from(takeDirtyCustomers(partition), ({ customerId }) => customerId);
  feed(0, 6);
  expect(taken()).toEqual(['c1', 'c2']);
  feed(7, 8);
  expect(taken()).toEqual(['c3']);
  expect(taken()).toEqual([]);
});

it('gives customers as they stood when the taking began, whatever happens before their turn', () => {
  for (let pieces = 0; pieces <= 3; pieces++) {
    const partition = emptyPartition();
    log.slice(0, 9).forEach((input, offset) => step(partition, input, offset));
    const still = emptyPartition();
    log.slice(0, 9).forEach((input, offset) => step(still, input, offset));
    const dirty = takeDirtyCustomers(partition);
    const turns = dirty[Symbol.iterator]();
    const before: CustomerBytes[] = [];
    while (before.length < pieces) before.push(turns.next().value as CustomerBytes);
    log.slice(9).forEach((input, index) => step(partition, input, 9 + index));
    const taken = [...before, ...Array.from({ [Symbol.iterator]: () => turns })];
    expect(taken).toEqual([...takeDirtyCustomers(still)]);
    expect(dirty.keptBytes).toBe(0);
    expect(takeDirtyCustomers(partition).customers).toBe(3);
  }
});

it('an abandoned taking is taken again', () => {
  const partition = emptyPartition();
  log.slice(0, 6).forEach((input, offset) => step(partition, input, offset));
  const dirty = takeDirtyCustomers(partition);
  expect(() => takeDirtyCustomers(partition)).toThrow('being taken already');
  const [first] = dirty;
  expect(first?.customerId).toBe('c1');
  step(partition, log[7]!, 7);
  dirty.abandon();
  const again = Array.from(takeDirtyCustomers(partition), ({ customerId }) => customerId);
  expect(again.sort()).toEqual(['c1', 'c2', 'c3']);
});

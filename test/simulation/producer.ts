import type { OutputRecord } from '@foreshock/streaming';
import type { Broker } from './broker.ts';
import type { Random } from './random.ts';
import { SimProcess, type Scheduler } from './scheduler.ts';
import { INPUT } from './topics.ts';
import type { Item, Sending } from './workload.ts';

const ID = 'intake';

/** Writes the log: plainly, in transactions that end late or not at all, and sometimes once more than it was asked. */
export async function produce(
  sendings: readonly Sending[],
  broker: Broker,
  scheduler: Scheduler,
  random: Random,
): Promise<void> {
  const process = new SimProcess(ID);
  const epoch = await broker.init(ID, () => scheduler.turn(process));
  const plainly = async (items: readonly Item[]) => {
    for (const item of items) {
      if (random.chance(0.5)) await scheduler.turn(process, random.int(0, 8));
      broker.append(recordOf(item), null);
    }
  };
  const inTransaction = async (items: readonly Item[], outcome: 'commit' | 'abort') => {
    while (!broker.finished(ID)) await scheduler.turn(process, 2);
    const transaction = broker.begin(ID, epoch);
    for (const item of items) {
      await scheduler.turn(process);
      broker.append(recordOf(item), transaction);
    }
    await scheduler.turn(process, random.chance(0.2) ? 40 : 0);
    broker.finish(ID, epoch, outcome);
  };
  for (const { items, how } of sendings) {
    await scheduler.turn(process, random.int(0, 15));
    if (how === 'plain') await plainly(items);
    else if (how === 'twice') await plainly([...items, ...items]);
    else if (how === 'abort-then-again') {
      await inTransaction(items, 'abort');
      await inTransaction(items, 'commit');
    } else await inTransaction(items, how);
  }
}

/** The header by which the oracle knows the record again. */
export const NUMBER_HEADER = 'number';

function recordOf({ number, partition, key, value }: Item): OutputRecord {
  return { topic: INPUT, partition, key, value, headers: { [NUMBER_HEADER]: String(number) } };
}

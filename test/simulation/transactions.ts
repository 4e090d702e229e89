import { FencedError, type OutputRecord, type TopicPartition } from '@foreshock/streaming';
import type { Transactions } from '@foreshock/streaming/testing';
import { keyOf, type Broker, type Transaction } from './broker.ts';
import type { Faults } from './faults.ts';
import type { Random } from './random.ts';
import { SimProcess, type Scheduler } from './scheduler.ts';

/** What a process needs to talk to the broker. */
export interface Connection {
  readonly broker: Broker;
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly random: Random;
  readonly process: SimProcess;
}

export const GROUP = 'monitor';

export interface TransactionOptions {
  /** The transactional id; by default the partition's own, which fences its former holder. */
  readonly id?: string;
  /** Whether the position belongs to the transaction. */
  readonly withPosition?: boolean;
}

/** A transactional producer of one partition: every request is a step of its own, and a window in which things break. */
export function simulatedTransactions(
  at: TopicPartition,
  connection: Connection,
  { id = `${GROUP}-${keyOf(at)}`, withPosition = true }: TransactionOptions = {},
): Transactions {
  const { broker, scheduler, faults, random, process } = connection;
  const network = new SimProcess('network');
  let epoch: number | null = null;

  /** A request without an answer leaves the producer broken for good. */
  const guarded = async (work: (epoch: number) => Promise<void>): Promise<void> => {
    const mine = epoch;
    if (mine === null) throw new Error(`${id}: transact before init`);
    try {
      await work(mine);
    } catch (thrown) {
      epoch = null;
      throw thrown;
    }
  };

  /** The request to end the transaction may still be under way when its sender has given up on it. */
  const commit = async (mine: number): Promise<void> => {
    try {
      await faults.at(process, 'before-commit');
    } catch (thrown) {
      if (random.chance(0.5)) {
        faults.count('late commit request');
        scheduler.background(
          scheduler.turn(network, random.int(0, 30)).then(() => {
            ignoreFencing(() => {
              broker.finish(id, mine, 'commit');
            });
          }),
        );
      }
      throw thrown;
    }
    broker.finish(id, mine, 'commit');
    await faults.at(process, 'after-commit');
  };

  const send = async (outputs: readonly OutputRecord[], transaction: Transaction, mine: number) => {
    await faults.at(process, 'before-send');
    const half = random.int(1, Math.max(1, outputs.length - 1));
    for (const [index, output] of outputs.entries()) {
      if (index === half) await faults.at(process, 'during-send');
      broker.check(id, mine);
      broker.append(output, transaction);
    }
  };

  return {
    init: async () => {
      epoch = null;
      await faults.at(process, 'before-init');
      const fresh = await broker.init(id, () => scheduler.turn(process, 3));
      await faults.at(process, 'after-init');
      epoch = fresh;
    },
    transact: (outputs, nextOffset) =>
      guarded(async (mine) => {
        while (!broker.finished(id)) {
          broker.check(id, mine);
          await scheduler.turn(process, 2);
        }
        const transaction = broker.begin(id, mine);
        await send(outputs, transaction, mine);
        await faults.at(process, 'before-offsets');
        broker.check(id, mine);
        if (withPosition) transaction.offset = { at, next: nextOffset };
        await faults.at(process, 'after-offsets');
        await commit(mine);
      }),
    committed: async () => {
      await scheduler.turn(process);
      return broker.position(at);
    },
    close: () => {
      epoch = null;
      return Promise.resolve();
    },
  };
}

function ignoreFencing(work: () => void): void {
  try {
    work();
  } catch (thrown) {
    if (!(thrown instanceof FencedError)) throw thrown;
  }
}

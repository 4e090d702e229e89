import type { ConsumedRecord, OutputRecord } from '../record.ts';
import type { Outcome, PartitionTask, TaskFactory } from '../task.ts';

/**
 * A small task with everything a real one has: state per key, decisions, coalesced state, dead letters, duplicates
 * dropped by value, tombstones, restore by replay.
 */
class LedgerTask implements PartitionTask {
  readonly #totals = new Map<string, number>();
  readonly #changed = new Set<string>();
  readonly #seen = new Set<string>();

  process(record: ConsumedRecord): Outcome {
    const value = record.value?.toString() ?? '';
    if (record.key === null) return deadLetter('null-key', 'a record without a key');
    if (value === 'bad') return deadLetter('bad-value', `offset ${String(record.offset)} is bad`);
    if (this.#seen.has(value)) return { kind: 'ok', outputs: [] };
    this.#seen.add(value);
    const key = record.key.toString();
    const total = (this.#totals.get(key) ?? 0) + value.length;
    this.#totals.set(key, total);
    this.#changed.add(key);
    return { kind: 'ok', outputs: [output('decisions', key, `${value}=${String(total)}`)] };
  }

  flush(): OutputRecord[] {
    const outputs = Array.from(this.#changed, (key) => output('state', key, String(this.#totals.get(key))));
    this.#changed.clear();
    return outputs;
  }
}

function output(topic: string, key: string, value: string): OutputRecord {
  return { topic, partition: 0, key, value: Buffer.from(value) };
}

function deadLetter(reason: string, message: string): Outcome {
  return { kind: 'dead-letter', stage: 'process', reason, message };
}

export const ledgerTasks: TaskFactory = {
  prepare: () => Promise.resolve(),
  open: async ({ committedOffset }, replay) => {
    const task = new LedgerTask();
    for await (const records of replay(0, committedOffset ?? 0)) {
      for (const record of records) task.process(record);
    }
    task.flush();
    return task;
  },
};

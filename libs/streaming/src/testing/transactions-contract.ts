import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FencedError } from '../errors.ts';
import type { ConsumedRecord, OutputRecord, TopicPartition } from '../record.ts';
import type { LogReader } from '../runtime/log-reader.ts';
import type { Transactions } from '../runtime/transactions.ts';

/** What the suite needs of an implementation; each `open` is a producer of its own with the same transactional id. */
export interface TransactionsHarness {
  readonly input: TopicPartition;
  readonly output: string;
  readonly reader: LogReader;
  open(): Transactions;
  close(): Promise<void>;
}

async function committedIn(harness: TransactionsHarness): Promise<ConsumedRecord[]> {
  const at = { topic: harness.output, partition: 0 };
  const records: ConsumedRecord[] = [];
  const { high } = await harness.reader.offsets(at);
  for await (const chunk of harness.reader.read(at, 0, high)) records.push(...chunk);
  return records;
}

/** The behaviour every implementation of `Transactions` and its reader has. */
export function transactionsContract(name: string, setUp: () => Promise<TransactionsHarness>): void {
  describe(`transactions: ${name}`, () => {
    let harness: TransactionsHarness;
    const values = async (): Promise<string[]> =>
      (await committedIn(harness)).map((one) => String(one.value));
    const output = (value: string): OutputRecord => ({
      topic: harness.output,
      partition: 0,
      key: 'k',
      value: Buffer.from(value),
    });

    beforeAll(async () => {
      harness = await setUp();
    });
    afterAll(() => harness.close());

    it('has no position before the first commit, and refuses to begin before init', async () => {
      const transactions = harness.open();
      await expect(transactions.transact([output('never')], 1)).rejects.toThrow('before init');
      await transactions.init();
      expect(await transactions.committed()).toBeNull();
      await transactions.close();
    });

    it('commits outputs and position together, in order', async () => {
      const transactions = harness.open();
      await transactions.init();
      await transactions.transact([output('a'), output('b')], 2);
      await transactions.transact([output('c')], 3);
      await transactions.init(); // a broker may still be writing the last commit's marker
      expect(await transactions.committed()).toBe(3);
      expect(await values()).toEqual(['a', 'b', 'c']);
      await transactions.close();
    });

    it('moves the position without outputs, also right after a transaction', async () => {
      const transactions = harness.open();
      await transactions.init();
      await transactions.transact([output('d')], 4);
      await transactions.transact([], 5);
      await transactions.transact([], 6);
      await transactions.init();
      expect(await transactions.committed()).toBe(6);
      await transactions.close();
    });

    it('fences the earlier holder of the id: nothing of it is ever seen', async () => {
      const zombie = harness.open();
      const owner = harness.open();
      await zombie.init();
      await zombie.transact([output('e')], 7);
      await owner.init();
      await expect(zombie.transact([output('zombie')], 99)).rejects.toBeInstanceOf(FencedError);
      await owner.transact([output('f')], 8);
      expect(await owner.committed()).toBe(8);
      expect((await values()).slice(-2)).toEqual(['e', 'f']);
      await Promise.all([zombie.close(), owner.close()]);
    });

    it('leaves gaps in the offsets, which a reader passes by position', async () => {
      const records = await committedIn(harness);
      const offsets = records.map((one) => one.offset);
      const { high } = await harness.reader.offsets({ topic: harness.output, partition: 0 });
      expect(high).toBeGreaterThan(offsets.length);
      expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
      const afterLast = harness.reader.read(
        { topic: harness.output, partition: 0 },
        (offsets.at(-1) ?? 0) + 1,
        high,
      );
      for await (const chunk of afterLast) expect(chunk).toEqual([]);
    });
  });
}

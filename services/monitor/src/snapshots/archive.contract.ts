import type { ConsumedRecord } from '@foreshock/streaming';
import { expect, it } from 'vitest';
import type { LogArchive } from './archive.ts';

const record = (partition: number, offset: number, value: Buffer | null): ConsumedRecord => ({
  topic: 'ledger.events',
  partition,
  offset,
  timestampMs: 1_700_000_000_123,
  key: offset % 2 === 0 ? Buffer.from(`key ${offset}`) : null,
  value,
  headers: {},
});

/** What every copy of the log does; `open` gives one that holds the records, some of them twice. */
export function archiveContract(open: (records: readonly ConsumedRecord[]) => Promise<LogArchive>): void {
  const at = (partition: number) => ({ topic: 'ledger.events', partition });

  it('gives records back byte for byte, in order, each once, from the first asked for to before the end', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const records = [3, 4, 6, 7, 9].map((offset) => record(1, offset, offset === 6 ? null : bytes));
    const archive = await open([...records, record(2, 5, bytes), ...records.slice(1, 3)].reverse());
    const read: ConsumedRecord[] = [];
    for await (const page of archive.read(at(1), 4, 9)) read.push(...page);
    expect(read).toEqual(records.slice(1, 4));
    expect(await archive.range(at(1))).toEqual({ first: 3, last: 9 });
  });

  it('holds nothing of a partition that it has no record of', async () => {
    const archive = await open([record(3, 0, null)]);
    expect(await archive.range(at(4))).toBeNull();
    for await (const page of archive.read(at(4), 0, 9)) expect(page).toEqual('no page at all');
  });
}

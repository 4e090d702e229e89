import { expect, it } from 'vitest';
import { clockTick } from '../events/clock-tick.ts';
import { datedEvent } from '../events/dated-event.ts';
import { broadcast, type LogEntry, type LogSink } from './log-sink.ts';

/** What every log sink keeps; `eventIds` reads a partition back. */
export function logSinkContract(
  open: () => Promise<{ sink: LogSink; eventIds: (partition: number) => Promise<readonly string[]> }>,
): void {
  const notice = (customerId: string, invoiceId: string): LogEntry => {
    const details = { dunningLevel: null, promisedDate: null, amountMinor: null, reason: null };
    const content = { source: 'contract', customerId, kind: 'DUNNED' as const, invoiceId, ...details };
    return datedEvent('OverdueEvent', 19_000, invoiceId, content);
  };

  it('keeps the order of the array and of the calls on every partition, and says where each entry stands', async () => {
    const { sink, eventIds } = await open();
    const partitions = await sink.partitionCount();
    expect(partitions).toBeGreaterThan(0);
    const ticks = (day: number) => broadcast({ type: 'ClockTick', record: clockTick(day) }, partitions);
    const notices = Array.from({ length: 50 }, (_, i) => notice(`c-${i % 7}`, `i-${i}`));
    const calls = [
      [...ticks(19_000), ...notices.slice(0, 30)],
      [...notices.slice(30), ...ticks(19_001)],
    ];
    const expected = new Map<number, string[]>();
    for (const entries of calls) {
      const positions = await sink.append(entries);
      expect(positions).toHaveLength(entries.length);
      for (const [at, { partition }] of positions.entries()) {
        const ids = expected.get(partition) ?? [];
        ids.push(entries[at]?.record.eventId ?? '');
        expected.set(partition, ids);
      }
      const offsets = positions.map(({ partition, offset }) => `${partition}/${String(offset)}`);
      expect(new Set(offsets).size).toBe(entries.length);
    }
    for (const [partition, ids] of expected) expect(await eventIds(partition)).toEqual(ids);
  });

  it('keeps a customer on one partition and a broadcast on the one named', async () => {
    const { sink } = await open();
    const positions = await sink.append([notice('k', 'a'), notice('k', 'b'), notice('k', 'c')]);
    expect(new Set(positions.map(({ partition }) => partition)).size).toBe(1);
    const [, second] = broadcast(
      { type: 'ClockTick', record: clockTick(19_002) },
      await sink.partitionCount(),
    );
    expect(await sink.append(second ? [second] : [])).toMatchObject(second ? [{ partition: 1 }] : []);
  });

  it('takes an empty append', async () => {
    const { sink } = await open();
    expect(await sink.append([])).toEqual([]);
  });
}

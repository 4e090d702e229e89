import type { Day } from '@foreshock/contracts';
import { clockTick } from '../events/clock-tick.ts';
import { broadcast, type LogEntry, type LogSink } from '../log/log-sink.ts';
import type { LogDays } from './log-days.ts';

/** Several days go in one request; within a partition the array's order is the log's. */
const ENTRIES_PER_APPEND = 4_000;

export interface Written {
  readonly events: Record<'InvoiceEvent' | 'PaymentEvent' | 'OverdueEvent' | 'CustomerEvent', number>;
  readonly disputed: number;
  /** Business dates opened; each is one record on every partition. */
  readonly ticks: number;
}

/**
 * Writes day by day: the tick of the day to every partition, then its events. After the last day one tick more, so that
 * the last day is over. One append at a time, so the order on each partition is this order.
 */
export async function writeLog(
  days: LogDays,
  sink: LogSink,
  options: { today: Day; onDay?: (day: Day, first: Day, last: Day) => void; signal?: AbortSignal },
): Promise<Written> {
  const written = {
    events: { InvoiceEvent: 0, PaymentEvent: 0, OverdueEvent: 0, CustomerEvent: 0 },
    disputed: 0,
    ticks: 0,
  };
  let entries: LogEntry[] = [];
  const addEvents = (day: Day) => {
    for (const { type, record } of days.eventsOf(day)) {
      written.events[type] += 1;
      if (type === 'OverdueEvent' && record.kind === 'DISPUTED') written.disputed += 1;
      entries.push({ type, record } as LogEntry);
    }
  };
  const flush = async () => {
    options.signal?.throwIfAborted();
    if (entries.length > 0) await sink.append(entries);
    entries = [];
  };
  if (days.span === null) {
    addEvents(options.today);
    await flush();
    return written;
  }
  const partitions = await sink.partitionCount();
  const { first, last } = days.span;
  for (let day = first; day <= last + 1; day++) {
    entries.push(...broadcast({ type: 'ClockTick', record: clockTick(day) }, partitions));
    written.ticks += 1;
    if (day <= last) addEvents(day);
    if (entries.length >= ENTRIES_PER_APPEND || day === last + 1) {
      await flush();
      options.onDay?.(day, first, last + 1);
    }
  }
  return written;
}

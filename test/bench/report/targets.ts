import type { ContestantName } from '../broker/names.ts';
import type { LargeFigures } from '../offline/measure-large.ts';
import type { Results } from './results.ts';
import { median } from './statistics.ts';
import { shown } from './table.ts';

/** A target of the issue, and what was measured. `met` is undefined where nothing was. */
export interface Target {
  readonly target: string;
  readonly measured: string;
  readonly met: boolean | undefined;
}

/** Holds the results against the targets. */
export function targetsOf(results: Results): Target[] {
  const warm = (name: ContestantName): number =>
    median(
      (results.day?.figures?.runs ?? [])
        .filter(({ contestant }) => contestant === name)
        .map(({ day }) => day.secondHalf.cpuSecondsPerMillion),
    );
  const rate = median(
    (results.day?.figures?.runs ?? [])
      .filter(({ contestant }) => contestant === 'monitor')
      .map(({ day }) => day.secondHalf.eventsPerSecond),
  );
  const p99 = (perSecond: number): number | undefined =>
    results.latency?.figures?.latencies.find(
      (one) => one.contestant === 'monitor' && one.perSecond === perSecond,
    )?.p99;
  const times = (name: ContestantName) => warm(name) / warm('monitor');
  const memory = results.memory?.figures;
  const flat = results.flat?.figures?.sizes ?? [];
  const slowest = flat.length < 2 ? Number.NaN : growth(flat.map(({ cpuUsPerEvent }) => cpuUsPerEvent));
  const restore = results.restore?.figures;
  const warehouse = results.warehouse?.figures;
  const behind = warehouse === undefined ? undefined : warehouse.warehouseSeconds / warehouse.monitorSeconds;
  return [
    atLeast(
      'CPU on the warm day: 1.5 times better than Kafka Streams as usual',
      times('streams-usual'),
      1.5,
      '×',
      2,
    ),
    atLeast('… and level with it hand-tuned (1 ×; 0.95 counts)', times('streams-tuned'), 0.95, '×', 2),
    atLeast('Events/s on the warm day, one process: 250,000', rate, 250_000, '/s'),
    atMost('p99 event → warning at 1,000/s: 100 ms', p99(1_000), 100, 'ms'),
    atMost('p99 event → warning at 10,000/s: 250 ms', p99(10_000), 250, 'ms'),
    atMost('Time an event from few customers to many: within 20 %', slowest, 1.2, '×', 2),
    atMost(
      '… and for one customer with 100,000 open invoices',
      largeGrowth(results.flat?.figures?.large),
      1.2,
      '×',
      2,
    ),
    atMost('Memory of a quiet customer: 1.5 KB', memory?.bytesPerQuietCustomer, 1_536, 'bytes'),
    atMost('Memory of an open invoice: 150 bytes', memory?.bytesPerOpenInvoice, 150, 'bytes'),
    atMost('Restore of 200,000 customers: 20 s', manyEnough(restore), 20, 's', 1),
    atMost('Warehouse keeps up: done within 1.1 × the monitor’s time', behind, 1.1, '×', 2),
  ];
}

/** The slowest over the first. */
const growth = (values: readonly number[]): number => Math.max(...values) / (values[0] ?? Number.NaN);

/** Time an event of the large customer over an ordinary one's; nothing where he has fewer invoices than the target names. */
const largeGrowth = (large: LargeFigures | undefined): number | undefined =>
  large !== undefined && large.largeOpenInvoices >= 100_000
    ? large.largeCpuUsPerEvent / large.ordinaryCpuUsPerEvent
    : undefined;

const manyEnough = (
  restore: { readonly customers: number; readonly fromSnapshotsSeconds: number } | undefined,
): number | undefined =>
  restore !== undefined && restore.customers >= 200_000 ? restore.fromSnapshotsSeconds : undefined;

function atLeast(target: string, value: number | undefined, limit: number, unit: string, digits = 0): Target {
  return judged(target, value, unit, digits, (known) => known >= limit);
}

function atMost(target: string, value: number | undefined, limit: number, unit: string, digits = 0): Target {
  return judged(target, value, unit, digits, (known) => known <= limit);
}

function judged(
  target: string,
  value: number | null | undefined,
  unit: string,
  digits: number,
  meets: (known: number) => boolean,
): Target {
  if (value === null || value === undefined || !Number.isFinite(value))
    return { target, measured: 'not measured', met: undefined };
  return { target, measured: `${shown(value, digits)} ${unit}`, met: meets(value) };
}

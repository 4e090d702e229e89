import { describe, expect, it } from 'vitest';
import { createCodec, createFakeRegistry, dayOf, isoDate } from '@foreshock/contracts';
import { MemoryLog } from '@foreshock/streaming/testing';
import { clockTick } from '../events/clock-tick.ts';
import { encodeEntry } from '../log/encode-entry.ts';
import { FakeLogSink } from '../log/fake-log-sink.ts';
import { createBusinessClock, ClockError } from './business-clock.ts';
import { lastBusinessDate } from './last-tick.ts';
import { createWallClock, dateIn } from './wall-clock.ts';

const quiet = { info: () => undefined, warn: () => undefined };

/** The least of the partitions' last dates. */
const lastOf = (sink: FakeLogSink) => () => {
  const dates = sink.partitions.map((log) =>
    log.flatMap(({ record }) => ('date' in record ? [record.date] : [])).at(-1),
  );
  return Promise.resolve(dates.includes(undefined) ? null : Math.min(...(dates as number[])));
};

const datesOf = (sink: FakeLogSink, partition: number) =>
  sink.partitions[partition]?.map(({ record }) => ('date' in record ? isoDate(record.date) : '?'));

describe('the business clock', () => {
  it('opens every day on every partition, once', async () => {
    const sink = new FakeLogSink(2);
    const clock = createBusinessClock(sink, lastOf(sink));
    expect(await clock.advanceTo(dayOf('2024-02-28'))).toHaveLength(1);
    await Promise.all([clock.advanceTo(dayOf('2024-03-01')), clock.advanceTo(dayOf('2024-03-01'))]);
    expect(await clock.advanceTo(dayOf('2024-02-01'))).toEqual([]);
    for (const partition of [0, 1]) {
      expect(datesOf(sink, partition)).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    }
  });

  it('goes on after a failed write, from what stands on the log', async () => {
    const sink = new FakeLogSink(1);
    const clock = createBusinessClock(sink, lastOf(sink));
    await clock.advanceTo(dayOf('2024-01-01'));
    sink.failure = new Error('broker away');
    await expect(clock.advanceTo(dayOf('2024-01-03'))).rejects.toThrow('broker away');
    await clock.advanceTo(dayOf('2024-01-03'));
    expect(datesOf(sink, 0)).toEqual(['2024-01-01', '2024-01-02', '2024-01-03']);
  });

  it('refuses a jump of centuries', async () => {
    const sink = new FakeLogSink(1);
    const clock = createBusinessClock(sink, () => Promise.resolve(dayOf('2024-01-01')));
    await expect(clock.advanceTo(dayOf('2199-01-01'))).rejects.toThrow(ClockError);
    expect(sink.appends).toBe(0);
  });
});

it('follows the calendar of its time zone and catches up missed days', async () => {
  expect(isoDate(dateIn('Asia/Tokyo', Date.parse('2024-01-01T15:00:00Z')))).toBe('2024-01-02');
  expect(isoDate(dateIn('America/New_York', Date.parse('2024-01-01T04:59:00Z')))).toBe('2023-12-31');
  expect(() => dateIn('Mars/Olympus', 0)).toThrow(RangeError);
  const sink = new FakeLogSink(1);
  let now = Date.parse('2024-01-01T12:00:00Z');
  const clock = createBusinessClock(sink, lastOf(sink));
  const wall = createWallClock({ clock, timeZone: 'UTC', logger: quiet, now: () => now });
  await wall.start();
  await wall.look();
  now = Date.parse('2024-01-04T00:00:01Z');
  await wall.look();
  await wall.stop();
  expect(datesOf(sink, 0)).toEqual(['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04']);
});

it('reads the date from the end of the log, however far back', async () => {
  const codec = createCodec(createFakeRegistry());
  await codec.registerAll();
  const log = new MemoryLog();
  const write = (partition: number, day: number) =>
    log.append(encodeEntry(codec, { type: 'ClockTick', record: clockTick(day), partition }));
  write(0, 100);
  write(0, 102);
  write(1, 101);
  for (let i = 0; i < 700; i++) {
    log.append({ topic: 'ledger.events', partition: 0, key: null, value: Buffer.from('garbage') });
  }
  expect(await lastBusinessDate(log, codec)).toBe(101);
  log.append({ topic: 'ledger.events', partition: 2, key: null, value: null });
  expect(await lastBusinessDate(log, codec)).toBeNull();
});

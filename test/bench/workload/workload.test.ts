import { expect, it } from 'vitest';
import { createWorkload } from '../generator.ts';
import { START_DAY, weekday, type LogEntry } from './entry.ts';
import { partitionOf } from './partitioner.ts';

const options = { customers: 200, events: 12_000, days: 200, partitions: 4, seed: 7, currency: 'EUR' };

function generate(change: Partial<typeof options> = {}): { year: LogEntry[]; day: LogEntry[] } {
  const workload = createWorkload({ ...options, ...change });
  return { year: [...workload.year()], day: [...workload.day(3_000)] };
}

const { year, day } = generate();
const facts = year.filter(({ key }) => key !== null);

it('invents the same events from the same seed, and others from another', () => {
  expect(generate()).toEqual({ year, day });
  expect(generate({ seed: 8 }).year).not.toEqual(year);
});

it('keeps to the number of events asked for', () => {
  expect(Math.abs(year.length / options.events - 1)).toBeLessThan(0.02);
  expect(day).toHaveLength(3_000);
});

it('ticks every partition once each business day, and never at a weekend', () => {
  const businessDays = Array.from({ length: options.days }, (_, d) => d).filter((d) => weekday(d) < 5);
  for (let partition = 0; partition < options.partitions; partition += 1) {
    const dates = year.flatMap((entry) =>
      entry.type === 'ClockTick' && entry.partition === partition ? [entry.record.date - START_DAY] : [],
    );
    expect(dates).toEqual(businessDays);
  }
});

it('repeats about two events in a hundred, byte for byte', () => {
  const seen = new Map<string, LogEntry>();
  let repeated = 0;
  for (const entry of facts) {
    const first = seen.get(entry.record.eventId);
    if (first === undefined) seen.set(entry.record.eventId, entry);
    else {
      expect(entry).toBe(first);
      repeated += 1;
    }
  }
  expect(repeated / facts.length).toBeGreaterThan(0.012);
  expect(repeated / facts.length).toBeLessThan(0.028);
});

it('puts each customer where any Kafka client would', () => {
  for (const { key, partition } of facts)
    expect(partition).toBe(partitionOf(key as string, options.partitions));
  // the value that Kafka's own tests hold murmur2 against
  expect(partitionOf('21', 1_000)).toBe((-973932308 & 0x7fffffff) % 1_000);
});

it('gives a few customers most of the work', () => {
  const counts = new Map<string, number>();
  for (const { key } of facts) counts.set(key as string, (counts.get(key as string) ?? 0) + 1);
  const busiest = [...counts.values()].sort((a, b) => b - a).slice(0, options.customers / 10);
  const share = busiest.reduce((sum, count) => sum + count, 0) / facts.length;
  expect(share).toBeGreaterThan(0.15);
  expect(share).toBeLessThan(0.6);
});

it('dates no invoice and no payment after the last tick before it', () => {
  let today = 0;
  for (const entry of year) {
    if (entry.type === 'ClockTick') today = entry.record.date;
    if (entry.type === 'InvoiceEvent') expect(entry.record.issueDate).toBeLessThanOrEqual(today);
    if (entry.type === 'PaymentEvent') expect(entry.record.paymentDate).toBeLessThanOrEqual(today);
  }
});

it('gives invoices 14 to 60 days, and pays some late, some in parts and some never', () => {
  const issued = facts.flatMap((entry) =>
    entry.type === 'InvoiceEvent' && entry.record.kind === 'ISSUED' ? [entry.record] : [],
  );
  for (const { issueDate, dueDate } of issued) {
    expect(dueDate - issueDate).toBeGreaterThanOrEqual(14);
    expect(dueDate - issueDate).toBeLessThanOrEqual(60);
  }
  const due = new Map(issued.map(({ invoiceId, dueDate }) => [invoiceId, dueDate]));
  const times = new Map<string, number>();
  let late = 0;
  for (const entry of facts)
    if (entry.type === 'PaymentEvent' && entry.record.kind === 'RECEIVED')
      for (const { invoiceId } of entry.record.allocations) {
        times.set(invoiceId, (times.get(invoiceId) ?? 0) + 1);
        if (entry.record.paymentDate > (due.get(invoiceId) as number)) late += 1;
      }
  expect(late).toBeGreaterThan(issued.length / 10);
  expect([...times.values()].filter((count) => count > 1).length).toBeGreaterThan(issued.length / 20);
  const old = issued.filter(({ dueDate }) => dueDate < START_DAY + options.days - 90);
  expect(old.filter(({ invoiceId }) => !times.has(invoiceId)).length).toBeGreaterThan(0);
});

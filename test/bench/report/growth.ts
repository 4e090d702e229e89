import type { SectionFigures } from './results.ts';
import { shown, table } from './table.ts';

/** How the time of an event grows with the customers, and with one customer's open invoices. */
export function flatBody({ sizes, large }: SectionFigures['flat']): string {
  const rows = sizes.map((size) => [
    shown(size.customers),
    shown(size.events),
    shown(size.cpuUsPerEvent, 2),
    shown(size.cpuUsPerEventSecondHalf, 2),
  ]);
  const lines = [
    'Without a broker: the day over a loaded state, CPU µs an event.',
    table(['customers', 'events of the day', 'CPU µs an event', 'second half'], rows),
  ];
  if (large !== undefined)
    lines.push(
      `One customer with ${shown(large.largeOpenInvoices)} open invoices among ${shown(large.customers)}: ${shown(large.largeCpuUsPerEvent, 2)} CPU µs an event of his, ${shown(large.ordinaryCpuUsPerEvent, 2)} one of a customer with ${shown(large.ordinaryOpenInvoices)}. ${shown(large.events)} events of each, in batches of one customer: invoices written, and as many paid.`,
    );
  return lines.join('\n\n');
}

/** What a tick costs by the customers who have something due. */
export function ticksBody({ ticks }: SectionFigures['ticks']): string {
  const rows = ticks.map((one) => [
    shown(one.customers),
    shown(one.due),
    shown(one.published),
    shown(one.cpuMsPerTick, 2),
    one.due === 0 ? '–' : shown((one.cpuMsPerTick * 1_000) / one.due, 2),
  ]);
  return [
    'Without a broker: the tick of one business date to every partition, with what it publishes; due are customers with an invoice that the tick finds overdue. Each has another open invoice.',
    table(['customers', 'due', 'published', 'CPU ms a tick', 'CPU µs a due customer'], rows),
  ].join('\n\n');
}

/** What the same day took by one process, and by several. */
export function processesBody({ cores, counts }: SectionFigures['processes']): string {
  const first = counts[0]?.eventsPerSecond ?? Number.NaN;
  const rows = counts.map((one) => [
    String(one.processes),
    shown(one.events),
    shown(one.seconds, 1),
    shown(one.eventsPerSecond),
    `${shown(one.eventsPerSecond / first, 2)} ×`,
    one.cpuSeconds.map((seconds) => shown(seconds, 2)).join(' + '),
    shown(one.cpuSecondsPerMillion, 2),
  ]);
  return [
    `Monitors of one group, exactly once, over the day that appears on the log at once, the year behind them. ${cores} processors, which broker and bench share: more processes than they leave room for bring nothing.`,
    table(['processes', 'events', 's', 'events/s', 'growth', 'CPU s of each', 'CPU s/M together'], rows),
  ].join('\n\n');
}

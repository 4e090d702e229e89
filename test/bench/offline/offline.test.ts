import { expect, it } from 'vitest';
import { createBookkeeper } from './bookkeeper.ts';
import { measureLarge } from './measure-large.ts';
import { measureMemory } from './measure-memory.ts';
import { measureTicks } from './measure-ticks.ts';

const options = { partitions: 2, batch: 50 };

it('has every plain entry accepted: nothing goes to the dead letters', async () => {
  const { monitor, load, ticks, invoice, payment } = await createBookkeeper(options);
  const entry = invoice(0, 'a', 1, 31);
  await load([...ticks(1), entry, payment(entry, 1)]);
  expect(monitor.customers()).toBe(1);
  expect(Object.keys(monitor.outputs).filter((name) => name.startsWith('dead letter'))).toEqual([]);
});

it('has a tick publish those customers who have something due, and nobody else', async () => {
  for (const due of [0, 7]) {
    const figures = await measureTicks({ ...options, customers: 40, due });
    expect(figures).toMatchObject({ customers: 40, due, published: due });
    expect(figures.cpuMsPerTick).toBeGreaterThan(0);
  }
});

it('gives an event of a customer with many open invoices beside one of a customer with few', async () => {
  const figures = await measureLarge({ ...options, customers: 3, openInvoices: 200, rounds: 20 });
  expect(figures).toMatchObject({ customers: 3, largeOpenInvoices: 200, events: 400 });
  expect(figures.largeCpuUsPerEvent).toBeGreaterThan(0);
  expect(figures.ordinaryCpuUsPerEvent).toBeGreaterThan(0);
});

it('counts the bytes of quiet customers and of their open invoices', async () => {
  const figures = await measureMemory({ ...options, customers: 2_000 });
  expect(figures.customers).toBe(2_000);
  expect(figures.bytesPerQuietCustomer).toBeGreaterThan(0);
  expect(figures.bytesPerOpenInvoice).toBeGreaterThan(0);
});

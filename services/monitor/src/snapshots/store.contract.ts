import type { CustomerBytes } from '@foreshock/engine';
import { expect, it } from 'vitest';
import type { Snapshot, SnapshotOwner, SnapshotStore } from './store.ts';

const form = { format: '1.1', coreVersion: '1' };
const owner = (partition: number): SnapshotOwner => ({ group: 'g "quoted\'', topic: 'log', partition });
const customer = (customerId: string, ...bytes: number[]): CustomerBytes => ({
  customerId,
  bytes: Buffer.from(bytes),
});
const end = (generation: string, offset: number, customers: number): Snapshot => ({
  generation,
  offset,
  customers,
  written: customers,
  bornMs: 1_700_000_000_000,
  bytes: Buffer.from([0, 255, offset]),
});

async function all(store: SnapshotStore, of: SnapshotOwner, snapshot: Snapshot | null) {
  const found: CustomerBytes[] = [];
  if (snapshot === null) throw new Error('there is no snapshot');
  for await (const page of store.customers(of, snapshot)) found.push(...page);
  return found.map(({ customerId, bytes }) => [customerId, ...bytes]);
}

/** What every store of snapshots does; `open` gives one, partitions are used once each. */
export function snapshotStoreContract(open: () => Promise<SnapshotStore>): void {
  it('gives back what was stored, byte for byte', async () => {
    const store = await open();
    const at = { generation: 'a-1', offset: 7 };
    const every = Array.from({ length: 256 }, (_, byte) => byte);
    await store.append(owner(1), form, { ...at, customers: [customer('é中', ...every), customer('b')] });
    expect(await store.latest(owner(1), form, 100)).toBeNull();
    await store.append(owner(1), form, { ...at, customers: [] }, end('a-1', 7, 2));
    const found = await store.latest(owner(1), form, 7);
    expect(found).toEqual(end('a-1', 7, 2));
    expect(await all(store, owner(1), found)).toEqual([['b'], ['é中', ...every]]);
    expect(await store.latest(owner(1), form, 6)).toBeNull();
    expect(await store.latest(owner(2), form, 7)).toBeNull();
    expect(await store.latest(owner(1), { ...form, coreVersion: '2' }, 7)).toBeNull();
    expect(await store.latest(owner(1), { ...form, format: '1.2' }, 7)).toBeNull();
  });

  it('lays changes over the whole, each customer as of the end that is asked for', async () => {
    const store = await open();
    const part = (offset: number, ...customers: CustomerBytes[]) => ({ generation: 'b', offset, customers });
    await store.append(owner(3), form, part(10, customer('x', 1), customer('y', 1)), end('b', 10, 2));
    await store.append(owner(3), form, part(20, customer('y', 2), customer('z', 2)), end('b', 20, 3));
    await store.append(owner(3), form, part(30, customer('x', 3)));
    const [first, second] = [await store.latest(owner(3), form, 19), await store.latest(owner(3), form, 99)];
    expect([first?.offset, second?.offset]).toEqual([10, 20]);
    expect(await all(store, owner(3), first)).toEqual([
      ['x', 1],
      ['y', 1],
    ]);
    expect(await all(store, owner(3), second)).toEqual([
      ['x', 1],
      ['y', 2],
      ['z', 2],
    ]);
  });

  it('a piece that is written twice counts once', async () => {
    const store = await open();
    const part = { generation: 'c', offset: 5, customers: [customer('x', 1)] };
    for (let times = 0; times < 3; times++) await store.append(owner(4), form, part, end('c', 5, 1));
    expect(await all(store, owner(4), await store.latest(owner(4), form, 5))).toEqual([['x', 1]]);
  });

  it('passes over an end whose customers are not all there, to the one before', async () => {
    const store = await open();
    const part = (generation: string, offset: number, id: string) => ({
      generation,
      offset,
      customers: [customer(id, 1)],
    });
    await store.append(owner(5), form, part('e', 60, 'x'));
    await store.append(owner(5), form, part('d', 50, 'x'), end('d', 50, 1));
    await store.append(owner(5), form, part('e', 60, 'x'), end('e', 60, 2));
    expect(await store.latest(owner(5), form, 99)).toBeNull();
    await store.append(owner(5), form, part('f', 55, 'x'), end('f', 55, 1));
    expect((await store.latest(owner(5), form, 99))?.generation).toBe('f');
  });

  it('drops generations that end before a complete one, and none of another owner or a later end', async () => {
    const store = await open();
    const part = (generation: string, offset: number) => ({
      generation,
      offset,
      customers: [customer('x', offset)],
    });
    await store.append(owner(7), form, part('1a', 10), end('1a', 10, 1));
    await store.append(owner(6), form, part('1b', 10), end('1b', 10, 1));
    await store.append(owner(6), form, part('1d', 40), end('1d', 40, 1));
    await store.append(owner(6), form, part('1c', 30), end('1c', 30, 1));
    expect((await store.latest(owner(6), form, 29))?.generation).toBeUndefined();
    expect((await store.latest(owner(6), form, 39))?.generation).toBe('1c');
    expect((await store.latest(owner(6), form, 99))?.generation).toBe('1d');
    expect((await store.latest(owner(7), form, 99))?.generation).toBe('1a');
  });
}

import { ClickHouseFailure, type FailureKind } from '@foreshock/clickhouse';
import type { CustomerBytes } from '@foreshock/engine';
import type { Snapshot, SnapshotForm, SnapshotOwner, SnapshotStore } from './store.ts';

interface Row extends SnapshotForm {
  readonly owner: string;
  readonly generation: string;
  readonly offset: number;
  readonly customer: CustomerBytes | null;
  readonly end: Snapshot | null;
}

export interface FakeSnapshots extends SnapshotStore {
  /** Asked before every insert, read and drop; a kind makes it fail without an effect. */
  fault: () => FailureKind | null;
  /** Customers and ends stored, of all owners. */
  readonly rows: number;
  generations(owner: SnapshotOwner): readonly string[];
  /** Takes a customer's rows away, as a broken disk would. */
  lose(customerId: string): void;
}

/** Snapshots in memory with the same rules. */
export function createFakeSnapshots(): FakeSnapshots {
  let rows: Row[] = [];
  const check = async (): Promise<void> => {
    await Promise.resolve();
    const kind = store.fault();
    if (kind !== null) throw new ClickHouseFailure(kind, undefined, 'told to fail', null);
  };
  const of = (owner: SnapshotOwner) => rows.filter((row) => row.owner === nameOf(owner));
  const newestOf = (owner: SnapshotOwner, { generation, offset }: Snapshot): Map<string, Row> => {
    const newest = new Map<string, Row>();
    for (const row of of(owner)) {
      if (row.customer === null || row.generation !== generation || row.offset > offset) continue;
      const { customerId } = row.customer;
      if ((newest.get(customerId)?.offset ?? -1) <= row.offset) newest.set(customerId, row);
    }
    return newest;
  };
  const store: FakeSnapshots = {
    fault: () => null,
    get rows() {
      return rows.length;
    },
    generations: (owner) => [...new Set(of(owner).map((row) => row.generation))],
    lose: (customerId) => {
      rows = rows.filter((row) => row.customer?.customerId !== customerId);
    },
    async latest(owner, form, atMost) {
      await check();
      const ends = of(owner)
        .filter((row) => row.format === form.format && row.coreVersion === form.coreVersion)
        .flatMap(({ end }) => (end !== null && end.offset <= atMost ? [end] : []));
      const newest = new Map<string, Snapshot>();
      for (const end of ends)
        if ((newest.get(end.generation)?.offset ?? -1) <= end.offset) newest.set(end.generation, end);
      const whole = [...newest.values()].filter((end) => newestOf(owner, end).size === end.customers);
      return whole.sort((a, b) => b.offset - a.offset || b.bornMs - a.bornMs)[0] ?? null;
    },
    async *customers(owner, snapshot) {
      await check();
      const customers = [...newestOf(owner, snapshot).values()].flatMap(({ customer }) => customer ?? []);
      customers.sort((a, b) => (a.customerId < b.customerId ? -1 : 1));
      for (let i = 0; i < customers.length; i += 2) {
        await check();
        yield customers.slice(i, i + 2);
      }
    },
    async append(owner, form, { generation, offset, customers }, complete) {
      const common = { ...form, owner: nameOf(owner), generation, offset };
      if (customers.length > 0) await check();
      for (const customer of customers) rows.push({ ...common, customer, end: null });
      if (complete === undefined) return;
      await check();
      rows.push({ ...common, customer: null, end: complete });
      await check();
      for (const name of store.generations(owner)) {
        const last = Math.max(...of(owner).flatMap((row) => (row.generation === name ? [row.offset] : [])));
        if (name === generation || last > offset) continue;
        rows = rows.filter((row) => row.owner !== nameOf(owner) || row.generation !== name);
      }
    },
  };
  return store;
}

const nameOf = ({ group, topic, partition }: SnapshotOwner) => `${group}/${topic}/${partition}`;

import type { Codec } from '@foreshock/contracts';
import type { SnapshotStore } from '@foreshock/monitor/testing';
import type { PartitionTask, TopicPartition } from '@foreshock/streaming';
import type { LogReader, Transactions } from '@foreshock/streaming/testing';
import type { RowStore } from '@foreshock/warehouse/testing';
import { keyOf, type Fetched } from './broker.ts';
import { GROUP, simulatedTransactions, type Connection } from './transactions.ts';

/** One guarantee taken away, by wrapping a port: what the harness must be able to see. */
export interface Sabotage {
  codec?(codec: Codec): Codec;
  task?(task: PartitionTask, codec: Codec): PartitionTask;
  snapshots?(store: SnapshotStore): SnapshotStore;
  reader?(reader: LogReader): LogReader;
  transactions?(at: TopicPartition, connection: Connection): Transactions;
  fetch?(connection: Connection, at: TopicPartition, from: number, count: number): Fetched;
  store?(store: RowStore): RowStore;
}

/** The codec with another way of reading; reading without checks, which is only a faster way, is left out. */
function reading(codec: Codec, decode: Codec['decode']): Codec {
  const replaced: Readonly<Record<PropertyKey, unknown>> = { decode, readSound: () => null };
  return new Proxy(codec, {
    get: (target, name) => replaced[name] ?? (Reflect.get(target, name) as unknown),
  });
}

/** Every record comes with an id that was never seen, so that a repetition counts again. */
const noDedupe: Sabotage = {
  codec: (codec) => {
    let decoded = 0;
    return reading(codec, (value) => {
      const result = codec.decode(value);
      if (!result.ok || !('customerId' in result.record)) return result;
      const eventId = `fresh-${String(decoded++)}`;
      return { ...result, record: { ...result.record, eventId } } as typeof result;
    });
  },
};

/** The position moves before the outputs, in a step of its own. */
const offsetsFirst: Sabotage = {
  transactions: (at, connection) => {
    const real = simulatedTransactions(at, connection);
    return {
      ...real,
      transact: async (outputs, nextOffset) => {
        connection.broker.setPosition(at, nextOffset);
        await connection.scheduler.turn(connection.process);
        await real.transact(outputs, nextOffset);
      },
    };
  },
};

/** The outputs go without the position, which follows in a step of its own. */
const offsetsOutside: Sabotage = {
  transactions: (at, connection) => {
    const real = simulatedTransactions(at, connection, { withPosition: false });
    return {
      ...real,
      transact: async (outputs, nextOffset) => {
        await real.transact(outputs, nextOffset);
        await connection.scheduler.turn(connection.process);
        connection.broker.setPosition(at, nextOffset);
      },
    };
  },
};

/** Every process has a transactional id of its own: whoever held the partition before goes on undisturbed. */
const noFencing: Sabotage = {
  transactions: (at, connection) =>
    simulatedTransactions(at, connection, { id: `${GROUP}-${keyOf(at)}-${connection.process.name}` }),
};

const tickDate = (codec: Codec, value: Buffer | null): number | null => {
  const decoded = codec.decode(value);
  return decoded.ok && decoded.type === 'ClockTick' ? decoded.record.date : null;
};

/** Every third tick is read and not stepped. */
const tickDropped: Sabotage = {
  task: (task, codec) => ({
    ...task,
    process: (record) => {
      const date = tickDate(codec, record.value);
      return date !== null && date % 3 === 0 ? { kind: 'ok', outputs: [] } : task.process(record);
    },
  }),
};

/** Every third tick moves the business date twice. */
const tickTwice: Sabotage = {
  codec: (codec) =>
    reading(codec, (value) => {
      const decoded = codec.decode(value);
      if (!decoded.ok || decoded.type !== 'ClockTick' || decoded.record.date % 3 !== 0) return decoded;
      return { ...decoded, record: { ...decoded.record, date: decoded.record.date + 1 } };
    }),
};

/** A restore that ends one record before the position. */
const restoreShort: Sabotage = {
  reader: (reader) => ({ ...reader, read: (at, from, to) => reader.read(at, from, Math.max(from, to - 1)) }),
};

/** Snapshots say that they hold one record more than they do. */
const snapshotAhead: Sabotage = {
  snapshots: (store) => ({
    append: (owner, form, part, complete) => store.append(owner, form, part, complete),
    customers: (owner, snapshot) => store.customers(owner, snapshot),
    latest: async (owner, form, atMost) => {
      const snapshot = await store.latest(owner, form, atMost - 1);
      return snapshot === null ? null : { ...snapshot, offset: snapshot.offset + 1 };
    },
  }),
};

/** A reader that takes open and aborted transactions for the log. */
const readUncommitted: Sabotage = {
  fetch: ({ broker }, at, from, count) => {
    const records = broker.everything(at).filter(({ offset }) => offset >= from && offset < from + count);
    return { records, endOffset: Math.min(broker.end(at), from + count) };
  },
};

/** A warehouse that believes its memory of how far it got: here, one that is behind the tables. */
const forgetfulWarehouse: Sabotage = {
  store: (store) => ({
    append: (table, rows, token) => store.append(table, rows, token),
    position: async (into, topic, partition) => {
      const held = await store.position(into, topic, partition);
      return held === null ? null : held + 2;
    },
  }),
};

export const sabotages = {
  noDedupe,
  offsetsFirst,
  offsetsOutside,
  noFencing,
  tickDropped,
  tickTwice,
  restoreShort,
  snapshotAhead,
  readUncommitted,
  forgetfulWarehouse,
} as const satisfies Record<string, Sabotage>;
export type SabotageName = keyof typeof sabotages;

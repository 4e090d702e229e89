import { ClickHouseFailure } from '@foreshock/clickhouse';
import type { Decoder } from '@foreshock/contracts';
import { RevokedError, silent, type TopicPartition } from '@foreshock/streaming';
import { SinkHandler, type Lease, type LogReader } from '@foreshock/streaming/testing';
import { tableSpecs } from '@foreshock/warehouse';
import { createPatientStore, createWarehouseSink, type RowStore } from '@foreshock/warehouse/testing';
import { keyOf } from './broker.ts';
import { BrokerAway } from './faults.ts';
import { SimProcess } from './scheduler.ts';
import type { Connection } from './transactions.ts';

/** Rows of one insert never cross a multiple of this offset. */
const CHUNK_OFFSETS = 16;
const WORKERS = 2;
const IDLE_MS = 15;

/** A process of the warehouse: the real copying over a store that is slow, fails, or answers nothing. */
export class WarehouseMember {
  readonly #connection: Connection;
  readonly #handler: SinkHandler;
  readonly #positions = new Map<string, number>();
  readonly #busy = new Set<string>();

  constructor(connection: Connection, store: RowStore, decoder: Decoder, reader: LogReader) {
    this.#connection = connection;
    const patient = createPatientStore(unreliable(store, connection), (ms) =>
      connection.scheduler.turn(connection.process, ms),
    );
    this.#handler = new SinkHandler(
      {
        kafka: { log: silent },
        sink: createWarehouseSink(patient, decoder, tableSpecs),
        chunkOffsets: CHUNK_OFFSETS,
        heartbeatMs: 2 ** 31 - 1,
      },
      reader,
    );
    this.#handler.assigned();
  }

  /** Copies for as long as `isOwner`; whoever lost the partitions ends at the next look. */
  async run(isOwner: () => boolean): Promise<void> {
    const lease: Lease = {
      assertHeld: () => {
        if (!isOwner()) throw new RevokedError('another process copies now');
      },
      heartbeat: () => this.#connection.scheduler.turn(this.#connection.process),
      stopping: () => !isOwner(),
    };
    await Promise.all(Array.from({ length: WORKERS }, () => this.#work(lease)));
  }

  async #work(lease: Lease): Promise<void> {
    const { broker, scheduler, process, random } = this.#connection;
    while (!lease.stopping()) {
      await scheduler.turn(process);
      const waiting = broker.partitions.filter(
        (at) => !this.#busy.has(keyOf(at)) && broker.stableEnd(at) > this.#position(at),
      );
      if (waiting.length === 0) await scheduler.turn(process, IDLE_MS);
      else if ((await this.#copy(random.pick(waiting), lease)) === 'revoked') return;
    }
  }

  async #copy(at: TopicPartition, lease: Lease): Promise<'copied' | 'revoked'> {
    const { broker, random } = this.#connection;
    const position = this.#position(at);
    const { records, endOffset } = broker.fetch(at, position, random.int(1, 24));
    this.#busy.add(keyOf(at));
    try {
      if (records.length === 0) {
        this.#handler.passed(at, endOffset);
        this.#positions.set(keyOf(at), endOffset);
        return 'copied';
      }
      const batch = { records, fetchedOffset: position, endOffset };
      this.#positions.set(keyOf(at), (await this.#handler.handle(at, batch, lease)).position);
      return 'copied';
    } catch (thrown) {
      if (thrown instanceof RevokedError) return 'revoked';
      throw thrown;
    } finally {
      this.#busy.delete(keyOf(at));
    }
  }

  #position(at: TopicPartition): number {
    return this.#positions.get(keyOf(at)) ?? 0;
  }
}

/** Requests take their time, get lost before or after they were carried out, or arrive when nobody waits any more. */
function unreliable(store: RowStore, connection: Connection): RowStore {
  const { scheduler, faults, random, process } = connection;
  const network = new SimProcess('network');
  return {
    position: async (into, topic, partition) => {
      await faults.at(process, 'before-store-position').catch(retriable);
      return store.position(into, topic, partition);
    },
    append: async (table, rows, token) => {
      await scheduler.turn(process, random.chance(0.1) ? random.int(5, 40) : 0);
      await faults.at(process, 'before-store').catch((thrown: unknown) => {
        if (random.chance(0.5)) {
          faults.count('late insert');
          scheduler.background(
            scheduler.turn(network, random.int(0, 40)).then(() => store.append(table, rows, token)),
          );
        }
        retriable(thrown);
      });
      await store.append(table, rows, token);
      await faults.at(process, 'after-store').catch(retriable);
    },
  };
}

function retriable(thrown: unknown): never {
  if (thrown instanceof BrokerAway)
    throw new ClickHouseFailure('retriable', undefined, thrown.message, thrown);
  throw thrown;
}

import { ClickHouseFailure } from '@foreshock/clickhouse';
import { RegistryUnavailable } from '@foreshock/contracts';
import { RetriableError, type ConsumedRecord, type Sink } from '@foreshock/streaming';
import type { TableSpec } from '../rows/tables.ts';
import type { RowStore } from '../store/row-store.ts';
import { chunkOf } from './chunk.ts';
import { GroupCommit } from './group-commit.ts';
import { Packing } from './packing.ts';
import { ensureFor, type RecordDecoder } from './record-decoder.ts';

/** Most rows of one insert that gathers several partitions. */
const MAX_GROUP_ROWS = 20_000;

/**
 * Copies topics into their tables. ClickHouse or the registry being away parks the partition; whatever else fails is
 * unknown and ends the process.
 */
export function createWarehouseSink(
  store: RowStore,
  decoder: RecordDecoder,
  specs: readonly TableSpec[],
): Sink {
  const byTopic = new Map<string, TableSpec>(specs.map((spec) => [spec.topic, spec]));
  const packing = new Packing(store, decoder);
  const commits = new GroupCommit(store, MAX_GROUP_ROWS);
  const specOf = (topic: string): TableSpec => {
    const spec = byTopic.get(topic);
    if (spec === undefined) throw new Error(`no table for the topic ${topic}`);
    return spec;
  };
  return {
    position: (topic, partition) => parking(() => store.position(specOf(topic), topic, partition)),
    write: (topic, _partition, records: readonly ConsumedRecord[]) =>
      parking(async () => {
        const spec = specOf(topic);
        if (records.length === 0) return;
        if (spec.decodes) await ensureFor(decoder, records);
        const pack = await packing.ensure(spec, records);
        await commits.write(chunkOf(spec, records, decoder, pack));
      }),
  };
}

async function parking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isAway =
      error instanceof RegistryUnavailable ||
      (error instanceof ClickHouseFailure && error.kind === 'retriable');
    throw isAway ? new RetriableError(error.message, { cause: error }) : error;
  }
}

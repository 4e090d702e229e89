import { ClickHouseFailure } from '@foreshock/clickhouse';
import { RegistryUnavailable, type Decoder } from '@foreshock/contracts';
import { RetriableError, type ConsumedRecord, type Sink } from '@foreshock/streaming';
import type { TableSpec } from '../rows/tables.ts';
import type { RowStore } from '../store/row-store.ts';
import { chunkOf } from './chunk.ts';
import { GroupCommit } from './group-commit.ts';

/** Most rows of one insert that gathers several partitions. */
const MAX_GROUP_ROWS = 20_000;

/**
 * Copies topics into their tables. ClickHouse or the registry being away parks the partition; whatever else fails is
 * unknown and ends the process.
 */
export function createWarehouseSink(store: RowStore, decoder: Decoder, specs: readonly TableSpec[]): Sink {
  const byTopic = new Map<string, TableSpec>(specs.map((spec) => [spec.topic, spec]));
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
        if (spec.decodes) await decoder.ensure(records.map((record) => record.value));
        await commits.write(chunkOf(spec, records, decoder));
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

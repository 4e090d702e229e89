import { ClickHouseFailure, connectionOf, createClickHouse, type ClickHouse } from '@foreshock/clickhouse';
import {
  clickhouseConfig,
  kafkaConfig,
  loadConfig,
  processEnvironment,
  registryConfig,
} from '@foreshock/config';
import { createCodec, registryOf, topicByName, type Codec } from '@foreshock/contracts';
import {
  customerRecords,
  lastOffsetOn,
  partitionOf,
  readCustomer,
  TooManyRecords,
} from '@foreshock/customer-log';
import type { Retraced } from '@foreshock/forecast';
import { createLogReader, kafkaClientOf } from '@foreshock/streaming';
import { z } from 'zod';
import { Exit, EXIT } from '../../output/exit.ts';
import { dayArgument } from './arguments.ts';
import { stackEnvironment } from '../../run/stack-environment.ts';

const settings = z.object({ ...kafkaConfig, ...registryConfig, ...clickhouseConfig });

/** What scenarios are read from. */
export interface Sources {
  readonly clickhouse: ClickHouse;
  readonly codec: Codec;
  readonly config: z.output<typeof settings>;
}

/** Runs one piece of work on the tables and the log that the settings, or the local stack, name. */
export async function withSources<T>(work: (sources: Sources) => Promise<T>): Promise<T> {
  const config = loadConfig(settings, { ...stackEnvironment(), ...processEnvironment() });
  const clickhouse = createClickHouse(connectionOf(config));
  const codec = createCodec(registryOf(config));
  try {
    return await work({ clickhouse, codec, config });
  } catch (error) {
    throw error instanceof TooManyRecords ? new Exit(EXIT.failed, error.message) : error;
  } finally {
    await clickhouse.close();
  }
}

/** Up to where the log is read: an offset, or the end of a business date; all of it without either. */
export interface UpTo {
  readonly last?: number | undefined;
  /** YYYY-MM-DD. */
  readonly asOf?: string | undefined;
}

/**
 * A customer as the log made him up to a point: out of its copy in the tables, out of Kafka where these do
 * not answer. @throws Exit where nobody knows him
 */
export async function customerOf(sources: Sources, customerId: string, upTo: UpTo = {}): Promise<Retraced> {
  const found = await fromTables(sources, customerId, upTo).catch((error: unknown) => {
    if (error instanceof ClickHouseFailure && error.kind === 'retriable')
      return fromKafka(sources, customerId, upTo);
    throw error;
  });
  if (found !== null) return found;
  throw new Exit(
    EXIT.usage,
    `there is no customer and no decision ${customerId}; \`foreshock warnings\` shows ids of both`,
  );
}

async function fromTables(
  { clickhouse, codec }: Sources,
  customerId: string,
  { last, asOf }: UpTo,
): Promise<Retraced | null> {
  if (asOf !== undefined) dayArgument(asOf, '--as-of');
  const partition = await partitionOf(clickhouse, customerId);
  if (partition === null) return null;
  const pages = customerRecords(
    clickhouse,
    customerId,
    partition,
    asOf === undefined ? last : await lastOffsetOn(clickhouse, partition, asOf),
  );
  return readCustomer(pages, codec, customerId, partition);
}

async function fromKafka(
  { config, codec }: Sources,
  customerId: string,
  { last = Number.MAX_SAFE_INTEGER, asOf }: UpTo,
): Promise<Retraced | null> {
  if (asOf !== undefined) throw new Exit(EXIT.failed, '--as-of needs the tables, and they do not answer');
  process.stderr.write('foreshock: the tables do not answer; reading the log itself\n');
  const reader = createLogReader(kafkaClientOf(config, 'foreshock-scenario'));
  const topic = topicByName('ledger.events').name;
  try {
    for (const partition of await reader.partitions(topic)) {
      const at = { topic, partition };
      const { low, high } = await reader.offsets(at);
      if (low > 0)
        throw new Exit(
          EXIT.failed,
          `partition ${partition} of the log begins at offset ${low} only; wait for the tables`,
        );
      const pages = reader.read(at, 0, Math.min(high, last + 1));
      const found = await readCustomer(pages, codec, customerId, partition);
      if (found !== null) return found;
    }
    return null;
  } finally {
    await reader.close();
  }
}

import type { Codec, RecordName } from '@foreshock/contracts';
import type { ConsumedRecord, Outcome, OutputRecord, PartitionTask, TaskFactory } from '@foreshock/streaming';
import { deadLetter, ensureSchemas, nothing } from '../runtime/codec-task.ts';

export interface GathererOptions {
  readonly codec: Codec;
  readonly logTopic: string;
}

/** What people may have to hear of. */
const GATHERED: ReadonlySet<RecordName> = new Set<RecordName>([
  'WarningRaised',
  'WarningEscalated',
  'WarningCleared',
  'PortfolioWarningRaised',
  'PortfolioWarningEscalated',
  'PortfolioWarningCleared',
  'RatingChanged',
]);
/** How far portfolios were looked at: it travels with their warnings, and asks nobody for anything. */
const PASSED_OVER: ReadonlySet<RecordName> = new Set<RecordName>(['PortfolioEvaluated']);

/**
 * Puts warnings and rating changes on the alerts' log: key, value and headers as they came, and where they came from. In
 * one transaction with its position, so each is there once. It has no state: order within a partition is kept.
 */
export function gathererFactory(options: GathererOptions): TaskFactory {
  return {
    prepare: (records) => ensureSchemas(options.codec, records),
    open: () => Promise.resolve(gathererTask(options)),
  };
}

function gathererTask({ codec, logTopic }: GathererOptions): PartitionTask {
  return {
    process(record): Outcome {
      const decoded = codec.decode(record.value);
      if (!decoded.ok) return deadLetter('decode', decoded.reason, decoded.message);
      if (PASSED_OVER.has(decoded.type)) return nothing;
      if (!GATHERED.has(decoded.type))
        return deadLetter('process', 'unexpected-record', `${decoded.type} is nothing to hear of`);
      return { kind: 'ok', outputs: [forwarded(record, logTopic)] };
    },
    flush: () => [],
  };
}

function forwarded(record: ConsumedRecord, topic: string): OutputRecord {
  const { key, value, headers, repeatedHeaders, ...source } = record;
  return {
    topic,
    key,
    value,
    headers: {
      ...headers,
      ...repeatedHeaders,
      source_topic: source.topic,
      source_partition: String(source.partition),
      source_offset: String(source.offset),
    },
  };
}

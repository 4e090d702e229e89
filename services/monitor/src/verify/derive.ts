import { minorUnits, topicByName, type Codec, type TopicName } from '@foreshock/contracts';
import type { ConsumedRecord, LogReader, OutputRecord } from '@foreshock/streaming';
import { MonitorTask } from '../task.ts';

/** The topics on which decisions are published; indicators are state and depend on batches. */
export const DECISION_TOPICS = [
  'risk.assessments',
  'risk.warnings',
  'risk.rating-changes',
  'risk.actions',
  'risk.shadow',
] as const satisfies readonly TopicName[];

/** Which decisions are looked at: those of one partition up to a position, of all its customers or of one. */
export interface Scope {
  readonly partition: number;
  /** First offset of the log that is not looked at. */
  readonly end: number;
  readonly customerId: string | null;
}

/** The log does not reach back to its beginning any more, so nothing can be derived from it alone. */
export class LogTruncated extends Error {
  constructor(partition: number, low: number) {
    super(
      `partition ${partition} of ledger.events begins at offset ${low}: what was before it is gone from Kafka, ` +
        'and the ledger_events table does not hold it either. Keep the log for ever (retention.ms = -1)',
    );
    this.name = 'LogTruncated';
  }
}

/**
 * Decides everything in scope anew, from the log alone, with an empty state and no output suppressed; in log order.
 * @throws LogTruncated
 */
export async function* deriveDecisions(
  reader: LogReader,
  codec: Codec,
  { partition, end, customerId }: Scope,
): AsyncGenerator<OutputRecord> {
  const at = { topic: topicByName('ledger.events').name, partition };
  const { low } = await reader.offsets(at);
  if (low > 0) throw new LogTruncated(partition, low);
  const task = new MonitorTask(codec, partition, minorUnits, () => undefined);
  for await (const records of reader.read(at, 0, end)) {
    await codec.ensure(records.map((record) => record.value));
    for (const record of records) {
      if (customerId !== null && isOfAnother(codec, record, customerId)) continue;
      const outcome = task.process(record);
      if (outcome.kind === 'ok') yield* outcome.outputs.filter(isDecision);
    }
    task.flush();
  }
}

function isDecision({ topic }: OutputRecord): boolean {
  return (DECISION_TOPICS as readonly string[]).includes(topic);
}

/** Customers do not see each other's events; ticks, policies and rates concern everybody. */
function isOfAnother(codec: Codec, { value }: ConsumedRecord, customerId: string): boolean {
  const decoded = codec.decode(value);
  return decoded.ok && 'customerId' in decoded.record && decoded.record.customerId !== customerId;
}

import { cloudEventHeaders, topicOf, type Codec } from '@foreshock/contracts';
import type { EngineOutput } from '@foreshock/engine';
import type { OutputRecord } from '@foreshock/streaming';

const SOURCE = '/foreshock/monitor';

/**
 * An output of the engine as a Kafka record: Avro value, key the customer, CloudEvents headers.
 * `timestampMs` is the deciding record's own time, so that the same log gives the same bytes.
 */
export function writeOutput(
  codec: Codec,
  output: EngineOutput,
  timestampMs: number,
  index: number,
): OutputRecord {
  const { type, record } = output;
  return {
    topic: topicOf(type).name,
    key: record.customerId,
    value: codec.encode(type, record),
    headers: cloudEventHeaders({
      id: `${record.partition}-${record.offset}-${type}-${index}`,
      source: SOURCE,
      type,
      timeMs: timestampMs,
      subject: record.customerId,
    }),
  };
}

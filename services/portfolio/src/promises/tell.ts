import { cloudEventHeaders, topicOf, type Codec, type PromiseSettled } from '@foreshock/contracts';
import type { LogProducer } from '@foreshock/streaming';

/** Appends what was found to the alerts' log, under the customer's key and an id that follows from the promise. */
export function tellAlerts(
  codec: Codec,
  producer: LogProducer,
): (all: readonly PromiseSettled[]) => Promise<void> {
  const topic = topicOf('PromiseSettled').name;
  return async (all) => {
    await producer.sendBatch(
      all.map((record) => ({
        topic,
        key: record.customerId,
        value: codec.encode('PromiseSettled', record),
        headers: cloudEventHeaders({
          id: `${record.caseId}/${record.promiseId}`,
          source: '/foreshock/portfolio',
          type: 'PromiseSettled',
          timeMs: Date.now(),
          subject: record.customerId,
        }),
      })),
    );
  };
}

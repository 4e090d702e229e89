import { createLogReader, type KafkaClient } from '@foreshock/streaming';

/** Whether nothing was ever written to the log. */
export async function logIsEmpty(kafka: KafkaClient): Promise<boolean> {
  const reader = createLogReader(kafka);
  try {
    const partitions = await reader.partitions('ledger.events');
    const ranges = await Promise.all(
      partitions.map((partition) => reader.offsets({ topic: 'ledger.events', partition })),
    );
    return ranges.every(({ high }) => high === 0);
  } finally {
    await reader.close();
  }
}

/** The record batches for one topic, at most one a partition. */
export interface ProduceTopic {
  readonly topic: string;
  readonly partitions: readonly { readonly partition: number; readonly batch: Buffer }[];
}

const ALL_REPLICAS = -1;
const TIMEOUT_MS = 30_000;

/** The body of a produce request (version 3 to 8): transactional id, acknowledgements, time-out, batches. */
export function encodeProduceRequest(transactionalId: string, topics: readonly ProduceTopic[]): Buffer {
  const names = new Map(topics.map(({ topic }) => [topic, Buffer.from(topic)]));
  const id = Buffer.from(transactionalId);
  let size = 2 + id.length + 2 + 4 + 4;
  for (const { topic, partitions } of topics) {
    size += 2 + (names.get(topic) as Buffer).length + 4;
    for (const { batch } of partitions) size += 8 + batch.length;
  }
  const bytes = Buffer.allocUnsafe(size);
  let at = text(bytes, 0, id);
  at = bytes.writeInt16BE(ALL_REPLICAS, at);
  at = bytes.writeInt32BE(TIMEOUT_MS, at);
  at = bytes.writeInt32BE(topics.length, at);
  for (const { topic, partitions } of topics) {
    at = text(bytes, at, names.get(topic) as Buffer);
    at = bytes.writeInt32BE(partitions.length, at);
    for (const { partition, batch } of partitions) {
      at = bytes.writeInt32BE(partition, at);
      at = bytes.writeInt32BE(batch.length, at);
      bytes.set(batch, at);
      at += batch.length;
    }
  }
  return bytes;
}

function text(bytes: Buffer, at: number, value: Buffer): number {
  bytes.set(value, bytes.writeInt16BE(value.length, at));
  return at + 2 + value.length;
}

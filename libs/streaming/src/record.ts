/** Where a record's key and value lie among bytes that were fetched; a null one ends before it starts. */
export interface RawRecord {
  readonly bytes: Buffer;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** A record as a task sees it: offsets and times are numbers, key, value and headers are the bytes of the log. */
export interface ConsumedRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** Milliseconds since 1970-01-01 as the broker stored it. */
  readonly timestampMs: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, Buffer | undefined>>;
  /** Header names that came more than once, with every value in order; absent when there are none. */
  readonly repeatedHeaders?: Readonly<Record<string, readonly Buffer[]>> | undefined;
  /** Key and value in place, for a task that reads them without making buffers; absent on records made by hand. */
  readonly raw?: RawRecord;
}

export type HeaderValue = string | Buffer | readonly (string | Buffer)[];

/** A record to append. Without `partition` the key's murmur2 hash chooses it, as in Kafka's Java client. */
export interface OutputRecord {
  readonly topic: string;
  readonly key: string | Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, HeaderValue | undefined>>;
  readonly partition?: number;
  /** Milliseconds since 1970-01-01; the producer's clock where absent. */
  readonly timestampMs?: number;
}

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

export function keyOf(at: TopicPartition): string {
  return `${at.topic}/${String(at.partition)}`;
}

/** Bytes a record takes on the wire, near enough to bound a request. */
export function outputBytes(record: OutputRecord): number {
  const key = record.key === null ? 0 : record.key.length;
  let bytes = 32 + key + (record.value?.length ?? 0);
  for (const name in record.headers) {
    const value = record.headers[name];
    bytes += name.length + 4 + (value === undefined ? 0 : headerBytes(value));
  }
  return bytes;
}

function headerBytes(value: HeaderValue): number {
  if (typeof value === 'string' || Buffer.isBuffer(value)) return value.length;
  return value.reduce((sum, one) => sum + one.length + 4, 0);
}

import { isBroadcast, type LogEntry, type LogPosition, type LogSink } from './log-sink.ts';

const TOPIC = 'ledger.events';

/** The log in memory. Its partitioner is not Kafka's; it keeps a key on one partition, which is what callers may rely on. */
export class FakeLogSink implements LogSink {
  readonly partitions: LogEntry[][];
  appends = 0;
  /** The next append rejects with it, once. */
  failure: Error | undefined;

  constructor(partitions = 3) {
    this.partitions = Array.from({ length: partitions }, () => []);
  }

  partitionCount(): Promise<number> {
    return Promise.resolve(this.partitions.length);
  }

  append(entries: readonly LogEntry[]): Promise<readonly LogPosition[]> {
    const { failure } = this;
    this.failure = undefined;
    if (failure) return Promise.reject(failure);
    this.appends += 1;
    return Promise.resolve(entries.map((entry) => this.#add(entry)));
  }

  #add(entry: LogEntry): LogPosition {
    const partition = isBroadcast(entry) ? entry.partition : this.#partitionOf(entry.record.customerId);
    const log = this.partitions[partition];
    if (log === undefined) throw new RangeError(`no partition ${partition}`);
    log.push(entry);
    return { topic: TOPIC, partition, offset: log.length - 1 };
  }

  #partitionOf(key: string): number {
    let hash = 0;
    for (const character of key) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
    return hash % this.partitions.length;
  }
}

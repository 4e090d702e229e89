import { FencedError } from '../errors.ts';
import { keyOf, type ConsumedRecord, type OutputRecord, type TopicPartition } from '../record.ts';
import type { LogReader } from '../runtime/log-reader.ts';
import type { Transactions } from '../runtime/transactions.ts';

/** Where a transaction can break: nothing sent, sent but not ended, ended but the answer lost. */
export type FaultPoint = 'before-send' | 'before-commit' | 'after-commit';

type Entry =
  | { readonly kind: 'marker' }
  | { readonly kind: 'record'; readonly record: ConsumedRecord; state: 'open' | 'committed' | 'aborted' };
type DataEntry = Extract<Entry, { kind: 'record' }>;

interface OpenTransaction {
  readonly entries: DataEntry[];
}

/** A Kafka log in memory: partitions with transaction markers, fencing by transactional id, group positions. */
export class MemoryLog implements LogReader {
  readonly #partitions = new Map<string, Entry[]>();
  readonly #epochs = new Map<string, number>();
  readonly #open = new Map<string, OpenTransaction>();
  readonly #committed = new Map<string, number>();
  readonly #low = new Map<string, number>();
  /** Asked at every point of every transaction; true breaks it there. */
  fault: (point: FaultPoint) => boolean = () => false;

  /** Appends one committed record without a transaction and returns its offset. */
  append(record: OutputRecord): number {
    const entry = this.#add(record);
    entry.state = 'committed';
    return entry.record.offset;
  }

  /** Committed records of a topic, partition after partition. */
  committedRecords(topic: string): readonly ConsumedRecord[] {
    return Array.from(this.#partitions)
      .filter(([key]) => key.startsWith(`${topic}/`))
      .flatMap(([, entries]) => recordsOf(entries));
  }

  partitions(topic: string): Promise<readonly number[]> {
    const keys = [...this.#partitions.keys()].filter((key) => key.startsWith(`${topic}/`));
    return Promise.resolve(keys.map((key) => Number(key.slice(topic.length + 1))).sort((a, b) => a - b));
  }

  offsets(at: TopicPartition): Promise<{ low: number; high: number }> {
    return Promise.resolve({ low: this.#lowOf(at), high: this.end(at) });
  }

  /** Retention takes what lies before an offset. */
  truncate(at: TopicPartition, low: number): void {
    this.#low.set(keyOf(at), low);
  }

  /** End of the partition: the offset the next record gets. */
  end(at: TopicPartition): number {
    return this.#entries(at).length;
  }

  async *read(at: TopicPartition, from: number, to: number): AsyncGenerator<readonly ConsumedRecord[]> {
    const records = recordsOf(this.#entries(at).slice(Math.max(from, this.#lowOf(at)), to));
    for (let i = 0; i < records.length; i += 7) yield await Promise.resolve(records.slice(i, i + 7));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** A transactional producer for one partition of one group. */
  transactions(groupId: string, at: TopicPartition): Transactions {
    const id = `${groupId}-${keyOf(at)}`;
    let epoch: number | null = null;
    const assertEpoch = (): void => {
      if (epoch === null) throw new Error(`${id}: transact before init`);
      if (epoch !== this.#epochs.get(id)) throw new FencedError(`${id} was fenced by another producer`);
    };
    const breakAt = (point: FaultPoint): void => {
      if (!this.fault(point)) return;
      epoch = null;
      throw new Error(`broken ${point}`);
    };
    return {
      init: async () => {
        await Promise.resolve();
        this.#end(id, 'aborted');
        epoch = (this.#epochs.get(id) ?? 0) + 1;
        this.#epochs.set(id, epoch);
      },
      transact: async (outputs, nextOffset) => {
        assertEpoch();
        breakAt('before-send');
        const transaction: OpenTransaction = { entries: [] };
        this.#open.set(id, transaction);
        for (const output of outputs) transaction.entries.push(this.#add(output));
        await Promise.resolve();
        assertEpoch();
        breakAt('before-commit');
        this.#end(id, 'committed');
        this.#committed.set(`${groupId}-${keyOf(at)}`, nextOffset);
        breakAt('after-commit');
      },
      committed: () => Promise.resolve(this.#committed.get(`${groupId}-${keyOf(at)}`) ?? null),
      close: () => {
        epoch = null;
        return Promise.resolve();
      },
    };
  }

  #lowOf(at: TopicPartition): number {
    return this.#low.get(keyOf(at)) ?? 0;
  }

  #end(id: string, state: 'committed' | 'aborted'): void {
    const transaction = this.#open.get(id);
    this.#open.delete(id);
    const touched = new Set<Entry[]>();
    for (const entry of transaction?.entries ?? []) {
      entry.state = state;
      touched.add(this.#entries(entry.record));
    }
    for (const entries of touched) entries.push({ kind: 'marker' });
  }

  #add(record: OutputRecord): DataEntry {
    const at = { topic: record.topic, partition: record.partition ?? 0 };
    const entries = this.#entries(at);
    const entry: DataEntry = {
      kind: 'record',
      state: 'open',
      record: toConsumed(record, at, entries.length),
    };
    entries.push(entry);
    return entry;
  }

  #entries(at: TopicPartition): Entry[] {
    const key = keyOf(at);
    const found = this.#partitions.get(key);
    if (found !== undefined) return found;
    const fresh: Entry[] = [];
    this.#partitions.set(key, fresh);
    return fresh;
  }
}

function recordsOf(entries: readonly Entry[]): ConsumedRecord[] {
  return entries.flatMap((entry) =>
    entry.kind === 'record' && entry.state === 'committed' ? [entry.record] : [],
  );
}

function toConsumed(record: OutputRecord, at: TopicPartition, offset: number): ConsumedRecord {
  const headers: Record<string, Buffer | undefined> = {};
  for (const [name, value] of Object.entries(record.headers ?? {})) {
    const last = Array.isArray(value)
      ? (value as (string | Buffer)[]).at(-1)
      : (value as string | Buffer | undefined);
    headers[name] = last === undefined ? undefined : Buffer.from(last as string);
  }
  return {
    topic: at.topic,
    partition: at.partition,
    offset,
    timestampMs: record.timestampMs ?? 0,
    key: record.key === null ? null : Buffer.from(record.key as string),
    value: record.value,
    headers,
  };
}

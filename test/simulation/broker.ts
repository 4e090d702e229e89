import {
  FencedError,
  type ConsumedRecord,
  type OutputRecord,
  type TopicPartition,
} from '@foreshock/streaming';
import type { Random } from './random.ts';
import { SimProcess, type Scheduler } from './scheduler.ts';

/** A transaction on the broker. Its markers reach the partitions one by one, long after it was decided. */
export interface Transaction {
  state: 'open' | 'commit' | 'abort';
  readonly begunAtMs: number;
  readonly touched: Set<string>;
  /** Partitions, and `offsets`, that wait for their marker. */
  readonly awaited: Set<string>;
  offset: { readonly at: TopicPartition; readonly next: number } | null;
}

interface Data {
  readonly kind: 'data';
  readonly record: ConsumedRecord;
  readonly transaction: Transaction | null;
}
type Entry = Data | { readonly kind: 'marker' };

/** What a read-committed fetch gives: `endOffset` is the first offset after the piece, markers included. */
export interface Fetched {
  readonly records: readonly ConsumedRecord[];
  readonly endOffset: number;
}

interface ProducerState {
  epoch: number;
  transaction: Transaction | null;
}

const OFFSETS = 'offsets';
const NOTHING = Buffer.alloc(0);
type Raw = NonNullable<ConsumedRecord['raw']>;
const TRANSACTION_TIMEOUT_MS = 1_000;

/** One Kafka cluster with one consumer group: logs with markers, the last stable offset, fencing by epoch. */
export class Broker {
  readonly #scheduler: Scheduler;
  readonly #random: Random;
  readonly #logs = new Map<string, { at: TopicPartition; entries: Entry[] }>();
  readonly #producers = new Map<string, ProducerState>();
  readonly #positions = new Map<string, number>();
  readonly #coordinator = new SimProcess('coordinator');
  /** Requests that came with an old epoch. */
  fenced = 0;
  /** Transactions whose markers are not all written. */
  unfinished = 0;

  constructor(scheduler: Scheduler, random: Random) {
    this.#scheduler = scheduler;
    this.#random = random;
  }

  /** Aborts, for as long as the world goes on, what its producer has left open for too long. */
  async expireTransactions(): Promise<void> {
    for (;;) {
      await this.#scheduler.turn(this.#coordinator, TRANSACTION_TIMEOUT_MS / 2);
      for (const state of this.#producers.values()) {
        const { transaction } = state;
        if (transaction?.state !== 'open') continue;
        if (this.#scheduler.now - transaction.begunAtMs < TRANSACTION_TIMEOUT_MS) continue;
        state.epoch += 1;
        this.#end(state, 'abort');
      }
    }
  }

  create(topic: string, partitions: number): void {
    for (let partition = 0; partition < partitions; partition++) {
      const at = { topic, partition };
      this.#logs.set(keyOf(at), { at, entries: [] });
    }
  }

  get partitions(): readonly TopicPartition[] {
    return Array.from(this.#logs.values(), ({ at }) => at);
  }

  partitionsOf(topic: string): readonly TopicPartition[] {
    return this.partitions.filter((at) => at.topic === topic);
  }

  append(record: OutputRecord, transaction: Transaction | null): void {
    const at = { topic: record.topic, partition: record.partition ?? this.#partitionOf(record) };
    const entries = this.#entries(at);
    const consumed = toConsumed(record, at, entries.length, this.#scheduler.now);
    entries.push({ kind: 'data', record: consumed, transaction });
    transaction?.touched.add(keyOf(at));
  }

  /** First offset that a read-committed reader cannot see yet. */
  stableEnd(at: TopicPartition): number {
    const entries = this.#entries(at);
    const key = keyOf(at);
    const open = entries.findIndex((entry) => entry.kind === 'data' && isPending(entry.transaction, key));
    return open === -1 ? entries.length : open;
  }

  end(at: TopicPartition): number {
    return this.#entries(at).length;
  }

  fetch(at: TopicPartition, from: number, count: number): Fetched {
    return this.fetchTo(at, from, Math.min(this.stableEnd(at), from + count));
  }

  fetchTo(at: TopicPartition, from: number, to: number): Fetched {
    const records = this.#entries(at)
      .slice(from, to)
      .flatMap((entry) =>
        entry.kind === 'data' && (entry.transaction === null || entry.transaction.state === 'commit')
          ? [entry.record]
          : [],
      );
    return { records, endOffset: Math.max(from, to) };
  }

  /** Also what was aborted or is not decided yet: for a reader that does it wrong. */
  everything(at: TopicPartition): readonly ConsumedRecord[] {
    return this.#entries(at).flatMap((entry) => (entry.kind === 'data' ? [entry.record] : []));
  }

  aborted(at: TopicPartition): readonly number[] {
    return this.#entries(at).flatMap((entry) =>
      entry.kind === 'data' && entry.transaction?.state === 'abort' ? [entry.record.offset] : [],
    );
  }

  /** A new epoch of a transactional id, once its open transaction is aborted to the last marker. */
  async init(id: string, waiting: () => Promise<void>): Promise<number> {
    const state = this.#producer(id);
    const epoch = ++state.epoch;
    if (state.transaction?.state === 'open') this.#end(state, 'abort');
    while (state.transaction !== null) {
      await waiting();
      this.#assertEpoch(state, epoch);
    }
    return epoch;
  }

  begin(id: string, epoch: number): Transaction {
    const state = this.#producer(id);
    this.#assertEpoch(state, epoch);
    if (state.transaction !== null) throw new Error(`${id} has a transaction that is not finished`);
    state.transaction = {
      state: 'open',
      begunAtMs: this.#scheduler.now,
      touched: new Set(),
      awaited: new Set(),
      offset: null,
    };
    return state.transaction;
  }

  /** @throws FencedError before a request of an old epoch changes anything. */
  check(id: string, epoch: number): void {
    this.#assertEpoch(this.#producer(id), epoch);
  }

  /** Whether the id's last transaction is over to its last marker. */
  finished(id: string): boolean {
    return this.#producer(id).transaction === null;
  }

  /** Decides the transaction; the markers follow. */
  finish(id: string, epoch: number, outcome: 'commit' | 'abort'): void {
    const state = this.#producer(id);
    this.#assertEpoch(state, epoch);
    if (state.transaction?.state === 'open') this.#end(state, outcome);
  }

  /** The group's position as its readers see it: after the marker. */
  position(at: TopicPartition): number | null {
    return this.#positions.get(keyOf(at)) ?? null;
  }

  setPosition(at: TopicPartition, next: number): void {
    this.#positions.set(keyOf(at), next);
  }

  #end(state: ProducerState, outcome: 'commit' | 'abort'): void {
    const transaction = state.transaction as Transaction;
    transaction.state = outcome;
    for (const key of transaction.touched) transaction.awaited.add(key);
    if (transaction.offset !== null) transaction.awaited.add(OFFSETS);
    this.unfinished += 1;
    this.#scheduler.background(this.#writeMarkers(state, transaction));
  }

  async #writeMarkers(state: ProducerState, transaction: Transaction): Promise<void> {
    for (const key of this.#random.shuffled([...transaction.awaited])) {
      await this.#scheduler.turn(this.#coordinator, this.#random.chance(0.1) ? this.#random.int(5, 60) : 0);
      transaction.awaited.delete(key);
      if (key !== OFFSETS) this.#logs.get(key)?.entries.push({ kind: 'marker' });
      else if (transaction.state === 'commit' && transaction.offset !== null)
        this.setPosition(transaction.offset.at, transaction.offset.next);
    }
    state.transaction = null;
    this.unfinished -= 1;
  }

  #assertEpoch(state: ProducerState, epoch: number): void {
    if (state.epoch === epoch) return;
    this.fenced += 1;
    throw new FencedError('a newer producer has this transactional id');
  }

  #producer(id: string): ProducerState {
    const found = this.#producers.get(id);
    if (found !== undefined) return found;
    const fresh: ProducerState = { epoch: 0, transaction: null };
    this.#producers.set(id, fresh);
    return fresh;
  }

  #entries(at: TopicPartition): Entry[] {
    const log = this.#logs.get(keyOf(at));
    if (log === undefined) throw new Error(`no partition ${keyOf(at)}`);
    return log.entries;
  }

  #partitionOf(record: OutputRecord): number {
    let hash = 0;
    for (const byte of Buffer.from(record.key ?? '')) hash = (hash * 31 + byte) % 1_000_003;
    return hash % this.partitionsOf(record.topic).length;
  }
}

export function keyOf(at: TopicPartition): string {
  return `${at.topic}/${String(at.partition)}`;
}

const isPending = (transaction: Transaction | null, key: string): boolean =>
  transaction !== null && (transaction.state === 'open' || transaction.awaited.has(key));

function toConsumed(record: OutputRecord, at: TopicPartition, offset: number, nowMs: number): ConsumedRecord {
  const headers: Record<string, Buffer | undefined> = {};
  for (const [name, value] of Object.entries(record.headers ?? {})) {
    const last = Array.isArray(value) ? (value as readonly (string | Buffer)[]).at(-1) : value;
    headers[name] = last === undefined ? undefined : Buffer.from(last as string);
  }
  return { ...at, offset, timestampMs: record.timestampMs ?? nowMs, ...inPlace(record), headers };
}

/** Key and value among the bytes of a fetch, with something before and behind them. */
function inPlace(record: OutputRecord): Pick<ConsumedRecord, 'key' | 'value'> & { readonly raw: Raw } {
  const key = record.key === null ? null : Buffer.from(record.key as string);
  const { value } = record;
  const around = Buffer.from('around');
  const bytes = Buffer.concat([around, key ?? NOTHING, value ?? NOTHING, around]);
  const keyEnd = around.length + (key?.length ?? 0);
  const valueEnd = keyEnd + (value?.length ?? 0);
  const raw: Raw = {
    bytes,
    keyStart: around.length,
    keyEnd: key === null ? around.length - 1 : keyEnd,
    valueStart: keyEnd,
    valueEnd: value === null ? keyEnd - 1 : valueEnd,
  };
  return {
    key: key === null ? null : bytes.subarray(around.length, keyEnd),
    value: value === null ? null : bytes.subarray(keyEnd, valueEnd),
    raw,
  };
}
